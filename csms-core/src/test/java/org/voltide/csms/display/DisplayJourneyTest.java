package org.voltide.csms.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class DisplayJourneyTest {
  private static final String DESIRED = "/api/v1/stations/{id}/desired/display-messages";
  private static final String HELLO =
      """
      {"id":7,"priority":"NormalCycle","message":{"format":"UTF8","content":"Hello"}}""";

  @Inject StationGateway gateway;
  @Inject Clock clock;

  @Test
  void aWishedMessageReachesTheDisplayAndLeavesItAgain() {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body("{\"id\":7,\"priority\":\"Loud\"}")
          .put(DESIRED, station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/message/priority"));
      Callers.operator().body(HELLO).put(DESIRED, station.id()).then().statusCode(200);
      JsonNode set = station.answerNext("SetDisplayMessage", "{\"status\":\"Accepted\"}");
      assertThat(set.get("message").get("id").asInt()).isEqualTo(7);
      awaitHeld(station, 1);
      Callers.operator().delete(DESIRED + "?key=7", station.id()).then().statusCode(204);
      station.answerNext("ClearDisplayMessage", "{\"status\":\"Unknown\"}");
      awaitHeld(station, 0);
    }
  }

  @Test
  void whatADisplayHoldsIsReported() {
    try (RealStation station = RealStation.booted(gateway)) {
      var begun =
          station.operated(
              () ->
                  Callers.operator()
                      .body("{}")
                      .post("/api/v1/stations/{id}/display-messages/report", station.id()),
              "GetDisplayMessages",
              "{\"status\":\"Accepted\"}");
      String operation = begun.response().then().statusCode(200).extract().path("id");
      station.call(
          "NotifyDisplayMessages",
          "{\"requestId\":%d,\"messageInfo\":[%s]}"
              .formatted(begun.asked().get("requestId").asInt(), HELLO));
      Callers.viewer()
          .get("/api/v1/operations/{operation}", operation)
          .then()
          .body("state", equalTo("DONE"));
      awaitHeld(station, 1);
    }
  }

  @Test
  void aSessionsMessageCarriesItsTransaction() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call(
          "TransactionEvent",
          """
          {"eventType":"Started","timestamp":"%s","triggerReason":"CablePluggedIn","seqNo":0,
           "transactionInfo":{"transactionId":"T-%s"},"evse":{"id":1,"connectorId":1}}"""
              .formatted(clock.instant(), station.id()));
      String session =
          Callers.viewer().get("/api/v1/sessions?station={id}", station.id()).path("items[0].id");
      var shown =
          station.operated(
              () ->
                  Callers.operator()
                      .body(HELLO)
                      .post("/api/v1/sessions/{session}/display-messages", session),
              "SetDisplayMessage",
              "{\"status\":\"UnknownTransaction\"}");
      assertThat(shown.asked().get("message").get("transactionId").asText())
          .isEqualTo("T-" + station.id());
      shown.response().then().statusCode(502);
    }
  }

  private static void awaitHeld(RealStation station, int messages) {
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/stations/{id}/display-messages", station.id())
                    .then()
                    .body("$", hasSize(messages)));
  }
}
