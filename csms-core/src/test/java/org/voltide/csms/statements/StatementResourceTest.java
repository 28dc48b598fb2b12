package org.voltide.csms.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;

@QuarkusTest
class StatementResourceTest {

  private static final Instant ENTERED = Instant.parse("2026-03-20T00:00:00Z");

  @Inject Database database;

  private void site(String id) {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                id,
                "name",
                "Depot " + id,
                "timeZone",
                "Europe/Berlin",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000))
        .post("/api/v1/sites")
        .then()
        .statusCode(201);
    database.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, 'CS', now())", id, id);
    database.update(
        "insert into site_tariff (site_id, valid_from, currency, per_kwh, per_hour, fixed)"
            + " values (?, ?, 'EUR', 0.5, 0, 0)",
        id,
        Instant.EPOCH);
  }

  private UUID token(String holder, String group) {
    String id =
        Callers.operator()
            .body(
                Map.of(
                    "idToken",
                    UUID.randomUUID().toString().substring(0, 18),
                    "type",
                    "ISO14443",
                    "holder",
                    holder,
                    "groupId",
                    group))
            .post("/api/v1/tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return UUID.fromString(id);
  }

  private UUID session(String site, UUID token, String end, String cost) {
    UUID session = UUID.randomUUID();
    Instant ended = Instant.parse(end);
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, token_id,
               started_at, ended_at, seq_nos, total_cost, changed_at)
        values (?, ?, ?, ?, 1, ?, ?, ?, '{}', ?, ?)
        """,
        session,
        site,
        session.toString().substring(0, 8),
        site,
        token,
        ended.minusSeconds(3_600),
        ended,
        new BigDecimal(cost),
        ended);
    return session;
  }

  private void settle(UUID session, int revision, Instant at, double inWh, String driver) {
    database.update(
        """
        insert into session_statement
        select s.id, ?, ?, s.site_id, s.ended_at, ?, 2500.25, 0, 0, 0, 0, 1, 2, 0, 0, 3, null, null,
               null, null, null, ?, 0.20, 0.30, 0.40
          from charging_session s where s.id = ?
        """,
        revision,
        at,
        inWh,
        new BigDecimal(driver),
        session);
    database.update(
        "insert into session_settlement (session_id, session_changed_at, settled_at)"
            + " values (?, ?, ?) on conflict do nothing",
        session,
        at,
        at);
  }

  private static ValidatableResponse read(RequestSpecification caller, String path) {
    return caller.get("/api/v1/" + path).then();
  }

  private static byte[] printed(String path) {
    return read(Callers.viewer().accept("application/pdf"), path)
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void aDriverSeesEachSessionOfTheMonthOfTheCalendarAndWhatItComesTo() {
    site("st-driver");
    UUID token = token("Ana", "st-driver-fleet");
    // The last minute of February and the first of April in Berlin are other months.
    settle(session("st-driver", token, "2026-02-28T22:59:00Z", "1"), 0, ENTERED, 1_000, "0.10");
    settle(
        session("st-driver", token, "2026-02-28T23:01:00Z", "5.25"), 0, ENTERED, 10_500.4, "0.10");
    settle(session("st-driver", token, "2026-03-31T21:59:00Z", "2.10"), 0, ENTERED, 4_200, "0.15");
    settle(session("st-driver", token, "2026-03-31T22:00:00Z", "1"), 0, ENTERED, 1_000, "0.10");
    session("st-driver", token, "2026-03-15T12:00:00Z", "9");

    read(Callers.viewer(), "statements/drivers/" + token + "?month=2026-03&zone=Europe/Berlin")
        .statusCode(200)
        .body("party.name", equalTo("Ana"))
        .body("lines", hasSize(2))
        .body("lines[0].what", equalTo("Depot st-driver"))
        .body("lines[0].sum.importKwh", equalTo(10.5f))
        .body("totals", hasSize(1))
        .body("totals[0].sessions", equalTo(2))
        .body("totals[0].importKwh", equalTo(14.7f))
        .body("totals[0].exportKwh", equalTo(5.0f))
        .body("totals[0].charged", equalTo(7.35f))
        .body("totals[0].earned", equalTo(0.25f))
        .body("totals[0].balance", equalTo(7.1f))
        .body("unsettled", equalTo(1));
  }

  @Test
  void whatIsEnteredLaterIsNotInAStatementAsOfBefore() {
    site("st-later");
    UUID token = token("Bo", "st-later-fleet");
    UUID session = session("st-later", token, "2026-03-02T12:00:00Z", "3");
    settle(session, 0, ENTERED, 6_000, "0.10");
    settle(session, 1, ENTERED.plusSeconds(60), 6_000, "0.50");
    String path = "statements/drivers/" + token + "?month=2026-03&asOf=";
    read(Callers.viewer(), path + ENTERED.minusSeconds(1)).body("lines", hasSize(0));
    read(Callers.viewer(), path + ENTERED.plusSeconds(59)).body("totals[0].earned", equalTo(0.1f));
    read(Callers.viewer(), path + ENTERED.plusSeconds(60)).body("totals[0].earned", equalTo(0.5f));
    assertThat(printed(path + ENTERED.plusSeconds(59)))
        .isEqualTo(printed(path + ENTERED.plusSeconds(59)))
        .isNotEqualTo(printed(path + ENTERED.plusSeconds(60)));
    read(Callers.viewer(), path + "2999-01-01T00:00:00Z")
        .body("totals[0].earned", equalTo(0.5f))
        .body("asOf", startsWith("20"));
  }

  @Test
  void aFleetSeesItsVehiclesAndTheHostOfASiteItsDays() {
    site("st-fleet");
    UUID one = token("Van 1", "st-fleet-group");
    UUID two = token("Van 2", "st-fleet-group");
    settle(session("st-fleet", one, "2026-03-02T12:00:00Z", "3.25"), 0, ENTERED, 6_000, "0.10");
    settle(session("st-fleet", one, "2026-03-02T18:00:00Z", "2"), 0, ENTERED, 4_000, "0.10");
    settle(session("st-fleet", two, "2026-03-03T12:00:00Z", "1.5"), 0, ENTERED, 2_000, "0.10");

    read(Callers.viewer(), "statements/fleets/st-fleet-group?month=2026-03")
        .statusCode(200)
        .body("lines.what", equalTo(List.of("Van 1", "Van 2")))
        .body("lines.sum.charged", equalTo(List.of(5.25f, 1.5f)))
        .body("totals[0].earned", equalTo(0.6f))
        .body("totals[0].balance", equalTo(6.15f));
    read(Callers.viewer(), "sites/st-fleet/statement?month=2026-03")
        .statusCode(200)
        .body("timeZone", equalTo("Europe/Berlin"))
        .body("lines.at", equalTo(List.of("2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z")))
        .body("lines.sum.sessions", equalTo(List.of(2, 1)))
        .body("lines[0].what", nullValue())
        .body("totals[0].earned", equalTo(0.9f))
        .body("totals[0].charged", equalTo(0.0f));
    read(Callers.viewer(), "statements/fleets?month=2026-03&q=ST-FLEET")
        .body("items", hasSize(1))
        .body("items[0].party.id", equalTo("st-fleet-group"))
        .body("items[0].sum.sessions", equalTo(3));
    read(Callers.viewer(), "statements/hosts?month=2026-03&q=st-fleet")
        .body("items.sum.earned", equalTo(List.of(0.9f)));
  }

  @Test
  void pricesInTheMoneyOfTheSiteAndSharesInThatOfTheExchangeAreNotAddedUp() {
    site("st-pound");
    database.update("update site_tariff set currency = 'GBP' where site_id = 'st-pound'");
    UUID token = token("Cy", "st-pound-fleet");
    settle(session("st-pound", token, "2026-03-02T12:00:00Z", "3"), 0, ENTERED, 6_000, "0.10");
    read(Callers.viewer(), "statements/drivers/" + token + "?month=2026-03")
        .body("totals.currency", equalTo(List.of("EUR", "GBP")))
        .body("totals.sessions", equalTo(List.of(0, 1)))
        .body("totals.balance", equalTo(List.of(-0.1f, 3.0f)));
  }

  @Test
  void aPartnerSeesItsCdrsWithCreditsTakenOff() {
    site("st-partner");
    UUID partner = UUID.randomUUID();
    database.update(
        "insert into roaming_partner (id, name, state, created_at, retry_at)"
            + " values (?, 'Wanderer', 'REGISTERED', now(), now())",
        partner);
    UUID session = session("st-partner", null, "2026-02-27T12:00:00Z", "3");
    cdr(partner, session, 1, null, "3.00", "2026-02-28T12:00:00Z");
    cdr(partner, session, 2, 1, "-3.00", "2026-03-01T12:00:00Z");
    cdr(partner, session, 3, null, "3.3333", "2026-03-01T12:00:00Z");
    read(Callers.viewer(), "statements/partners/" + partner + "?month=2026-03")
        .statusCode(200)
        .body("lines.what", equalTo(List.of("st-0002", "st-0003")))
        .body("lines.detail", equalTo(Arrays.asList("st-0001", null)))
        .body("totals[0].sessions", equalTo(0))
        .body("totals[0].importKwh", equalTo(0.0f))
        .body("totals[0].charged", equalTo(0.3333f))
        .body("totals[0].beforeTaxes", equalTo(0.2801f));
    read(Callers.viewer(), "statements/partners?month=2026-02&q=wander")
        .body("items.sum.charged", equalTo(List.of(3.0f)));
    assertThat(
            read(
                    Callers.viewer().accept("text/csv"),
                    "statements/partners/" + partner + "?month=2026-03&zone=Europe/Berlin")
                .header("Content-Disposition", containsString("statement-2026-03-" + partner))
                .extract()
                .asString())
        .isEqualTo(
            """
            at,what,detail,sessions,energy_in_kwh,energy_out_kwh,currency,charged,before_taxes,earned,balance
            2026-03-01T13:00+01:00,st-0002,st-0001,-1,-6.000,-1.000,EUR,-3.00,-2.5210,0.00,-3.00
            2026-03-01T13:00+01:00,st-0003,,1,6.000,1.000,EUR,3.3333,2.8011,0.00,3.3333
            ,total,,0,0.000,0.000,EUR,0.3333,0.2801,0.00,0.3333
            """
                .replace("\n", "\r\n"));
  }

  private void cdr(
      UUID partner, UUID session, int number, Integer creditOf, String total, String at) {
    String id = "st-%04d".formatted(number);
    BigDecimal paid = new BigDecimal(total);
    database.update(
        "insert into roaming_cdr values ('ST*ATE', ?, ?, ?, ?, ?, now(), now(), 6000, 1000, 'EUR', ?, ?)",
        number,
        id,
        partner,
        session,
        creditOf == null ? null : "st-%04d".formatted(creditOf),
        paid,
        Instant.parse(at));
    database.update(
        "insert into roaming_object (kind, id, partner_id, document, last_updated)"
            + " values ('CDR', ?, ?, ?, now())",
        id,
        partner,
        "{\"totalCost\":{\"beforeTaxes\":%s}}"
            .formatted(paid.divide(new BigDecimal("1.19"), 4, RoundingMode.HALF_EVEN)));
  }

  @Test
  void aStatementIsPrintedInTheLanguageOfItsReaderWithEveryLine() throws IOException {
    site("st-print");
    UUID token = token("Žofie 🚗 Ωmega-名", "st-print-fleet");
    IntStream.rangeClosed(1, 120)
        .forEach(
            n ->
                settle(
                    session(
                        "st-print",
                        token,
                        Instant.parse("2026-03-02T00:00:00Z").plusSeconds(n * 900L).toString(),
                        "1234.5"),
                    0,
                    ENTERED,
                    1_000,
                    "0.10"));
    String path = "statements/drivers/" + token + "?month=2026-03&asOf=2026-04-02T08:00:00Z";
    assertThat(text(printed(path + "&lang=de")))
        .contains("Žofie ? Ωmega-?", "Abrechnung · Fahrer · März 2026", "Zu zahlen", "1.234,50")
        .contains("148.140,00", "Seite 3 von 3", "02.04.2026");
    assertThat(text(printed(path + "&lang=en")))
        .contains("Statement · Driver · March 2026", "1,234.50", "148,128.00", "Page 1 of 3");
    assertThat(text(printed("sites/st-print/statement?month=2026-01")))
        .contains("Nothing in this month.");
  }

  @Test
  void whatIsNotThereOrMakesNoSenseIsRefused() {
    site("st-wrong");
    for (String wrong : List.of("", "?month=2026", "?month=2026-13", "?month=9999-01")) {
      read(Callers.viewer(), "sites/st-wrong/statement" + wrong).statusCode(422);
    }
    read(Callers.viewer(), "sites/st-wrong/statement?month=2026-03&zone=Mars").statusCode(422);
    read(Callers.viewer(), "sites/nowhere/statement?month=2026-03").statusCode(404);
    for (String party : List.of("drivers/x", "fleets/none", "partners/" + UUID.randomUUID())) {
      read(Callers.viewer(), "statements/" + party + "?month=2026-03").statusCode(404);
    }
    read(Callers.viewer(), "statements/cars/x?month=2026-03").statusCode(404);
  }
}
