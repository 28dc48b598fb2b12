package org.voltide.csms.remotecontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class RemoteControlTest {
  private static final String START = "/api/v1/stations/{id}/remote-start";

  @Inject StationGateway gateway;
  @Inject Clock clock;

  @Test
  void aSessionStartedFromAfarKnowsWhoAskedAndWhatWasPromised() {
    try (RealStation station = RealStation.booted(gateway)) {
      var started =
          station.operated(
              () ->
                  Callers.operator()
                      .body(
                          """
                          {"evseId":1,"promise":{"targetSocPercent":77},
                           "limits":{"energyWh":20000},
                           "chargingProfile":{"id":1,"stackLevel":0,
                             "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative",
                             "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
                               "chargingSchedulePeriod":[{"startPeriod":0,"limit":5000}]}]}}
                          """)
                      .post(START, station.id()),
              "RequestStartTransaction",
              "{\"status\":\"Accepted\"}");
      int id = started.response().then().statusCode(200).extract().path("id");
      assertThat(started.asked().get("remoteStartId").asInt()).isEqualTo(id);
      assertThat(started.asked().at("/idToken/type").asText()).isEqualTo("Central");
      assertThat(started.asked().at("/chargingProfile/chargingProfilePurpose").asText())
          .isEqualTo("TxProfile");

      String token = started.asked().get("idToken").toString();
      JsonNode answer = station.call("TransactionEvent", event(station, 0, id, token));
      assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      assertThat(answer.at("/transactionLimit/maxEnergy").asInt()).isEqualTo(20_000);
      JsonNode next = station.call("TransactionEvent", event(station, 1, id, null));
      assertThat(next.has("transactionLimit")).isFalse();
      Callers.viewer()
          .get("/api/v1/sessions?station={id}", station.id())
          .then()
          .body("items[0].details.remoteStartId", equalTo(id))
          .body("items[0].details.startedBy", equalTo("api-key test"))
          .body("items[0].details.limits.energyWh", equalTo(20_000f));
    }
  }

  @Test
  void aStartThatCannotBeIsRefusedBeforeTheStationHearsOfIt() {
    try (RealStation station = RealStation.registered(gateway)) {
      Callers.operator().body("{}").post(START, "nobody").then().statusCode(404);
      Callers.operator().body("{}").post(START, station.id()).then().statusCode(409);
      station.connect();
      Callers.operator()
          .body("{\"idToken\":{\"idToken\":\"stranger\",\"type\":\"ISO14443\"}}")
          .post(START, station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/idToken"));
      Callers.operator()
          .body("{\"chargingProfile\":{\"id\":1}}")
          .post(START, station.id())
          .then()
          .statusCode(422);
      Callers.viewer().body("{}").post(START, station.id()).then().statusCode(403);
    }
  }

  @Test
  void aRejectedStartSaysWhy() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = "CARD-" + station.id();
      String tokenId =
          Callers.operator()
              .body(Map.of("idToken", card, "type", "ISO14443", "groupId", "FLEET"))
              .post("/api/v1/tokens")
              .path("id");
      var refused =
          station.operated(
              () -> Callers.operator().body(Map.of("tokenId", tokenId)).post(START, station.id()),
              "RequestStartTransaction",
              "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"TxInProgress\"}}");
      assertThat(refused.asked().at("/groupIdToken/idToken").asText()).isEqualTo("FLEET");
      refused.response().then().statusCode(502);
    }
  }

  @Test
  void stationsUnlockReportAndForget() {
    try (RealStation station = RealStation.booted(gateway)) {
      var unlocked =
          operated(
              station,
              "unlock",
              "{\"evseId\":1,\"connectorId\":1}",
              "UnlockConnector",
              "{\"status\":\"UnlockFailed\"}");
      unlocked.response().then().statusCode(200).body("status", equalTo("UnlockFailed"));
      var triggered =
          operated(
              station,
              "trigger",
              "{\"message\":\"MeterValues\",\"evseId\":1}",
              "TriggerMessage",
              "{\"status\":\"NotImplemented\"}");
      assertThat(triggered.asked().at("/evse/id").asInt()).isEqualTo(1);
      triggered.response().then().statusCode(200).body("status", equalTo("NotImplemented"));
      operated(
              station,
              "transaction-status",
              "{}",
              "GetTransactionStatus",
              "{\"messagesInQueue\":true}")
          .response()
          .then()
          .statusCode(200)
          .body("messagesInQueue", equalTo(true));
      operated(station, "clear-cache", "", "ClearCache", "{\"status\":\"Accepted\"}")
          .response()
          .then()
          .statusCode(200);
      Callers.operator()
          .body("{\"message\":\"StatusNotification\",\"evseId\":1}")
          .post("/api/v1/stations/{id}/trigger", station.id())
          .then()
          .statusCode(422);
    }
  }

  private static RealStation.Operated operated(
      RealStation station, String path, String body, String action, String answer) {
    return station.operated(
        () ->
            Callers.operator().body(body).post("/api/v1/stations/{id}/{path}", station.id(), path),
        action,
        answer);
  }

  private String event(RealStation station, int seqNo, int remoteStartId, String idToken) {
    return """
        {"eventType":"%s","timestamp":"%s","triggerReason":"RemoteStart","seqNo":%d,
         "transactionInfo":{"transactionId":"T-%s","remoteStartId":%d},
         "evse":{"id":1,"connectorId":1}%s}"""
        .formatted(
            seqNo == 0 ? "Started" : "Updated",
            clock.instant(),
            seqNo,
            station.id(),
            remoteStartId,
            idToken == null ? "" : ",\"idToken\":" + idToken);
  }
}
