package org.voltide.csms.energy.settlement;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.ledger.LedgerEntry;
import org.voltide.csms.energy.ledger.LedgerStore;
import org.voltide.csms.energy.ledger.Rates;
import org.voltide.csms.energy.ledger.Reading;
import org.voltide.csms.energy.ledger.SessionAccount;
import org.voltide.csms.energy.ledger.Totals;
import org.voltide.csms.energy.warranty.WarrantyStore;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;

@QuarkusTest
class SettlementResourceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Inject Database database;
  @Inject LedgerStore ledgers;
  @Inject StatementStore statements;
  @Inject WarrantyStore warranties;
  @Inject Exports exports;

  private static void site(String id) {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                id,
                "name",
                "Depot",
                "timeZone",
                "Europe/Berlin",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000))
        .post("/api/v1/sites")
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> contract(String site, String name, String from) {
    Map<String, Object> contract = new HashMap<>();
    contract.put("siteId", site);
    contract.put("name", name);
    contract.put("basis", "SAVING");
    contract.put("validFrom", from);
    contract.put("shares", Map.of("driver", 50, "fleet", 30, "siteHost", 15, "operator", 5));
    return contract;
  }

  private static ValidatableResponse post(Map<String, Object> contract) {
    return Callers.operator().body(contract).post("/api/v1/share-contracts").then();
  }

  private static ValidatableResponse get(String site, String what, String accept) {
    return Callers.viewer()
        .accept(accept)
        .get(
            "/api/v1/sites/{site}/settlement"
                + what
                + "?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
            site)
        .then();
  }

  @Test
  void aContractIsMadeOnceForATimeAndKeptOnceItWasUsed() {
    site("shared");
    Map<String, Object> wrong = contract("shared", "Too much", "2026-01-01T00:00:00Z");
    wrong.put("shares", Map.of("driver", 50, "fleet", 30, "siteHost", 15, "operator", 6));
    post(wrong).statusCode(422).body("errors[0].pointer", equalTo("/shares"));
    post(contract("nowhere", "A", "2026-01-01T00:00:00Z"))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/siteId"));
    Map<String, Object> first = contract("shared", "First", "2026-01-01T00:00:00Z");
    String id =
        post(first).statusCode(201).body("shares.driver", equalTo(50f)).extract().path("id");
    post(contract("shared", "Second", "2026-06-01T00:00:00Z")).statusCode(409);
    Callers.viewer().body(first).post("/api/v1/share-contracts").then().statusCode(403);

    settle("shared", "S-1", 1000);
    Callers.operator().delete("/api/v1/share-contracts/{id}", id).then().statusCode(409);
    first.put("name", "Renamed");
    Callers.operator().body(first).put("/api/v1/share-contracts/{id}", id).then().statusCode(409);
    first.put("name", "First");
    first.put("validUntil", NOON.toString());
    Callers.operator()
        .body(first)
        .put("/api/v1/share-contracts/{id}", id)
        .then()
        .statusCode(409)
        .body("detail", containsString("began at 2026-03-01T12:00:00Z"));
    first.put("validUntil", "2026-06-01T00:00:00Z");
    Callers.operator()
        .body(first)
        .put("/api/v1/share-contracts/{id}", id)
        .then()
        .statusCode(200)
        .body("validUntil", equalTo("2026-06-01T00:00:00Z"));
    String second =
        post(contract("shared", "Second", "2026-06-01T00:00:00Z"))
            .statusCode(201)
            .extract()
            .path("id");
    Callers.viewer()
        .get("/api/v1/share-contracts?site=shared")
        .then()
        .statusCode(200)
        .body("items", hasSize(2));
    Callers.operator().delete("/api/v1/share-contracts/{id}", second).then().statusCode(204);
    Callers.viewer().get("/api/v1/share-contracts/{id}", second).then().statusCode(404);
  }

  @Test
  void aPeriodAddsUpWhatItsSessionsComeTo() {
    site("summed");
    post(contract("summed", "Vans", "2026-01-01T00:00:00Z")).statusCode(201);
    settle("summed", "A-1", 1000);
    settle("summed", "A-2", 3000);

    // 4 kWh at 0.30 against 1.50 each.
    get("summed", "", "application/json")
        .statusCode(200)
        .body("currency", equalTo("EUR"))
        .body("unsettled", equalTo(0))
        .body("total.sessions", equalTo(2))
        .body("total.steered", equalTo(2))
        .body("total.energyInWh", equalTo(4000f))
        .body("total.saving", equalTo(1.8f))
        .body("total.amounts.driver", equalTo(0.9f))
        .body("total.amounts.operator", equalTo(0.09f))
        .body("contracts", hasSize(1))
        .body("contracts[0].name", equalTo("Vans"))
        .body("contracts[0].sum.amounts.fleet", equalTo(0.54f));
    get("summed", "/sessions", "application/json")
        .statusCode(200)
        .body("", hasSize(2))
        .body("driver_eur", containsInAnyOrder(0.6f, 0.3f))
        .body("[0].holder", nullValue())
        .body("[0].contract", equalTo("Vans"));
    Callers.viewer()
        .get("/api/v1/energy?site=summed&first=2026-03-01&last=2026-03-02")
        .then()
        .statusCode(200)
        .body("buckets", hasSize(2))
        .body("buckets[0].start", equalTo("2026-03-01"))
        .body("total.energyInWh", equalTo(4000f))
        .body("total.saved", equalTo(1.8f))
        .body("sites.siteId", equalTo(List.of("summed")));
    Callers.viewer().get("/api/v1/energy?site=nowhere").then().statusCode(404);
    Callers.viewer()
        .get("/api/v1/energy?first=2024-03-01&last=2026-03-02")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("first"));
    Callers.viewer()
        .get("/api/v1/energy?bucket=week")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("bucket"));
    Callers.viewer()
        .get("/api/v1/energy?last=yesterday")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("last"));
    get("nowhere", "", "application/json").statusCode(404);
    Callers.viewer()
        .get("/api/v1/sites/summed/settlement?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("to"));
  }

  @Test
  void entriesAreExportedInOrderWithEveryRevisionAskedFor() {
    site("exported");
    UUID session = settle("exported", "=1+1", 1000);
    ledgers.record(session, entries(1200), NOON);

    String csv = get("exported", "/entries", "text/csv").statusCode(200).extract().asString();
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .startsWith(
            "start,session_id,transaction_id,station_id,evse_id,vehicle_id,revision,reason");
    assertThat(lines.get(1))
        .startsWith("2026-03-01T12:00:00Z," + session + ",'=1+1,exported-=1+1,1,");
    assertThat(lines.get(1)).contains(",READINGS,").contains(",600.000000,0.000000,");
    String all =
        Callers.viewer()
            .accept("text/csv")
            .get(
                "/api/v1/sites/exported/settlement/entries?from=2026-03-01T12:00:00Z"
                    + "&to=2026-03-01T12:15:00Z&revisions=all")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(all.lines()).hasSize(3);
    Callers.viewer()
        .get(
            "/api/v1/sites/exported/settlement/entries?from=2026-03-01T12:00:00Z"
                + "&to=2026-03-01T12:15:00Z&revisions=some")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("revisions"));
    Callers.viewer()
        .accept("text/csv")
        .get("/api/v1/sites/exported/settlement/entries?to=2026-03-01T12:00:00Z")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("from"));
  }

  @Test
  void aVehicleCountsWhatItGaveAndWhatIsLeft() {
    String id =
        Callers.operator()
            .body(
                Map.of(
                    "name",
                    "van",
                    "capacityWh",
                    50_000,
                    "maxChargeW",
                    20_000,
                    "maxDischargeW",
                    20_000))
            .post("/api/v1/vehicles")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    site("guarded");
    UUID session = session("guarded", "W-1");
    List<Reading> readings = List.of(reading(0, 0, 0), reading(1, 0, 4_000), reading(2, 0, 9_000));
    ledgers.record(
        session,
        SessionAccount.of(readings, true, Optional.of(UUID.fromString(id)), at -> rates()),
        NOON);

    Callers.viewer()
        .get("/api/v1/vehicles/{id}/warranty", id)
        .then()
        .statusCode(200)
        .body("used.outWh", equalTo(9000f))
        .body("used.dischargeHours", equalTo(0.5f))
        .body("used.cycles", equalTo(0.2f))
        .body("budget", nullValue());
    Callers.operator()
        .body(Map.of("outWh", 10_000_000, "cycles", 0.1))
        .put("/api/v1/vehicles/{id}/warranty", id)
        .then()
        .statusCode(200)
        .body("left.outWh", equalTo(9_991_000f))
        .body("left.cycles", equalTo(0f))
        .body("left.dischargeHours", nullValue());
    Callers.viewer()
        .get("/api/v1/warranties?limit=100")
        .then()
        .statusCode(200)
        .body("items.find { it.vehicleId == '%s' }.share".formatted(id), equalTo(2f))
        .body("items.find { it.vehicleId == '%s' }.used.outWh".formatted(id), equalTo(9000f));
    Callers.operator()
        .body(Map.of("dischargeHours", 1))
        .put("/api/v1/vehicles/{id}/warranty", id)
        .then()
        .statusCode(200);
    UUID vehicle = UUID.fromString(id);
    assertThat(warranties.mayGiveWh(vehicle, UUID.randomUUID()))
        .as("half an hour at the 18 kW it gave with so far")
        .hasValue(9_000);
    assertThat(warranties.mayGiveWh(vehicle, session)).as("an hour at full power").hasValue(20_000);
    Callers.operator()
        .body(Map.of())
        .put("/api/v1/vehicles/{id}/warranty", UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  @Test
  void settlingAgainKeepsTheContractOrThatThereWasNone() {
    site("again");
    UUID before = settle("again", "R-1", 1000);
    String id =
        post(contract("again", "Vans", "2026-01-01T00:00:00Z"))
            .statusCode(201)
            .extract()
            .path("id");
    UUID by = settle("again", "R-2", 1000);
    settle("again", before, 2000);
    settle("again", by, 2000);

    assertThat(statements.latest(before).orElseThrow().revision()).isEqualTo(1);
    assertThat(statements.latest(before).orElseThrow().statement().contractId()).isNull();
    assertThat(statements.latest(by).orElseThrow().revision()).isEqualTo(1);
    assertThat(statements.latest(by).orElseThrow().statement().contractId()).hasToString(id);
  }

  @Test
  void anExportOfManyPagesHasEachRowOnce() {
    site("long");
    UUID session = settle("long", "L-1", 1000);
    database.update(
        """
        insert into ledger_entry
        select (jsonb_populate_record(e, jsonb_build_object(
                  'start_at', e.start_at + n * interval '1 second'))).*
          from ledger_entry e, generate_series(1, 2498) n where e.session_id = ? and e.start_at = ?
        """,
        session,
        NOON.plus(QUARTER));

    String csv = get("long", "/entries", "text/csv").statusCode(200).extract().asString();

    assertThat(csv.lines().skip(1))
        .hasSize(2500)
        .doesNotHaveDuplicates()
        .isSorted()
        .first(as(STRING))
        .startsWith(NOON.toString());
  }

  @Test
  void threeExportsAreWrittenAtOnceAndAFourthIsToldSo() throws InterruptedException {
    site("asked");
    Exports.Asked asked =
        new Exports.Asked(
            Export.ENTRIES, "asked", new Period(NOON, NOON.plus(QUARTER)), Revisions.LATEST);
    CountDownLatch begun = new CountDownLatch(3);
    CompletableFuture<Void> read = new CompletableFuture<>();
    Exports.Format slow =
        (columns, out) -> {
          begun.countDown();
          read.join();
          return new CsvRows(columns, out);
        };
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < 3; i++) {
          readers.submit(
              () -> {
                exports.write(asked, slow, OutputStream.nullOutputStream());
                return true;
              });
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        get("asked", "/entries", "text/csv")
            .statusCode(503)
            .body("detail", containsString("3 exports are being written"));
      } finally {
        read.complete(null);
      }
    }
    get("asked", "/entries", "text/csv").statusCode(200);
  }

  @Test
  void carbonIsToldAndReadBack() {
    Map<String, Object> step =
        Map.of("start", "2031-05-01T00:00:00Z", "end", "2031-05-01T01:00:00Z", "kgPerKwh", 0.35);
    Callers.administrator()
        .body(Map.of("steps", List.of(step)))
        .put("/api/v1/carbon")
        .then()
        .statusCode(200);
    Callers.viewer()
        .get("/api/v1/carbon?from=2031-05-01T00:00:00Z&to=2031-05-02T00:00:00Z")
        .then()
        .statusCode(200)
        .body("steps.kgPerKwh", equalTo(List.of(0.35f)));
    Callers.administrator()
        .body(Map.of("steps", List.of(step, step)))
        .put("/api/v1/carbon")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/steps/1"));
  }

  private UUID session(String site, String transaction) {
    UUID session = UUID.randomUUID();
    String station = site + "-" + transaction;
    database.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, 'CS', now())",
        station,
        site);
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, started_at,
               ended_at, seq_nos, changed_at)
        values (?, ?, ?, ?, 1, ?, ?, '{}', now())
        """,
        session,
        station,
        transaction,
        site,
        NOON,
        NOON.plus(QUARTER.multipliedBy(2)));
    return session;
  }

  /** A session of two quarter hours that took so much and would have cost 1.50 uncontrolled. */
  private UUID settle(String site, String transaction, double wh) {
    UUID session = session(site, transaction);
    settle(site, session, wh);
    return session;
  }

  private void settle(String site, UUID session, double wh) {
    Totals totals = Totals.of(ledgers.record(session, entries(wh), NOON));
    statements.settle(
        session,
        NOON,
        new SessionStatement(
            site,
            NOON.plus(QUARTER.multipliedBy(2)),
            totals,
            new BigDecimal("1.500000"),
            0,
            null,
            null,
            Amounts.NONE),
        NOON,
        NOON);
  }

  private static List<LedgerEntry> entries(double wh) {
    return SessionAccount.of(
        IntStream.rangeClosed(0, 2).mapToObj(i -> reading(i, i * wh / 2, 0)).toList(),
        true,
        Optional.empty(),
        at -> rates());
  }

  private static Reading reading(int quarter, double in, double out) {
    return new Reading(
        NOON.plus(QUARTER.multipliedBy(quarter)), OptionalDouble.of(in), OptionalDouble.of(out));
  }

  private static Rates rates() {
    return new Rates(
        new BigDecimal("0.3"), new BigDecimal("0.2"), true, new BigDecimal("0.05"), 0.9, 0.9, null);
  }
}
