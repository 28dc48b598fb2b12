package org.voltide.csms.roaming.received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.retention.Retentions;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.MockPartner.Answer;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Pages;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.shared.Kind;

class ReceivedTest {
  private static final String SITE = "2.3.0/emsp/locations/NL/MCK/L1";
  private static final String SESSION = "2.3.0/emsp/sessions/NL/MCK/S1";
  private static final String CDRS = "2.3.0/emsp/cdrs";

  private final RoamingWorld world = RoamingWorld.ofProvider("VLT");
  private final MockPartner mock = new MockPartner("MCK");
  private final ReceivedObjects objects =
      new ReceivedObjects(world.database, world.settings, world.clock);
  private Partner partner;

  @BeforeEach
  void register() {
    world.serve(new ReceivedLocations(objects));
    world.serve(new ReceivedTariffs(objects));
    world.serve(new ReceivedSessions(objects));
    world.serve(new ReceivedCdrs(objects, world.registration));
    partner = world.registered(mock);
  }

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private static String location(String id, String status, String updated) {
    return """
    {"country_code":"NL","party_id":"MCK","id":"%s","publish":true,"address":"Kade 1",
     "city":"Utrecht","country":"NLD","coordinates":{"latitude":"52.1","longitude":"5.1"},
     "evses":[{"uid":"E1","status":"%s","capabilities":["TELEPATHY"],"last_updated":"%s",
       "connectors":[{"id":"1","standard":"IEC_62196_T9","format":"CABLE","power_type":"DC",
         "max_voltage":500,"max_amperage":200,"last_updated":"%s"}]}],
     "time_zone":"Europe/Amsterdam","news":[1],"last_updated":"%s"}
    """
        .formatted(id, status, updated, updated, updated);
  }

  private static String session(String kwh, String updated) {
    return """
    {"country_code":"NL","party_id":"MCK","id":"S1","start_date_time":"2026-05-01T10:00:00Z",
     "kwh":%s,"cdr_token":{"country_code":"DE","party_id":"VLT","uid":"04AA","type":"RFID",
       "contract_id":"DE-VLT-C1"},"auth_method":"WHITELIST","location_id":"L1","evse_uid":"E1",
     "connector_id":"1","currency":"EUR","status":"DREAMING",
     "charging_periods":[{"start_date_time":"2026-05-01T10:00:00Z","dimensions":[]}],
     "last_updated":"%s"}
    """
        .formatted(kwh, updated);
  }

  private static String cdr(String id, String cost) {
    return """
    {"country_code":"NL","party_id":"MCK","id":"%s","start_date_time":"2026-05-01T10:00:00Z",
     "end_date_time":"2026-05-01T11:00:00Z","cdr_token":{"country_code":"DE","party_id":"VLT",
       "uid":"04AA","type":"RFID","contract_id":"DE-VLT-C1"},"currency":"EUR",
     "total_cost":%s,"total_energy":-1.5,"total_time":1,"last_updated":"2026-05-01T11:00:00Z"}
    """
        .formatted(id, cost);
  }

  private static final String PAID = "{\"before_taxes\":10.00,\"taxes\":[]}";

  private int http(String method, String path, String body) {
    return mock.ask(method, world.url(path), body).statusCode();
  }

  private int status(String method, String path, String body) {
    return Json.stored(mock.ask(method, world.url(path), body).body()).path("status_code").asInt();
  }

  private List<Received> all(Kind kind) {
    return objects.page(kind, partner.id(), false, new PageQuery()).items();
  }

  @Test
  void whatWeAreIsToldAndOnlyProvidersReceive() {
    JsonNode roles = world.get(mock, "2.3.0/credentials").at("/data/roles");
    assertThat(roles.findValuesAsText("role")).containsExactly("CPO", "EMSP");
    JsonNode endpoints = world.get(mock, "2.3.0").at("/data/endpoints");
    assertThat(endpoints.findValuesAsText("url"))
        .contains(world.url("2.3.0/cpo/locations"), world.url("2.3.0/emsp/locations"));
    assertThat(
            mock.ask("PUT", world.url("2.3.0/credentials"), mock.credentials("DE", "vlt")).body())
        .contains("2001", "our own name");
  }

