package org.voltide.simulator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.scenario.Fleet;
import org.voltide.simulator.scenario.Scenario;

/**
 * Makes two cores roam with each other: one operates the stations of a scenario, the other has its
 * guests as drivers. What is there already stays as it is.
 */
public record Roaming(CoreApi operator, CoreApi provider) {
  private static final String PARTNERS = "/roaming/partners";
  private static final double VAT_PERCENT = 19;
  private static final double PER_KWH = 0.49;

  private record Shown(String address, String city, String country, double taxPercent) {}

  private record Tariff(String currency, double perKwh, double perHour, double fixed) {}

  private record Card(String idToken, String type, String holder, String status) {}

  /**
   * Registers places, drivers and partners.
   *
   * @throws CoreException when one of the two refuses
   */
  public void connect(Scenario scenario, Fleet fleet) {
    scenario.sites().forEach(this::show);
    Set<String> known =
        provider.list("/tokens").stream()
            .map(token -> token.path("idToken").asText())
            .collect(Collectors.toSet());
    fleet.cars().stream()
        .filter(car -> car.guest() && !known.contains(car.id()))
        .forEach(this::register);
    if (!isConnected()) {
      connect();
    }
  }

  private void show(Scenario.Site site) {
    String path = "/sites/" + site.id();
    String name = site.name() == null ? site.id() : site.name();
    operator.put(path + "/tariff", new Tariff("EUR", PER_KWH, 0, 0));
    operator.put(path + "/roaming", new Shown(name, "Berlin", "DEU", VAT_PERCENT));
  }

  private void register(CarSpec guest) {
    var _ = provider.create("/tokens", new Card(guest.id(), "ISO14443", guest.id(), "Accepted"));
  }

  private boolean isConnected() {
    return provider
        .get(PARTNERS)
        .valueStream()
        .anyMatch(partner -> partner.path("state").asText().equals("REGISTERED"));
  }

  /** The operator invites, the provider registers with what it got. */
  private void connect() {
    JsonNode invitation = made(operator, Map.of("name", "Provider", "v2g", "EXTENDED"));
    made(
        provider,
        Map.of(
            "name",
            "Operator",
            "versionsUrl",
            invitation.path("versionsUrl").asText(),
            "token",
            invitation.path("token").asText()));
  }

  private static JsonNode made(CoreApi core, Map<String, String> partner) {
    return core.create(PARTNERS, partner)
        .orElseThrow(() -> new CoreException("roaming is off: set voltide.roaming.address"));
  }
}
