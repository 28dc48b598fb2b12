package org.voltide.csms.messagelog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.ScriptedStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class MessageResourceTest {
  private static final String SAMPLE =
      """
      {"evseId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z",
       "sampledValue":[{"value":1,"customData":{"vendorId":"org.voltide","transactionId":%s}}]}]}
      """;

  @Inject StationGateway gateway;

  @Test
  void messagesAreFoundByWhatTheyAreAndSay() {
    try (ScriptedStation station = ScriptedStation.connected("LOGGED-1", gateway.plainPort())) {
      station.boot();
      station.call("MeterValues", SAMPLE.formatted(" \"tx-4711\""));
      station.call("MeterValues", SAMPLE.formatted("4712"));
      station.call("MeterValues", SAMPLE.formatted("47123"));
      station.call("NoSuchAction", "{}");
      Awaitility.await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/stations/LOGGED-1/messages?error=any")
                      .then()
                      .body("items.errorCode", hasItem("NotImplemented")));
      Callers.viewer()
          .get("/api/v1/messages?transaction=tx-4711")
          .then()
          .body("items.stationId", contains("LOGGED-1"))
          .body("items.action", contains("MeterValues"));
      Callers.viewer()
          .get("/api/v1/messages?transaction=4712")
          .then()
          .body("items.action", contains("MeterValues"));
      Callers.viewer().get("/api/v1/messages?transaction=tx-471.").then().body("items", hasSize(0));
      Callers.viewer()
          .get("/api/v1/messages?action=BootNotification&direction=IN")
          .then()
          .body("items.action", everyItem(equalTo("BootNotification")));
      Callers.viewer()
          .get("/api/v1/messages?from=2999-01-01T00:00:00Z")
          .then()
          .body("items", hasSize(0));
      Callers.viewer().get("/api/v1/messages?from=yesterday").then().statusCode(422);
    }
  }
}
