package org.voltide.simulator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.scenario.Fleet;
import org.voltide.simulator.scenario.Habit;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.station.StationSpec;

/** Makes the core know what a scenario is about; what it knows already stays as it is. */
public record Registration(CoreApi api, Passwords passwords) {
  private static final double EFFICIENCY = 0.93;
  private static final double WEAR_PER_KWH = 0.05;
  private static final double MIN_CURRENT_W = 6 * 230;

  private record NewSite(
      String id,
      String name,
      String timeZone,
      double importLimitW,
      double exportLimitW,
      double baseLoadW,
      @Nullable Double latitude,
      @Nullable Double longitude) {}

  private record Connector(int id, String type) {}

  private record NewEvse(
      int id,
      String current,
      int phases,
      double maxChargeW,
      double maxDischargeW,
      List<Connector> connectors) {}

  private record NewStation(
      String id,
      String name,
      String siteId,
      boolean acceptsNegativeLimits,
      String password,
      List<NewEvse> evses) {}

  private record Password(String password) {}

  private record NewAuthorities(String purpose, String certificates) {}

  private record Silence(String whenSilent) {}

  private record NewContract(String emaid, String pcid, String note) {}

  private record SignedData(String iso15118SchemaVersion, String certificateInstallationRes) {}

  private record NewVehicle(
      String name,
      double capacityWh,
      double maxChargeW,
      double maxDischargeW,
      double minChargeW,
      double chargeEfficiency,
      double dischargeEfficiency,
      double minSocPercent,
      double maxSocPercent,
      double wearPerKwh,
      Handling handling) {}

  private record Warranty(double outWh, String per) {}

  /** Owners want the battery used down to the edge that they name. */
  private record Handling(double floorSocPercent) {}

  private record NewToken(
      String idToken,
      String type,
      String holder,
      String status,
      String vehicleId,
      @Nullable Double targetSocPercent,
      @Nullable String departureTime,
      boolean maySupplyGrid) {}

  /**
   * Creates what is missing: trust in the issuer of contracts, sites, stations with passwords,
   * vehicles, tokens. Of guests the core knows nothing.
   *
   * @throws CoreException when the core refuses
   */
  public void register(Scenario scenario, Fleet fleet, Contracts contracts) {
    trust(contracts);
    scenario.sites().forEach(site -> api.create("/sites", newSite(site)));
    fleet.stations().forEach(this::station);
    Map<String, Habit> habits = Habit.byCar(scenario, fleet);
    Map<String, String> vehicles = idsBy("/vehicles", "name");
    Map<String, String> tokens = idsBy("/tokens", "idToken");
    for (CarSpec car : fleet.cars().stream().filter(car -> !car.guest()).toList()) {
      Optional<Habit> habit = Optional.ofNullable(habits.get(car.id()));
      String vehicle = vehicles.computeIfAbsent(car.id(), id -> vehicle(car, habit));
      if (!tokens.containsKey(car.token())) {
        var _ = api.create("/tokens", newToken(car, vehicle, habit));
      }
    }
  }

  /**
   * Has the core trust who issues the contracts that cars ask for, and hand these out. What is
   * there stays.
   *
   * @throws CoreException when the core refuses, or cannot verify contracts yet
   */
  public void provide(Provisioning provisioning) {
    for (Provisioning.Trusted authorities : provisioning.trusted()) {
      var _ =
          api.create(
              "/authorities",
              new NewAuthorities(authorities.purpose(), authorities.certificates()));
    }
    provisioning.silent().forEach(this::acceptSilence);
    for (Provisioning.Delivery delivery : provisioning.deliveries()) {
      var _ =
          api.create(
              "/contracts", new NewContract(delivery.emaid(), delivery.pcid(), "Simulated car"));
      String contract =
          api.list("/contracts?pcid=" + delivery.pcid()).stream()
              .filter(one -> one.path("emaid").asText().equals(delivery.emaid()))
              .filter(one -> !one.path("state").asText().equals("ENDED"))
              .map(one -> one.path("id").asText())
              .findFirst()
              .orElseThrow(() -> new CoreException("no contract " + delivery.emaid()));
      var _ =
          api.put(
              "/contracts/" + contract + "/signed-data",
              new SignedData(delivery.schemaVersion(), delivery.exiResponse()));
    }
  }

