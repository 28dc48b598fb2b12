package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;

/** Transactions of stations on real sockets: limits, cost, ends that never came. */
@QuarkusTest
class TransactionJourneyTest {

  @Inject StationGateway gateway;
  @Inject Clock clock;
  @Inject Database database;
  @Inject LostTransactions lost;
  @Inject LimitWatch limits;

  @Test
  void whatAStationTellsIsShownGapsIncluded() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call("TransactionEvent", event(station, "Started", 0, "\"operationMode\":\"Idle\""));
      station.call(
          "TransactionEvent",
          event(
              station,
              "Updated",
              3,
              "\"operationMode\":\"CentralSetpoint\",\"timeSpentCharging\":40,\"tariffId\":\"T1\","
                  + "\"transactionLimit\":{\"maxEnergy\":5000}"));
      station.call(
          "TransactionEvent", event(station, "Updated", 2, "\"operationMode\":\"ChargingOnly\""));
      session(station)
          .body("details.operationMode", equalTo("CentralSetpoint"))
          .body("details.secondsCharging", equalTo(40))
          .body("details.tariffId", equalTo("T1"))
          .body("details.stationLimits.energyWh", equalTo(5_000f))
          .body("details.missing", equalTo(List.of("1")));
      String events = "/api/v1/sessions/%s/events".formatted(idOf(station));
      String next =
          Callers.viewer()
              .get(events + "?limit=2")
              .then()
              .statusCode(200)
              .body("items.seqNo", equalTo(List.of(0, 2)))
              .body("items.missing", equalTo(List.of(0, 1)))
              .body("items[0].type", equalTo("Started"))
              .extract()
              .path("next");
      Callers.viewer()
          .get(events + "?cursor=" + next)
          .then()
          .body("items.seqNo", equalTo(List.of(3)))
          .body("items.missing", equalTo(List.of(0)))
          .body("next", nullValue());
      Callers.viewer().get(events + "?cursor=abc").then().statusCode(422);
    }
  }

  @Test
  void theCostSoFarComesWithTheMeterAndTheFinalOneWithTheEnd() {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body("{\"currency\":\"EUR\",\"perKwh\":0.40,\"perHour\":0,\"fixed\":1}")
          .put("/api/v1/sites/real/tariff")
          .then()
          .statusCode(200);
      database.update(
          "update site_tariff set valid_from = valid_from - interval '1 hour' where site_id ="
              + " 'real'");
      JsonNode started = station.call("TransactionEvent", event(station, "Started", 0, null));
      assertThat(started.has("totalCost")).isFalse();
      JsonNode updated = station.call("TransactionEvent", event(station, "Updated", 1, null));
      assertThat(updated.get("totalCost").decimalValue()).isEqualByComparingTo("1.40");
      JsonNode again = station.call("TransactionEvent", event(station, "Updated", 1, null));
      assertThat(again).isEqualTo(updated);

      JsonNode told =
          station
              .operated(
                  () ->
                      Callers.operator().post("/api/v1/sessions/{id}/cost-updated", idOf(station)),
                  "CostUpdated",
                  "{}")
              .asked();
      assertThat(told.get("totalCost").decimalValue()).isEqualByComparingTo("1.40");

      Callers.operator()
          .body("{\"currency\":\"XQQ\",\"perKwh\":0.30,\"perHour\":0,\"fixed\":0}")
          .put("/api/v1/sessions/{id}/price", idOf(station))
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/currency"));
      JsonNode ended = station.call("TransactionEvent", event(station, "Ended", 2, null));
      assertThat(ended.get("totalCost").decimalValue()).isEqualByComparingTo("1.80");
      session(station).body("details.totalCost", equalTo(1.8f));
      Callers.viewer()
          .get("/api/v1/sessions/{id}/price", idOf(station))
          .then()
          .statusCode(200)
          .body("lines.dimension", equalTo(List.of("ENERGY", "FLAT")))
          .body("lines.billed", equalTo(List.of(2.0f, 1)))
          .body("total.afterTaxes", equalTo(1.8f));
      JsonNode card =
          station.call(
              "Authorize", "{\"idToken\":{\"idToken\":\"x\",\"type\":\"NoAuthorization\"}}");
      assertThat(card.at("/idTokenInfo/personalMessage/content").asText())
          .isEqualTo("0.4 EUR/kWh, 1 EUR per session");
    }
  }

  @Test
  void aTariffWithRestrictionsIsKeptAndPricesTheCourseOfASession() {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body(
              """
              {"currency":"EUR","elements":[
                {"components":[{"dimension":"ENERGY","price":0.20,"stepSize":1}],
                 "restrictions":{"startTime":"22:00","endTime":"22:00"}}]}
              """)
          .put("/api/v1/sites/real/tariff")
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/elements/0/restrictions/endTime"));
      Callers.operator()
          .body(
              """
              {"currency":"EUR","elements":[
                {"components":[{"dimension":"ENERGY","price":0.20,"stepSize":1}],
                 "restrictions":{"maxKwh":1.5}},
                {"components":[{"dimension":"ENERGY","price":0.60,"stepSize":1}]},
                {"components":[{"dimension":"PARKING_TIME","price":6,"stepSize":60}],
                 "restrictions":{"minDuration":14400}}]}
              """)
          .put("/api/v1/sites/real/tariff")
          .then()
          .statusCode(200)
          .body("elements[0].restrictions.maxKwh", equalTo(1.5f));
      database.update(
          "update site_tariff set valid_from = valid_from - interval '1 day' where site_id ="
              + " 'real'");
      Instant start = clock.instant().minusSeconds(6 * 3_600).truncatedTo(ChronoUnit.SECONDS);
      station.call("TransactionEvent", at(station, "Started", 0, start, "Charging", 1_000));
      JsonNode updated =
          station.call(
              "TransactionEvent",
              at(station, "Updated", 1, start.plusSeconds(3_600), "SuspendedEV", 3_000));
      assertThat(updated.get("totalCost").decimalValue()).isEqualByComparingTo("0.60");
      JsonNode ended =
          station.call(
              "TransactionEvent",
              at(station, "Ended", 2, start.plusSeconds(5 * 3_600), "Idle", 3_000));
      assertThat(ended.get("totalCost").decimalValue()).isEqualByComparingTo("6.60");
      Callers.viewer()
          .get("/api/v1/sessions/{id}/price", idOf(station))
          .then()
          .statusCode(200)
          .body("lines.element", equalTo(List.of(0, 1, 2)))
          .body("lines.dimension", equalTo(List.of("ENERGY", "ENERGY", "PARKING_TIME")))
          .body("lines.billed", equalTo(List.of(1.5f, 0.5f, 1f)))
          .body("total.afterTaxes", equalTo(6.6f));
      Callers.operator()
          .body("{\"currency\":\"EUR\",\"perKwh\":0.40,\"perHour\":0,\"fixed\":1}")
          .put("/api/v1/sites/real/tariff")
          .then()
          .statusCode(200)
          .body("elements", nullValue());
    } finally {
      database.update("delete from site_tariff where site_id = 'real'");
    }
  }

  private static String at(
      RealStation station, String type, int seqNo, Instant at, String state, int registerWh) {
    return """
    {"eventType":"%s","timestamp":"%s","triggerReason":"MeterValuePeriodic","seqNo":%d,
     "transactionInfo":{"transactionId":"%s","chargingState":"%s"},
     "evse":{"id":1,"connectorId":1},
     "meterValue":[{"timestamp":"%s","sampledValue":[
       {"value":%d,"measurand":"Energy.Active.Import.Register"}]}]}\
    """
        .formatted(type, at, seqNo, transaction(station), state, at, registerWh);
  }

  @Test
  void aLimitIsToldOnceAndTheStationAskedToStopWhenItIsReached() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call("TransactionEvent", event(station, "Started", 0, null));
      Callers.operator()
          .body("{\"energyWh\":1500}")
          .put("/api/v1/sessions/{id}/limits", idOf(station))
          .then()
          .statusCode(200);
      JsonNode told = station.call("TransactionEvent", event(station, "Updated", 1, null));
      assertThat(told.at("/transactionLimit/maxEnergy").asInt()).isEqualTo(1_500);
      JsonNode next = station.call("TransactionEvent", event(station, "Updated", 2, null));
      assertThat(next.has("transactionLimit")).isFalse();

      limits.look();
      JsonNode stop = station.answerNext("RequestStopTransaction", "{\"status\":\"Accepted\"}");
      assertThat(stop.get("transactionId").asText()).isEqualTo(transaction(station));
      station.call("TransactionEvent", event(station, "Ended", 3, null));
      Callers.operator()
          .body("{}")
          .put("/api/v1/sessions/{id}/limits", idOf(station))
          .then()
          .statusCode(409);
    }
  }

  @Test
  void aSilentTransactionIsEndedInTheBooksWhenItsStationKnowsNoMoreOfIt() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call("TransactionEvent", event(station, "Started", 0, null));
      station.call("TransactionEvent", event(station, "Updated", 1, null));
      silent(station);
      looked(station, "{\"ongoingIndicator\":false,\"messagesInQueue\":true}");
      session(station).body("state", equalTo("active"));
      silent(station);
      looked(station, "{\"ongoingIndicator\":true,\"messagesInQueue\":false}");
      session(station).body("state", equalTo("active"));
      silent(station);
      looked(station, "{\"ongoingIndicator\":false,\"messagesInQueue\":false}");
      session(station)
          .body("state", equalTo("ended"))
          .body("powerW", equalTo(0f))
          .body("stopReason", nullValue())
          .body("details.closedReason", containsString("long said nothing"));

      station.call("TransactionEvent", event(station, "Updated", 2, null));
      session(station).body("state", equalTo("active")).body("details.closedReason", nullValue());
      station.call("TransactionEvent", event(station, "Ended", 3, null));
      session(station).body("state", equalTo("ended"));
    }
  }

  @Test
  void aTransactionThatAnotherFollowedAtItsEvseIsAskedAboutAtOnce() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call("TransactionEvent", event(station, "Started", 0, null));
      String first = idOf(station);
      station.call(
          "TransactionEvent",
          event(station, "Started", 1, null)
              .replace(transaction(station), transaction(station) + "-2"));
      looked(station, "{\"ongoingIndicator\":false,\"messagesInQueue\":false}");
      Callers.viewer()
          .get("/api/v1/sessions/{id}", first)
          .then()
          .body("details.closedReason", containsString("Another transaction"));
    }
  }

  @Test
  void aTokenThatChargesElsewhereIsConcurrentButItsGroupMayStopIt() {
    try (RealStation here = RealStation.booted(gateway);
        RealStation there = RealStation.booted(gateway)) {
      token("ONE-" + here.id(), Map.of("allowance", Map.of("sessions", 1), "groupId", "FLEET"));
      token("TWO-" + here.id(), Map.of("groupId", "FLEET"));
      String one = idToken("one-" + here.id());
      here.call("TransactionEvent", event(here, "Started", 0, null, one));
      JsonNode elsewhere = there.call("TransactionEvent", event(there, "Started", 0, null, one));
      assertThat(elsewhere.at("/idTokenInfo/status").asText()).isEqualTo("ConcurrentTx");
      assertThat(
              there
                  .call("Authorize", "{\"idToken\":%s}".formatted(idToken("TWO-" + here.id())))
                  .at("/idTokenInfo/groupIdToken/idToken")
                  .asText())
          .isEqualTo("FLEET");
      JsonNode stopped =
          here.call("TransactionEvent", event(here, "Ended", 1, null, idToken("TWO-" + here.id())));
      assertThat(stopped.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
    }
  }

  @Test
  void whatATokenHasLeftIsPromisedOnceAndToNobodyWhoComesToStop() {
    try (RealStation here = RealStation.booted(gateway);
        RealStation there = RealStation.booted(gateway);
        RealStation stopping = RealStation.booted(gateway)) {
      token("PRE-" + here.id(), Map.of("allowance", Map.of("energyWh", 10_000)));
      String prepaid = idToken("PRE-" + here.id());
      JsonNode first = here.call("TransactionEvent", event(here, "Started", 0, null, prepaid));
      assertThat(first.at("/transactionLimit/maxEnergy").asInt()).isEqualTo(10_000);
      JsonNode second = there.call("TransactionEvent", event(there, "Started", 0, null, prepaid));
      assertThat(second.at("/transactionLimit/maxEnergy").asInt(-1)).isZero();
      stopping.call("TransactionEvent", event(stopping, "Started", 0, null));
      JsonNode stopped =
          stopping.call(
              "TransactionEvent",
              event(stopping, "Updated", 1, null, prepaid)
                  .replace("MeterValuePeriodic", "StopAuthorized"));
      assertThat(stopped.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      assertThat(stopped.has("transactionLimit")).isFalse();
    }
  }

  @Test
  void aCarIsToldWhatItMayDoAndAContractNobodyCheckedIsRefused() {
    try (RealStation station = RealStation.booted(gateway)) {
      token(
          "BPT-" + station.id(),
          Map.of(
              "allowance",
              Map.of("energyTransfer", List.of("DC_BPT")),
              "tariff",
              Map.of("tariffId", "OWN", "currency", "EUR")));
      JsonNode answer =
          station.call("Authorize", "{\"idToken\":%s}".formatted(idToken("BPT-" + station.id())));
      assertThat(answer.at("/allowedEnergyTransfer/0").asText()).isEqualTo("DC_BPT");
      assertThat(answer.at("/tariff/tariffId").asText()).isEqualTo("OWN");
      JsonNode contract =
          station.call(
              "Authorize",
              "{\"idToken\":{\"idToken\":\"DE8AACA2B3C4D5\",\"type\":\"eMAID\"},"
                  + "\"certificate\":\"-----BEGIN CERTIFICATE-----\"}");
      assertThat(contract.get("certificateStatus").asText()).isEqualTo("CertChainError");
      assertThat(contract.at("/idTokenInfo/status").asText()).isEqualTo("Invalid");

      station.call("TransactionEvent", event(station, "Started", 0, null));
      JsonNode allowed =
          station
              .operated(
                  () ->
                      Callers.operator()
                          .body("{\"modes\":[\"DC\",\"DC_BPT\"]}")
                          .put("/api/v1/sessions/{id}/allowed-energy-transfer", idOf(station)),
                  "NotifyAllowedEnergyTransfer",
                  "{\"status\":\"Accepted\"}")
              .asked();
      assertThat(allowed.get("allowedEnergyTransfer")).hasSize(2);
    }
  }

  @Test
  void aCarMayAskForWhatItIsAllowedBeforeItsStationHasAnswered() {
    try (RealStation station = RealStation.booted(gateway)) {
      token("DC-" + station.id(), Map.of("allowance", Map.of("energyTransfer", List.of("DC"))));
      station.call(
          "TransactionEvent", event(station, "Started", 0, null, idToken("DC-" + station.id())));
      assertThat(needs(station, "DC_BPT")).isEqualTo("Rejected");
      allowed(station, "Rejected", () -> {}).statusCode(502);
      assertThat(needs(station, "DC_BPT")).isEqualTo("Rejected");
      allowed(
              station,
              "Accepted",
              () -> assertThat(needs(station, "DC_BPT")).isNotEqualTo("Rejected"))
          .statusCode(200);
      assertThat(needs(station, "DC_BPT")).isNotEqualTo("Rejected");
    }
  }

  /** A station is told that a car may give energy back, and does something before it answers. */
  private static ValidatableResponse allowed(
      RealStation station, String status, Runnable beforeAnswer) {
    var response =
        CompletableFuture.supplyAsync(
            () ->
                Callers.operator()
                    .body("{\"modes\":[\"DC\",\"DC_BPT\"]}")
                    .put("/api/v1/sessions/{id}/allowed-energy-transfer", idOf(station)));
    station.answerNext(
        "NotifyAllowedEnergyTransfer", "{\"status\":\"%s\"}".formatted(status), beforeAnswer);
    return response.orTimeout(30, TimeUnit.SECONDS).join().then();
  }

  private static String needs(RealStation station, String transfer) {
    return station
        .call(
            "NotifyEVChargingNeeds",
            """
            {"evseId":1,"chargingNeeds":{"requestedEnergyTransfer":"%s"}}\
            """
                .formatted(transfer))
        .get("status")
        .asText();
  }

  private void looked(RealStation station, String answer) {
    CompletableFuture<Void> looking = CompletableFuture.runAsync(lost::look);
    JsonNode asked = station.answerNext("GetTransactionStatus", answer);
    assertThat(asked.get("transactionId").asText()).isEqualTo(transaction(station));
    looking.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void silent(RealStation station) {
    database.update(
        "update charging_session set changed_at = changed_at - interval '7 hours',"
            + " status_asked_at = null where station_id = ?",
        station.id());
  }

  private static ValidatableResponse session(RealStation station) {
    return Callers.viewer().get("/api/v1/sessions/{id}", idOf(station)).then().statusCode(200);
  }

  private static String idOf(RealStation station) {
    return Callers.viewer().get("/api/v1/sessions?station={id}", station.id()).path("items[0].id");
  }

  private static String transaction(RealStation station) {
    return "T-" + station.id();
  }

  private static void token(String value, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.putAll(Map.of("idToken", value, "type", "ISO14443"));
    Callers.operator().body(fields).post("/api/v1/tokens").then().statusCode(201);
  }

  private static String idToken(String value) {
    return "{\"idToken\":\"%s\",\"type\":\"ISO14443\"}".formatted(value);
  }

  private String event(RealStation station, String type, int seqNo, String info) {
    return event(station, type, seqNo, info, null);
  }

  /** One kWh from one event to the next. */
  private String event(RealStation station, String type, int seqNo, String info, String idToken) {
    Instant at = clock.instant().minusSeconds(60 - seqNo);
    return """
    {"eventType":"%s","timestamp":"%s","triggerReason":"MeterValuePeriodic","seqNo":%d,
     "transactionInfo":{"transactionId":"%s"%s},"evse":{"id":1,"connectorId":1}%s,
     "meterValue":[{"timestamp":"%s","sampledValue":[
       {"value":%d,"measurand":"Energy.Active.Import.Register"}]}]}\
    """
        .formatted(
            type,
            at,
            seqNo,
            transaction(station),
            info == null ? "" : "," + info,
            idToken == null ? "" : ",\"idToken\":" + idToken,
            at,
            1_000 + 1_000 * seqNo);
  }
}
