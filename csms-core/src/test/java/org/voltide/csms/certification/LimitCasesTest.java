package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** E16: transactions that end at a limit of energy, time or cost. */
@QuarkusTest
class LimitCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_E_102: an operator's limit takes the place of the driver's")
  void bothLimit() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = stand.begun(station);
      assertThat(station.tells(transaction.limited("{\"maxEnergy\":6000}"))).isEmpty();
      limit(station, "{\"energyWh\":10000}");
      JsonNode told = station.tells(transaction.updated("MeterValuePeriodic", "Charging"));
      assertThat(told.at("/transactionLimit/maxEnergy").asInt()).isEqualTo(10_000);
      assertThat(station.tells(transaction.limited("{\"maxEnergy\":10000}"))).isEmpty();
      station.tells(transaction.ended("EnergyLimitReached", "EnergyLimitReached"));
      assertThat(inForce(station, "energyWh")).isEqualTo(10_000);
      assertEnded(station, "EnergyLimitReached");
    }
  }

  @Test
  @DisplayName("TC_E_106: a driver limits the energy at the station")
  void driversEnergy() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = stand.begun(station);
      assertThat(station.tells(transaction.limited("{\"maxEnergy\":6000}"))).isEmpty();
      assertThat(inForce(station, "energyWh")).isEqualTo(6_000);
      station.tells(transaction.ended("EnergyLimitReached", "EnergyLimitReached"));
      assertEnded(station, "EnergyLimitReached");
    }
  }

  @Test
  @DisplayName("TC_E_107: a driver limits the time at the station")
  void driversTime() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = stand.begun(station);
      assertThat(station.tells(transaction.limited("{\"maxTime\":120}"))).isEmpty();
      assertThat(inForce(station, "seconds")).isEqualTo(120);
      station.tells(transaction.ended("TimeLimitReached", "TimeLimitReached"));
      assertEnded(station, "TimeLimitReached");
    }
  }

  @Test
  @DisplayName("TC_E_108: a driver limits the cost that the station computes")
  void driversCost() {
    try (ForeignStation station = stand.priced("ocpp2.1")) {
      station.answers("SetDefaultTariff", "{\"status\":\"Accepted\"}");
      Callers.operator()
          .body(
              """
              {"tariffId":"MINUTES","currency":"EUR",
               "chargingTime":{"prices":[{"priceMinute":1.0}]}}""")
          .put("/api/v1/stations/{id}/tariffs/default", station.id())
          .then()
          .statusCode(200);
      station.called("SetDefaultTariff");
      Transaction transaction = stand.begun(station);
      station.tells(transaction.updated("RunningCost", "Charging", Transaction.cost(1)));
      assertThat(station.tells(transaction.limited("{\"maxCost\":2}"))).isEmpty();
      assertThat(inForce(station, "cost")).isEqualTo(2);
      JsonNode end =
          station.tells(
              transaction.ended("CostLimitReached", "LocalOutOfCredit", Transaction.cost(2)));
      assertThat(end.has("totalCost")).isFalse();
      assertEnded(station, "LocalOutOfCredit");
      assertThat(stand.session(station).getDouble("items[0].details.totalCost")).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("TC_E_109: what a card may still cost limits the session from its beginning")
  void costOfTheCard() {
    try (ForeignStation station = stand.priced("ocpp2.1")) {
      Transaction transaction = new Transaction();
      JsonNode told = charging(station, transaction, Map.of("cost", 10));
      assertThat(told.at("/transactionLimit/maxCost").asInt()).isEqualTo(10);
      assertThat(told.has("totalCost")).isTrue();
      JsonNode next = station.tells(transaction.limited("{\"maxCost\":10}"));
      assertThat(next.has("totalCost")).isTrue();
      assertThat(next.has("transactionLimit")).isFalse();
      JsonNode metered =
          station.tells(
              transaction.updated(
                  "MeterValuePeriodic", "Charging", Transaction.meter("Sample.Periodic", 5_000)));
      assertThat(metered.get("totalCost").decimalValue()).isEqualByComparingTo("1");
      assertThat(inForce(station, "cost")).isEqualTo(10);
    }
  }

  @Test
  @DisplayName("TC_E_110: what a card may still charge limits the session from its beginning")
  void energyOfTheCard() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = new Transaction();
      JsonNode told = charging(station, transaction, Map.of("energyWh", 10_000));
      assertThat(told.get("transactionLimit")).hasSize(1);
      assertThat(told.at("/transactionLimit/maxEnergy").asInt()).isEqualTo(10_000);
      assertThat(station.tells(transaction.limited("{\"maxEnergy\":10000}"))).isEmpty();
      station.tells(transaction.updated("EnergyLimitReached", "SuspendedEVSE"));
      assertThat(stand.session(station).getString("items[0].chargingState"))
          .isEqualTo("SuspendedEVSE");
    }
  }

  @Test
  @DisplayName("TC_E_111: a remote start limits the time from the beginning")
  void timeOfTheRemoteStart() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      int start =
          Callers.operator()
              .body("{\"evseId\":1,\"limits\":{\"seconds\":3600}}")
              .post("/api/v1/stations/{id}/remote-start", station.id())
              .then()
              .statusCode(200)
              .extract()
              .path("id");
      assertThat(station.called("RequestStartTransaction").get("remoteStartId").asInt())
          .isEqualTo(start);
      Transaction transaction = new Transaction();
      JsonNode told = station.tells(transaction.startedRemotely(start));
      assertThat(told.get("transactionLimit")).isEqualTo(NodeProgram.json("{\"maxTime\":3600}"));
      assertThat(station.tells(transaction.limited("{\"maxTime\":3600}"))).isEmpty();
      assertThat(inForce(station, "seconds")).isEqualTo(3_600);
    }
  }

  /** The first answer about a session of a card that may not more than this. */
  private JsonNode charging(
      ForeignStation station, Transaction transaction, Map<String, Object> allowance) {
    String token = stand.token(Map.of("type", "ISO14443", "allowance", allowance));
    return station.tells(
        transaction.started(
            "ChargingStateChanged",
            "Charging",
            Transaction.EVSE,
            Transaction.token(token, "ISO14443")));
  }

  private void limit(ForeignStation station, String limits) {
    Callers.operator()
        .body(limits)
        .put("/api/v1/sessions/{id}/limits", stand.sessionId(station))
        .then()
        .statusCode(200);
  }

  /** A limit that the station says is in force. */
  private double inForce(ForeignStation station, String limit) {
    return stand.session(station).getDouble("items[0].details.stationLimits." + limit);
  }

  private void assertEnded(ForeignStation station, String reason) {
    assertThat(stand.session(station).getString("items[0].state")).isEqualTo("ended");
    assertThat(stand.session(station).getString("items[0].stopReason")).isEqualTo(reason);
  }
}