  private void acceptSilence(String root) {
    var _ = api.put("/authorities/" + root + "/silence", new Silence("ACCEPT"));
  }

  /** The issuer of the contracts answers nobody whether they are revoked. */
  private void trust(Contracts contracts) {
    contracts
        .rootPem()
        .ifPresent(root -> api.create("/authorities", new NewAuthorities("CONTRACTS", root)));
    contracts.rootFingerprint().ifPresent(this::acceptSilence);
  }

  /** A new station brings its password; one whose password is not known here gets a new one. */
  private void station(StationSpec station) {
    Optional<String> known = passwords.of(station.id());
    String password = known.orElseGet(Passwords::generate);
    boolean created = api.create("/stations", newStation(station, password)).isPresent();
    if (!created && known.isEmpty()) {
      var _ = api.put("/stations/" + station.id() + "/password", new Password(password));
    }
    if (known.isEmpty()) {
      passwords.put(station.id(), password);
    }
  }

  private String vehicle(CarSpec car, Optional<Habit> habit) {
    String id =
        api.create("/vehicles", newVehicle(car, habit))
            .map(created -> created.path("id").asText())
            .orElseThrow(() -> new CoreException("vehicle " + car.id() + " was created elsewhere"));
    car.warrantyWhPerYear()
        .ifPresent(wh -> api.put("/vehicles/" + id + "/warranty", new Warranty(wh, "YEAR")));
    return id;
  }

  private Map<String, String> idsBy(String path, String name) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode item : api.list(path)) {
      ids.put(item.path(name).asText(), item.path("id").asText());
    }
    return ids;
  }

  private static NewSite newSite(Scenario.Site site) {
    return new NewSite(
        site.id(),
        site.name() == null ? site.id() : site.name(),
        site.zone().getId(),
        site.importLimitKw() * 1000,
        site.exportLimitKw() * 1000,
        site.baseLoadKw() * 1000,
        site.latitude(),
        site.longitude());
  }

  private static NewStation newStation(StationSpec station, String password) {
    String plug = station.current() == StationSpec.Current.AC ? "cType2" : "cCCS2";
    List<NewEvse> evses =
        IntStream.rangeClosed(1, station.evses())
            .mapToObj(
                id ->
                    new NewEvse(
                        id,
                        station.current().name(),
                        station.phases(),
                        station.maxChargeW(),
                        station.maxDischargeW(),
                        List.of(new Connector(1, plug))))
            .toList();
    return new NewStation(
        station.id(),
        station.id(),
        station.siteId(),
        station.acceptsNegativeLimits(),
        password,
        evses);
  }

  private static NewVehicle newVehicle(CarSpec car, Optional<Habit> habit) {
    boolean ac = habit.filter(Habit::ac).isPresent();
    return new NewVehicle(
        car.id(),
        car.capacityWh(),
        car.maxChargeW(),
        car.maxDischargeW(),
        ac ? MIN_CURRENT_W * car.phases() : 0,
        EFFICIENCY,
        EFFICIENCY,
        car.minSocPercent(),
        car.maxSocPercent(),
        WEAR_PER_KWH,
        new Handling(car.minSocPercent()));
  }

  private static NewToken newToken(CarSpec car, String vehicleId, Optional<Habit> habit) {
    return new NewToken(
        car.token(),
        car.tokenType(),
        car.id(),
        "Accepted",
        vehicleId,
        habit.map(Habit::targetSocPercent).orElse(null),
        habit.map(Habit::leave).map(LocalTime::toString).orElse(null),
        car.maxDischargeW() > 0);
  }
}