  @Test
  void locationsComeInWholeAndInParts() {
    assertThat(http("PUT", SITE, location("L1", "SLEEPING", "2026-05-01T10:00:00Z")))
        .isEqualTo(201);
    assertThat(http("PUT", SITE, location("L1", "SLEEPING", "2026-05-01T10:00:00Z")))
        .isEqualTo(200);
    assertThat(world.get(mock, SITE + "/e1").at("/data/status").asText()).isEqualTo("SLEEPING");
    assertThat(status("PATCH", SITE + "/E1", "{\"status\":\"CHARGING\"}")).isEqualTo(2001);
    String patch = "{\"status\":\"CHARGING\",\"last_updated\":\"2026-05-01T10:05:00Z\"}";
    assertThat(status("PATCH", SITE + "/E1", patch)).isEqualTo(1000);
    assertThat(status("PATCH", SITE + "/E7", patch)).isEqualTo(2001);
    assertThat(status("PATCH", SITE.replace("L1", "L7") + "/E1", patch)).isEqualTo(2003);
    String plug = "{\"id\":\"2\",\"standard\":\"MCS\",\"last_updated\":\"2026-05-01T10:06:00Z\"}";
    assertThat(status("PUT", SITE + "/E1/2", plug)).isEqualTo(1000);
    assertThat(status("PUT", SITE + "/E1/3", plug)).isEqualTo(2001);
    JsonNode known = world.get(mock, SITE).path("data");
    assertThat(known.path("last_updated").asText()).isEqualTo("2026-05-01T10:06:00Z");
    assertThat(known.at("/evses/0/connectors").size()).isEqualTo(2);
    assertThat(known.at("/news/0").asInt()).as("kept as it came").isEqualTo(1);

    assertThat(status("PUT", SITE, location("L1", "AVAILABLE", "2026-05-01T09:00:00Z")))
        .as("older than what is known")
        .isEqualTo(1000);
    assertThat(world.get(mock, SITE + "/E1").at("/data/status").asText()).isEqualTo("CHARGING");
  }

  private static String evse(String uid, String status, String updated) {
    return "{\"uid\":\"%s\",\"status\":\"%s\",\"connectors\":[],\"last_updated\":\"%s\"}"
        .formatted(uid, status, updated);
  }

  private String state(String evse) {
    return world.get(mock, SITE + "/" + evse).at("/data/status").asText();
  }

  @Test
  void whatComesAtOnceOrLaterThanItWasWrittenIsKept() {
    http("PUT", SITE, location("L1", "AVAILABLE", "2026-05-01T10:00:00Z"));
    List<String> evses = IntStream.range(2, 10).mapToObj(i -> "E" + i).toList();
    evses.parallelStream()
        .forEach(e -> http("PUT", SITE + "/" + e, evse(e, "AVAILABLE", "2026-05-01T10:05:00Z")));
    JsonNode site = world.get(mock, SITE).path("data");
    assertThat(site.path("evses").findValuesAsText("uid")).containsAll(evses).hasSize(9);

    status(
        "PATCH",
        SITE + "/E2",
        "{\"status\":\"BLOCKED\",\"last_updated\":\"%s\"}".formatted("2026-05-01T10:07:00Z"));
    status(
        "PATCH",
        SITE + "/E3",
        "{\"status\":\"CHARGING\",\"last_updated\":\"%s\"}".formatted("2026-05-01T10:06:00Z"));
    status(
        "PATCH",
        SITE + "/E2",
        "{\"status\":\"PLANNED\",\"last_updated\":\"%s\"}".formatted("2026-05-01T10:06:30Z"));
    status("PUT", SITE + "/E2", evse("E2", "UNKNOWN", "2026-05-01T10:06:30Z"));
    status("PATCH", SITE, "{\"city\":\"Delft\",\"last_updated\":\"2026-05-01T10:07:00Z\"}");
    JsonNode known = world.get(mock, SITE).path("data");
    assertThat(state("E2")).as("newer than what came").isEqualTo("BLOCKED");
    assertThat(state("E3")).as("older than another EVSE is no reason").isEqualTo("CHARGING");
    assertThat(known.path("city").asText()).as("of the same instant").isEqualTo("Delft");
    assertThat(known.path("last_updated").asText()).isEqualTo("2026-05-01T10:07:00Z");
    assertThat(status("PATCH", SITE, "{\"id\":\"L9\",\"last_updated\":\"2026-05-01T10:08:00Z\"}"))
        .isEqualTo(2001);
    assertThat(status("PATCH", SITE, "{\"last_updated\":\"today\"}")).isEqualTo(2001);
  }

