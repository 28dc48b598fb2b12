package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** I: what charging costs, computed here or at the station. */
@QuarkusTest
class CostCasesTest {
  private static final String PLAIN =
      """
      {"tariffId":"T1","currency":"EUR","energy":{"prices":[{"priceKwh":0.25}]}}""";
  private static final String BY_DAYTIME =
      """
      {"tariffId":"DAY","currency":"EUR","validFrom":"2026-01-01T00:00:00Z",
       "energy":{"prices":[{"priceKwh":0.25,
         "conditions":{"startTimeOfDay":"08:00","endTimeOfDay":"20:00"}}]}}""";
  private static final String WHOLE =
      """
      {"tariffId":"%s","currency":"EUR","validFrom":"2026-01-01T00:00:00Z",
       "energy":{"prices":[{"priceKwh":0.25}],"taxRates":[{"type":"VAT","tax":20}]},
       "chargingTime":{"prices":[{"priceMinute":0.05}],"taxRates":[{"type":"VAT","tax":20}]},
       "idleTime":{"prices":[{"priceMinute":0.1}],"taxRates":[{"type":"VAT","tax":20}]},
       "fixedFee":{"prices":[{"priceFixed":1}],"taxRates":[{"type":"VAT","tax":20}]},
       "minCost":{"exclTax":1,"inclTax":1.2,"taxRates":[{"type":"VAT","tax":20}]},
       "maxCost":{"exclTax":50,"inclTax":60,"taxRates":[{"type":"VAT","tax":20}]}}""";

  @Inject Stand stand;

  @Test
  @DisplayName("TC_I_01: the cost so far comes with the meter, and by itself")
  void runningCost() {
    try (ForeignStation station = stand.priced("ocpp2.0.1")) {
      station.call("NotifyReport", Messages.currency("EUR"));
      Transaction transaction = stand.begun(station, Transaction.meter("Transaction.Begin", 1_000));
      JsonNode answer =
          station.tells(
              transaction.updated(
                  "MeterValuePeriodic", "Charging", Transaction.meter("Sample.Periodic", 3_000)));
      assertThat(answer.get("totalCost").decimalValue()).isEqualByComparingTo("1.80");
      stand.costToldLongAgo(station);
      JsonNode told = station.called("CostUpdated");
      assertThat(told.get("transactionId").asText()).isEqualTo(transaction.id());
      assertThat(told.get("totalCost").decimalValue()).isEqualByComparingTo("1.80");
    }
  }

