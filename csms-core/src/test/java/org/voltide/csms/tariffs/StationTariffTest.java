package org.voltide.csms.tariffs;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class StationTariffTest {
  private static final String TARIFF =
      """
      {"tariffId":"T1","currency":"EUR","energy":{"prices":[{"priceKwh":0.4}]}}\
      """;

  @Inject StationGateway gateway;
  @Inject Clock clock;

  @Test
  void tariffsOfAStationAreSetListedAndCleared() {
    try (RealStation station = RealStation.booted(gateway)) {
      String path = "/api/v1/stations/" + station.id() + "/tariffs";
      var set =
          asked(
              station,
              () -> Callers.operator().body(TARIFF).put(path + "/default?evse=1"),
              "SetDefaultTariff",
              "{\"status\":\"Accepted\"}");
      set.response().then().statusCode(200);
      assertThat(set.asked().get("evseId").asInt()).isEqualTo(1);
      assertThat(set.asked().at("/tariff/energy/prices/0/priceKwh").asDouble()).isEqualTo(0.4);
      asked(
              station,
              () -> Callers.operator().body(TARIFF).put(path + "/default"),
              "SetDefaultTariff",
              "{\"status\":\"TooManyElements\"}")
          .response()
          .then()
          .statusCode(502);
      asked(
              station,
              () -> Callers.viewer().get(path),
              "GetTariffs",
              "{\"status\":\"Accepted\",\"tariffAssignments\":"
                  + "[{\"tariffId\":\"T1\",\"tariffKind\":\"DefaultTariff\"}]}")
          .response()
          .then()
          .body("tariffAssignments[0].tariffId", equalTo("T1"));
      var cleared =
          asked(
              station,
              () -> Callers.operator().delete(path + "?id=T1"),
              "ClearTariffs",
              "{\"clearTariffsResult\":[{\"status\":\"Accepted\",\"tariffId\":\"T1\"}]}");
      cleared.response().then().body("clearTariffsResult[0].status", equalTo("Accepted"));
      assertThat(cleared.asked().at("/tariffIds/0").asText()).isEqualTo("T1");
      Callers.operator()
          .body("{\"tariffId\":\"T1\"}")
          .put(path + "/default")
          .then()
          .statusCode(422)
          .body("pointer", startsWith("/tariff"));
    }
  }

  @Test
  void whatASessionWouldCostIsToldLineByLine() {
    try (RealStation station = RealStation.booted(gateway)) {
      String preview =
          """
          {"tariff":{"currency":"EUR","taxIncluded":false,"elements":[
             {"components":[{"dimension":"ENERGY","price":0.30,"taxPercent":19,"stepSize":1}],
              "restrictions":{"maxKwh":5}},
             {"components":[{"dimension":"ENERGY","price":0.50,"taxPercent":19,"stepSize":1},
                            {"dimension":"FLAT","price":1,"stepSize":1}]}]},
           "spans":[{"kind":"CHARGING","start":"2026-03-01T18:00:00Z",
                     "end":"2026-03-01T20:00:00Z","importKwh":20,"exportKwh":0}]}\
          """;
      String path = "/api/v1/sites/real/tariff/preview";
      Callers.operator()
          .body(preview)
          .post(path)
          .then()
          .statusCode(200)
          .body("lines.element", equalTo(List.of(0, 1, 1)))
          .body("total.beforeTaxes", equalTo(10.0f))
          .body("total.tax", equalTo(1.71f));
      Callers.operator()
          .body(preview.replace("T20", "T17"))
          .post(path)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/spans/0/end"));
      Callers.operator().body(preview.replace("0.50", "1e-99")).post(path).then().statusCode(422);
      Callers.operator()
          .body(preview.replace("0.50", "0e-999999999").replace("2026-03-01T", "-999999999-01-01T"))
          .post(path)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/spans/0/start"));
      Callers.operator()
          .body(preview.replace("0.50", "0e-999999999"))
          .post(path)
          .then()
          .statusCode(200)
          .body("total.beforeTaxes", equalTo(2.5f));
      Callers.operator()
          .body(preview.replace("\"maxKwh\":5", "\"minKwh\":5,\"maxKwh\":5"))
          .post(path)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/tariff/elements/0/restrictions/maxKwh"));
      Callers.operator()
          .body(preview)
          .post("/api/v1/sites/nowhere/tariff/preview")
          .then()
          .statusCode(404);
    }
  }

  @Test
  void aTariffToComeIsSetSeenAndWithdrawn() {
    try (RealStation station = RealStation.booted(gateway)) {
      String path = "/api/v1/sites/real/tariff";
      String later = clock.instant().plus(Duration.ofDays(900)).truncatedTo(SECONDS).toString();
      String tariff = "{\"currency\":\"EUR\",\"perKwh\":0.77,\"perHour\":0,\"fixed\":0}";
      Callers.operator().body(tariff).put(path + "?validFrom=" + later).then().statusCode(200);
      Callers.viewer()
          .get(path + "/versions")
          .then()
          .statusCode(200)
          .body("[-1].validFrom", equalTo(later))
          .body("[-1].tariff.perKwh", equalTo(0.77f));
      Callers.viewer().get(path).then().body(not(containsString("0.77")));
      Callers.operator()
          .body(tariff.replace("EUR", "XQQ"))
          .put(path)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/currency"));
      for (String never : List.of("2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
        Callers.operator()
            .body(tariff)
            .put(path + "?validFrom=" + never)
            .then()
            .statusCode(422)
            .body("pointer", equalTo("/validFrom"));
      }
      Callers.viewer().delete(path + "/versions/" + later).then().statusCode(403);
      Callers.operator().delete(path + "/versions/" + later).then().statusCode(204);
      Callers.operator().delete(path + "/versions/" + later).then().statusCode(404);
      Callers.viewer().get(path + "/versions").then().body(not(containsString("0.77")));
    }
  }

  @Test
  void aSessionsTariffIsChangedAtItsStation() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call(
          "TransactionEvent",
          """
          {"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"Authorized",
           "seqNo":0,"transactionInfo":{"transactionId":"T-%s"}}\
          """
              .formatted(station.id()));
      String session =
          Callers.viewer().get("/api/v1/sessions?station={id}", station.id()).path("items[0].id");
      var changed =
          asked(
              station,
              () -> Callers.operator().body(TARIFF).put("/api/v1/sessions/" + session + "/tariff"),
              "ChangeTransactionTariff",
              "{\"status\":\"Accepted\"}");
      changed.response().then().statusCode(200);
      assertThat(changed.asked().get("transactionId").asText()).isEqualTo("T-" + station.id());
    }
  }

  @Test
  void whatASessionCostsIsWhole() {
    SiteTariff tariff =
        SiteTariff.flat(
            "EUR", new BigDecimal("0.395"), new BigDecimal("1.20"), new BigDecimal("0.5"));
    Instant start = Instant.parse("2026-05-04T10:00:00Z");
    Usage usage = new Usage(start, start.plus(Duration.ofMinutes(50)), 10_333, 0, Course.NONE);
    assertThat(tariff.cost(usage, ZoneOffset.UTC).total().afterTaxes())
        .isEqualTo(new BigDecimal("5.58"));
    assertThat(tariff.text()).isEqualTo("0.395 EUR/kWh, 1.2 EUR/h, 0.5 EUR per session");
    assertThat(SiteTariff.flat("EUR", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO).text())
        .isEqualTo("free of charge");
  }

  private static RealStation.Operated asked(
      RealStation station, Supplier<Response> request, String action, String answer) {
    return station.operated(request, action, answer);
  }
}