  @Test
  void aPartnerHasSoMuchRoom() {
    String wide = location("L1", "AVAILABLE", "2026-05-01T10:00:00Z");
    http("PUT", SITE, wide.replace("[1]", "\"" + "ü".repeat(8_000) + "\""));
    String more = wide.replace("[1]", "\"" + "x".repeat(5_000) + "\"").replace("L1", "L2");
    assertThat(mock.ask("PUT", world.url(SITE.replace("L1", "L2")), more).body())
        .as("our failure: it may come again")
        .contains("3000", "There is no room", "are kept");
    assertThat(all(Kind.LOCATION)).hasSize(1);
    assertThat(objects.taken(partner.id()))
        .singleElement()
        .matches(taken -> taken.objects() == 1 && taken.refused() == 1)
        .matches(taken -> world.clock.instant().equals(taken.refusedAt()));
    String later = wide.replace("10:00:00", "10:01:00");
    assertThat(status("PUT", SITE, later)).isEqualTo(1000);
    assertThat(http("PUT", SITE.replace("L1", "L2"), more)).as("there is room now").isEqualTo(201);
  }

  @Test
  void aPartnerHasSoManyOfAKind() {
    world.database.update(
        "insert into roaming_received_size values (?, 'CDR', 200, 0)", partner.id());
    assertThat(mock.ask("POST", world.url(CDRS), cdr("C1", PAID)).body())
        .contains("3000", "no more than 200 cdrs");
    assertThat(all(Kind.CDR)).isEmpty();
    assertThat(http("PUT", SESSION, session("1", "2026-05-01T10:00:00Z"))).isEqualTo(201);
  }