  @Test
  @DisplayName("I04, I05: a station has something to show where tariff and cost are unknown")
  void fallbackMessages() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      fallback(station, "{\"tariff\":{\"?\":\"x\"}}").statusCode(422);
      fallback(
              station,
              "{\"tariff\":{\"de\":\"Preis: Aushang\"},\"totalCost\":{\"\":\"See the bill\"}}")
          .statusCode(204);
      Set<String> shown = new HashSet<>();
      while (shown.size() < 2) {
        for (JsonNode one : station.called("SetVariables").get("setVariableData")) {
          assertThat(one.at("/component/name").asText()).isEqualTo("TariffCostCtrlr");
          shown.add(
              "%s[%s] %s"
                  .formatted(
                      one.at("/variable/name").asText(),
                      one.at("/variable/instance").asText(),
                      one.get("attributeValue").asText()));
        }
      }
      assertThat(shown)
          .containsExactlyInAnyOrder(
              "TariffFallbackMessage[de] Preis: Aushang",
              "TotalCostFallbackMessage[] See the bill");
    }
  }

  private static ValidatableResponse fallback(ForeignStation station, String messages) {
    return Callers.operator()
        .body(messages)
        .put("/api/v1/stations/{id}/fallback-messages", station.id())
        .then();
  }

  @Test
  @DisplayName("I06: a driver reads that the session costs something else")
  void repriced() {
    try (ForeignStation station = stand.priced("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station, Transaction.meter("Transaction.Begin", 1_000));
      String session = stand.sessionId(station);
      Callers.operator()
          .body("{\"currency\":\"EUR\",\"perKwh\":0.30,\"perHour\":0,\"fixed\":0}")
          .put("/api/v1/sessions/{id}/price", session)
          .then()
          .statusCode(200);
      String event =
          transaction.updated(
              "MeterValuePeriodic", "Charging", Transaction.meter("Sample.Periodic", 3_000));
      JsonNode told = station.tells(event);
      assertThat(told.at("/updatedPersonalMessage/content").asText()).isEqualTo("0.3 EUR/kWh");
      assertThat(told.get("totalCost").decimalValue()).isEqualByComparingTo("0.60");
      assertThat(station.tells(event)).isEqualTo(told);
      assertThat(station.tells(transaction.updated("ChargingStateChanged", "Charging"))).isEmpty();

      Callers.operator()
          .body(
              """
              {"id":6,"priority":"InFront",
               "message":{"format":"UTF8","content":"0.3 EUR/kWh"}}""")
          .post("/api/v1/sessions/{id}/display-messages", session)
          .then()
          .statusCode(204);
      assertThat(station.called("SetDisplayMessage").at("/message/transactionId").asText())
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_I_02: the final cost comes with the end")
  void finalCost() {
    try (ForeignStation station = stand.priced("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station, Transaction.meter("Transaction.Begin", 1_000));
      JsonNode answer =
          station.tells(
              transaction.ended(
                  "EVCommunicationLost",
                  "EVDisconnected",
                  Transaction.meter("Transaction.End", 3_000)));
      assertThat(answer.get("totalCost").decimalValue()).isEqualByComparingTo("1.80");
    }
  }

  @Test
  @DisplayName("TC_I_101: a default tariff that depends on the time of day is set")
  void byDaytime() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      setDefault(station, 0, BY_DAYTIME, "Accepted").statusCode(200);
      JsonNode asked = station.called("SetDefaultTariff");
      assertThat(asked.get("evseId").asInt()).isZero();
      assertThat(asked.get("tariff").has("validFrom")).isTrue();
      assertThat(asked.at("/tariff/energy/prices/0/conditions"))
          .isEqualTo(NodeProgram.json("{\"startTimeOfDay\":\"08:00\",\"endTimeOfDay\":\"20:00\"}"));
    }
  }

  @Test
  @DisplayName("TC_I_102: an operator hears that a default tariff has too many elements")
  void tooManyElements() {
    defaultIsRefused("TooManyElements");
  }

  @Test
  @DisplayName("TC_I_105: an operator hears that a default tariff may have no conditions")
  void noConditions() {
    defaultIsRefused("ConditionNotSupported");
  }

  private void defaultIsRefused(String why) {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ValidatableResponse heard = setDefault(station, 0, BY_DAYTIME, why).statusCode(502);
      assertThat(heard.extract().<String>path("detail")).contains(why);
      station.called("SetDefaultTariff");
    }
  }

  @Test
  @DisplayName("TC_I_106: EVSEs have default tariffs of their own, and tell which")
  void perEvse() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      setDefault(station, 0, WHOLE.formatted("ALL"), "Accepted").statusCode(200);
      setDefault(station, 1, WHOLE.formatted("ONE"), "Accepted").statusCode(200);
      assertThat(station.called("SetDefaultTariff").at("/tariff/tariffId").asText())
          .isEqualTo("ALL");
      JsonNode one = station.called("SetDefaultTariff");
      assertThat(one.get("evseId").asInt()).isEqualTo(1);
      assertThat(one.get("tariff")).isEqualTo(NodeProgram.json(WHOLE.formatted("ONE")));
      station.answers(
          "GetTariffs",
          """
          {"status":"Accepted","tariffAssignments":[
            {"tariffId":"ALL","tariffKind":"DefaultTariff","evseIds":[2]},
            {"tariffId":"ONE","tariffKind":"DefaultTariff","evseIds":[1]}]}""");
      List<String> told =
          Callers.viewer()
              .get("/api/v1/stations/{id}/tariffs", station.id())
              .path("tariffAssignments.tariffId");
      assertThat(told).containsExactly("ALL", "ONE");
      assertThat(station.called("GetTariffs").get("evseId").asInt()).isZero();
    }
  }

  @Test
  @DisplayName("TC_I_109: a driver's own tariff comes with the authorization")
  void driversTariff() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      JsonNode tariff = NodeProgram.json(PLAIN);
      String token = stand.token(Map.of("type", "ISO14443", "tariff", tariff));
      JsonNode answer = station.call("Authorize", Messages.authorize(token, "ISO14443"));
      assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      assertThat(answer.get("tariff")).isEqualTo(tariff);
    }
  }

  @Test
  @DisplayName("TC_I_110: a default tariff is cleared")
  void cleared() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      station.answers(
          "ClearTariffs",
          "{\"clearTariffsResult\":[{\"tariffId\":\"T1\",\"status\":\"Accepted\"}]}");
      List<String> told =
          Callers.operator()
              .delete("/api/v1/stations/{id}/tariffs?id=T1", station.id())
              .path("clearTariffsResult.status");
      assertThat(told).containsExactly("Accepted");
      assertThat(station.called("ClearTariffs").at("/tariffIds/0").asText()).isEqualTo("T1");
    }
  }

  @Test
  @DisplayName("TC_I_113: an operator hears that a session's new tariff has too many elements")
  void changeTooManyElements() {
    changes("TooManyElements", 502);
  }

  @Test
  @DisplayName("TC_I_114: an operator hears that a session's new tariff may have no conditions")
  void changeNoConditions() {
    changes("ConditionNotSupported", 502);
  }

  @Test
  @DisplayName("TC_I_115: a session's tariff is changed")
  void changed() {
    changes("Accepted", 200);
  }

  private void changes(String status, int heard) {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = stand.begun(station);
      station.answers("ChangeTransactionTariff", "{\"status\":\"%s\"}".formatted(status));
      Callers.operator()
          .body(BY_DAYTIME)
          .put("/api/v1/sessions/{id}/tariff", stand.sessionId(station))
          .then()
          .statusCode(heard);
      JsonNode asked = station.called("ChangeTransactionTariff");
      assertThat(asked.get("transactionId").asText()).isEqualTo(transaction.id());
      assertThat(asked.get("tariff")).isEqualTo(NodeProgram.json(BY_DAYTIME));
    }
  }

  @Test
  @DisplayName("TC_I_122: what the station computed is what the session costs")
  void computedByTheStation() {
    try (ForeignStation station = stand.priced("ocpp2.1")) {
      setDefault(station, 0, WHOLE.formatted("OWN"), "Accepted").statusCode(200);
      Transaction transaction = stand.begun(station);
      JsonNode answer =
          station.tells(
              transaction.updated(
                  "RunningCost",
                  "Charging",
                  Transaction.meter("Sample.Periodic", 2_000),
                  Transaction.cost(1.5)));
      assertThat(answer.has("totalCost")).isFalse();
      assertThat(stand.session(station).getDouble("items[0].details.totalCost")).isEqualTo(1.5);
    }
  }

  private static ValidatableResponse setDefault(
      ForeignStation station, int evse, String tariff, String status) {
    station.answers("SetDefaultTariff", "{\"status\":\"%s\"}".formatted(status));
    return Callers.operator()
        .body(tariff)
        .put("/api/v1/stations/{id}/tariffs/default?evse={evse}", station.id(), evse)
        .then();
  }
}
