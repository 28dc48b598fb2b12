package org.voltide.csms.roaming.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.retention.Retentions;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.shared.Kind;

class ReceivedInvoicesTest {
  private static final String ALL = "2.3.0/emsp/invoicereconciliation";
  private static final String ONE = ALL + "/NL/MCK/R1";
  private static final String GOOD = record("INV-1", "2026-05-01T10:00:00Z");

  private final RoamingWorld world = RoamingWorld.ofProvider("VLT");
  private final MockPartner mock = new MockPartner("MCK");
  private final ReceivedObjects objects =
      new ReceivedObjects(world.database, world.settings, world.clock);
  private Partner partner;

  @BeforeEach
  void register() {
    world.serve(new ReceivedInvoices(objects));
    partner = world.registered(mock);
  }

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private static String record(String invoice, String updated) {
    return """
    {"country_code":"NL","party_id":"MCK","id":"R1","invoice_id":"%s","cdrs":["C1","C2"],
     "mood":"GENEROUS","last_updated":"%s"}
    """
        .formatted(invoice, updated);
  }

  private int http(String method, String path, String body) {
    return mock.ask(method, world.url(path), body).statusCode();
  }

  private int status(String method, String path, String body) {
    return Json.stored(mock.ask(method, world.url(path), body).body()).path("status_code").asInt();
  }

  private List<Received> kept() {
    return objects.page(Kind.INVOICE, partner.id(), false, new PageQuery()).items();
  }

  @Test
  void invoicesComeAgainChangeAndGo() {
    assertThat(http("POST", ALL, GOOD)).isEqualTo(201);
    assertThat(http("POST", ALL, GOOD)).as("the same again").isEqualTo(200);
    assertThat(kept()).hasSize(1);
    assertThat(world.get(mock, ONE).at("/data/cdrs/1").asText()).isEqualTo("C2");
    assertThat(status("PUT", ONE, record("INV-2", "2026-05-01T11:00:00Z"))).isEqualTo(1000);
    assertThat(status("PUT", ONE, GOOD)).as("older than what is known").isEqualTo(1000);
    assertThat(world.get(mock, ONE).at("/data/invoice_id").asText()).isEqualTo("INV-2");
    assertThat(http("DELETE", ONE, "")).isEqualTo(200);
    assertThat(http("DELETE", ONE, "")).isEqualTo(404);
    assertThat(http("GET", ONE, "")).isEqualTo(404);
    assertThat(objects.taken(partner.id()))
        .allMatch(taken -> taken.objects() == 0 && taken.bytes() == 0);
  }

  @Test
  void whatMakesNoSenseOrIsSomebodyElsesIsRefused() {
    assertThat(http("POST", ALL, GOOD.substring(0, 60))).as("truncated").isEqualTo(400);
    for (String broken :
        List.of(
            "[]",
            "{}",
            GOOD.replace("[\"C1\",\"C2\"]", "[]"),
            GOOD.replace("\"C2\"", "null"),
            GOOD.replace("C2", "C".repeat(40)),
            GOOD.replace("INV-1", " "),
            GOOD.replace("INV-1", "I".repeat(256)),
            GOOD.replace("\"invoice_id\"", "\"invoice\""),
            GOOD.replace("MCK", "OTH"))) {
      assertThat(status("POST", ALL, broken)).as(broken).isEqualTo(2001);
    }
    assertThat(status("PUT", ONE.replace("R1", "R2"), GOOD)).isEqualTo(2001);
    assertThat(http("PATCH", ONE, GOOD)).isEqualTo(405);
    assertThat(kept()).isEmpty();
  }

  @Test
  void nobodyElseReadsOrDeletesThem() {
    http("POST", ALL, GOOD);
    try (MockPartner other = new MockPartner("OTH")) {
      world.registered(other);
      assertThat(other.ask("GET", world.url(ONE), "").statusCode()).isEqualTo(404);
      assertThat(other.ask("DELETE", world.url(ONE), "").statusCode()).isEqualTo(404);
    }
    assertThat(kept()).hasSize(1);
  }

  @Test
  void onlyTheNewerVersionHasTheModule() {
    assertThat(world.get(mock, "2.3.0").findValuesAsText("url")).contains(world.url(ALL));
    assertThat(world.get(mock, "2.2.1").findValuesAsText("identifier"))
        .doesNotContain("invoicereconciliation");
    assertThat(http("POST", ALL.replace("2.3.0", "2.2.1"), GOOD)).isEqualTo(404);
  }

  @Test
  void theyGoWhenCdrsOfTheirAgeDo() {
    http("POST", ALL, GOOD);
    var retention =
        new ReceivedRetention(world.database, Retentions.of(world.database), world.clock);
    retention.sweep();
    assertThat(kept()).hasSize(1);
    world.clock.pass(Duration.ofDays(3651));
    retention.sweep();
    assertThat(kept()).isEmpty();
  }
}