  @Test
  void whatIsPastItsRetentionGoesOnceItIsBilled() {
    Duration years = Duration.ofDays(3_650);
    var retention =
        new ReceivedRetention(world.database, Retentions.of(world.database), world.clock);
    String old = session("1", "2026-05-01T10:00:00Z");
    for (String id : List.of("S1", "S2", "S3")) {
      http("PUT", SESSION.replace("S1", id), old.replace("S1", id));
    }
    world.database.update("update roaming_received set erased = true where id = 'S3'");
    http("POST", CDRS, cdr("C1", PAID).replace("\"id\"", "\"session_id\":\"s1\",\"id\""));
    http("POST", CDRS, cdr("C3", PAID).replace("\"id\"", "\"session_id\":\"S3\",\"id\""));
    retention.sweep();
    assertThat(all(Kind.SESSION)).hasSize(3);

    world.clock.pass(Duration.ofDays(401));
    retention.sweep();
    assertThat(all(Kind.SESSION)).extracting(Received::id).containsExactly("S2", "S3");
    assertThat(all(Kind.CDR)).hasSize(2);
    assertThat(objects.taken(partner.id())).extracting(Taken::objects).containsExactly(2L, 2L);
    assertThatThrownBy(() -> world.database.update("delete from roaming_received"))
        .hasMessageContaining("never changes");

    world.clock.pass(years);
    retention.sweep();
    assertThat(all(Kind.SESSION)).isEmpty();
    assertThat(all(Kind.CDR)).isEmpty();
    assertThat(objects.taken(partner.id()))
        .allMatch(taken -> taken.objects() == 0 && taken.bytes() == 0);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsChangedInTheMomentOfItsRetentionStays() {
    Duration year = Duration.ofDays(365);
    world.database.update("insert into retention values ('ROAMING_CDRS', 365)");
    world.database.update("insert into retention values ('ROAMING_SESSIONS', 365)");
    var retention =
        new ReceivedRetention(world.database, Retentions.of(world.database), world.clock);
    for (String id : List.of("S1", "S2")) {
      String session = session("1", "2026-05-01T10:00:00Z").replace("S1", id);
      http("PUT", SESSION.replace("S1", id), session);
    }
    world.clock.pass(year.plusDays(1));
    world.database.transact(
        statements -> {
          statements.update(
              "update roaming_received set received_at = ? where id = 'S1'", world.clock.instant());
          retention.sweep();
        });
    assertThat(all(Kind.SESSION)).extracting(Received::id).containsExactly("S1");
    assertThat(objects.taken(partner.id())).extracting(Taken::objects).containsExactly(1L);
    retention.sweep();
    assertThat(all(Kind.SESSION)).hasSize(1);
  }

  @Test
  void aSessionWhoseDriverWasErasedStaysSo() {
    http("PUT", SESSION, session("1.5", "2026-05-01T10:00:00Z"));
    world.database.update(
        "update roaming_received set erased = true, document = replace(document, '04AA', 'gone')");
    assertThat(status("PUT", SESSION, session("2", "2026-05-01T11:00:00Z"))).isEqualTo(1000);
    assertThat(status("PATCH", SESSION, "{\"kwh\":3,\"last_updated\":\"2026-05-01T12:00:00Z\"}"))
        .isEqualTo(1000);
    assertThat(all(Kind.SESSION).getFirst().document().toString())
        .contains("gone", "\"kwh\":1.5")
        .doesNotContain("04AA");
  }

  @Test
  void aPartnerSpeaksForItselfAndInSentencesThatMakeSense() {
    String good = location("L1", "AVAILABLE", "2026-05-01T10:00:00Z");
    String foreign = good.replace("\"MCK\"", "\"OTH\"");
    assertThat(status("PUT", SITE.replace("MCK", "OTH"), foreign)).isEqualTo(2001);
    assertThat(status("PUT", SITE, foreign)).isEqualTo(2001);
    assertThat(http("PUT", SITE, good.substring(0, 200))).isEqualTo(400);
    for (String broken :
        List.of(
            "[]",
            "{}",
            "null",
            good.replace("\"city\"", "\"town\""),
            good.replace("[{\"uid\"", "[null,{\"uid\""))) {
      assertThat(status("PUT", SITE, broken)).as(broken).isEqualTo(2001);
    }
    assertThat(status("DELETE", SITE, "")).isEqualTo(2001);
    assertThat(all(Kind.LOCATION)).isEmpty();
    MockPartner other = new MockPartner("OTH");
    try (other) {
      world.registered(other);
      http("PUT", SITE, good);
      assertThat(world.get(other, SITE).path("status_code").asInt()).isEqualTo(2001);
    }
  }

  @Test
  void sessionsGrowByPatches() {
    assertThat(status("PUT", SESSION, session("1.5", "2026-05-01T10:00:00Z"))).isEqualTo(1000);
    String patch =
        "{\"kwh\":-2.5,\"charging_periods\":[{\"x\":1},{\"x\":2}],"
            + "\"last_updated\":\"2026-05-01T10:30:00Z\"}";
    assertThat(status("PATCH", SESSION, patch)).isEqualTo(1000);
    assertThat(status("PATCH", SESSION, patch)).as("again").isEqualTo(1000);
    JsonNode known = world.get(mock, SESSION).path("data");
    assertThat(known.path("charging_periods").size()).isEqualTo(3);
    assertThat(known.path("kwh").decimalValue()).isEqualByComparingTo("-2.5");
    assertThat(
            status(
                "PUT", SESSION, session("2", "2026-05-01T11:00:00Z").replace("\"VLT\"", "\"ELS\"")))
        .as("a driver of others")
        .isEqualTo(2001);
  }

  @Test
  void aCdrComesTwiceAndNeverChanges() {
    var answer = mock.ask("POST", world.url(CDRS), cdr("C 1", PAID));
    assertThat(answer.statusCode()).isEqualTo(201);
    String place = answer.headers().firstValue("Location").orElseThrow();
    assertThat(place).isEqualTo(world.url(CDRS + "/NL/MCK/C%201"));
    assertThat(Json.stored(mock.ask("GET", place, "").body()).at("/data/total_cost/before_taxes"))
        .isEqualTo(Json.stored("10.00"));
    assertThat(http("POST", CDRS, cdr("C 1", PAID))).isEqualTo(200);
    assertThat(status("POST", CDRS, cdr("C 1", PAID))).isEqualTo(1000);
    assertThat(mock.ask("POST", world.url(CDRS), cdr("C 1", PAID.replace("10", "11"))).body())
        .contains("2001", "never changes");
    assertThat(status("POST", CDRS, cdr("C2", "12"))).isEqualTo(2001);
    assertThat(http("PUT", CDRS + "/NL/MCK/C2", cdr("C2", PAID))).isEqualTo(405);
    assertThat(all(Kind.CDR)).hasSize(1);
  }

  @Test
  void olderPartnersTellPricesOtherwise() {
    MockPartner old = new MockPartner("OLD");
    try (old) {
      Partner older = world.registered(old, "2.2.1");
      String cdr = cdr("C1", "{\"excl_vat\":8.40,\"incl_vat\":10.00}").replace("MCK", "OLD");
      var answer = old.ask("POST", world.url("2.2.1/emsp/cdrs"), cdr);
      assertThat(answer.statusCode()).isEqualTo(201);
      Received received =
          objects.page(Kind.CDR, older.id(), false, new PageQuery()).items().getFirst();
      Foreign.Bill bill = (Foreign.Bill) Foreign.read(older.wire(), Kind.CDR, received.document());
      assertThat(bill.totalCost().total()).isEqualByComparingTo("10.00");
      for (String nonsense : List.of("{\"excl_vat\":\"8\"}", "{\"excl_vat\":1e999999999}")) {
        String body = cdr.replace("C1", "C2").replaceAll("\\{\"excl[^}]*}", nonsense);
        assertThat(old.ask("POST", world.url("2.2.1/emsp/cdrs"), body).body()).contains("2001");
      }
    }
  }

  @Test
  void tariffsComeAndGo() {
    String path = "2.3.0/emsp/tariffs/NL/MCK/T1";
    String tariff =
        """
        {"country_code":"NL","party_id":"MCK","id":"T1","currency":"EUR","tax_included":"N/A",
         "elements":[{"price_components":[{"type":"SMELL","price":0.5,"step_size":1}]}],
         "last_updated":"2026-05-01T10:00:00Z"}
        """;
    assertThat(http("PUT", path, tariff)).isEqualTo(201);
    assertThat(http("PATCH", path, tariff)).isEqualTo(405);
    assertThat(http("DELETE", path, "")).isEqualTo(200);
    assertThat(http("DELETE", path, "")).isEqualTo(404);
    assertThat(http("GET", path, "")).isEqualTo(404);
  }

  @Test
  void whatWasNotPushedIsFetched() throws InterruptedException {
    mock.answer(
        "/2.3.0/locations",
        asked ->
            asked.path().contains("offset=1")
                ? page(location("L2", "AVAILABLE", "2026-05-01T10:00:00Z"), "?offset=1")
                : page(
                    location("L1", "AVAILABLE", "2026-05-01T10:00:00Z") + ",null,{\"id\":1}",
                    "?offset=1"));
    mock.answer("/2.3.0/cdrs", _ -> Answer.of(200, "{\"data\":[{"));
    partner = withLists();
    ReceivedFetcher fetcher =
        new ReceivedFetcher(
            world.settings,
            world.partners,
            new Pages(world.client),
            objects,
            world.database,
            world.clock);
    assertThat(fetcher.fetch(partner)).as("a page leads to itself").isZero();
    assertThat(all(Kind.LOCATION)).as("what was read is kept").hasSize(2);
    assertThat(objects.page(Kind.LOCATION, null, true, new PageQuery()).items())
        .isEqualTo(all(Kind.LOCATION).reversed());
    assertThat(fetcher.fetch(partner)).as("not due yet").isZero();
    mock.answer(
        "/2.3.0/locations",
        _ ->
            Answer.of(
                200,
                MockPartner.envelope(
                    "[" + location("L3", "AVAILABLE", "2026-05-01T10:00:00Z") + "]")));
    mock.answer(
        "/2.3.0/cdrs", _ -> Answer.of(200, MockPartner.envelope("[" + cdr("C1", PAID) + "]")));
    world.clock.pass(Duration.ofMinutes(16));
    assertThat(fetcher.fetch(partner)).isEqualTo(2);
    assertThat(mock.asked("GET", "/2.3.0/locations").getLast().path())
        .as("all again")
        .endsWith("?date_from=2010-01-01T00:00:00Z");
    world.clock.pass(Duration.ofHours(7));
    fetcher.fetch(partner);
    assertThat(mock.asked("GET", "/2.3.0/locations").getLast().path())
        .endsWith("?date_from=2026-04-30T12:16:00Z");
  }

  private Answer page(String items, String next) {
    return new Answer(
        200,
        MockPartner.envelope("[" + items + "]"),
        Map.of("Link", "<%s/2.3.0/locations%s>; rel=\"next\"".formatted(mock.address(), next)));
  }

  /** The mock with lists of its own. */
  private Partner withLists() {
    String endpoints =
        "[{\"identifier\":\"locations\",\"role\":\"SENDER\",\"url\":\"%1$s/2.3.0/locations\"},"
            + "{\"identifier\":\"cdrs\",\"role\":\"SENDER\",\"url\":\"%1$s/2.3.0/cdrs\"}]";
    world.database.update(
        "update roaming_partner set endpoints = ?", endpoints.formatted(mock.address()));
    return world.partners.demand(partner.id());
  }
}
