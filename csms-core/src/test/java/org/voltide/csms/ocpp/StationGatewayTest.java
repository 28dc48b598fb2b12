package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** A station over a real socket, from boot to the end of a transaction, seen through the API. */
@QuarkusTest
class StationGatewayTest {
  private static final String PASSWORD = "a password of some length";

  @Inject StationGateway gateway;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private WebSocket connect(String station) {
    String basic =
        Base64.getEncoder()
            .encodeToString((station + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Authorization", "Basic " + basic)
        .subprotocols("ocpp2.1")
        .buildAsync(
            URI.create("ws://127.0.0.1:" + gateway.plainPort().orElseThrow() + "/ocpp/" + station),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.add(text.toString());
                return WebSocket.Listener.super.onText(socket, text, last);
              }
            })
        .join();
  }

  private String ask(WebSocket socket, String action, String payload) throws InterruptedException {
    socket.sendText("[2,\"id\",\"%s\",%s]".formatted(action, payload), true).join();
    String answer = heard.poll(30, TimeUnit.SECONDS);
    assertThat(answer).as("answer to %s", action).isNotNull();
    return answer;
  }

  private static String event(String type, int seqNo, String minute, String energyWh) {
    return """
        {"eventType":"%s","timestamp":"2026-03-01T12:%s:00Z","triggerReason":"MeterValuePeriodic",
         "seqNo":%d,"transactionInfo":{"transactionId":"tx-1"},"evse":{"id":1,"connectorId":1},
         "idToken":{"idToken":"GATEWAY01","type":"ISO14443"},
         "meterValue":[{"timestamp":"2026-03-01T12:%s:00Z","sampledValue":[
           {"value":%s,"measurand":"Energy.Active.Import.Register"}]}]}
        """
        .formatted(type, minute, seqNo, minute, energyWh);
  }

  private static void register(String station) {
    Callers.administrator()
        .body(
            """
            {"id":"gateway-test","name":"Depot","timeZone":"UTC","importLimitW":1,"exportLimitW":0}
            """)
        .post("/api/v1/sites");
    Callers.operator()
        .body(
            Map.of(
                "id",
                station,
                "siteId",
                "gateway-test",
                "password",
                PASSWORD,
                "evses",
                List.of(
                    Map.of(
                        "id",
                        1,
                        "current",
                        "AC",
                        "maxChargeW",
                        11_000,
                        "connectors",
                        List.of(Map.of("id", 1))))))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
    Callers.operator()
        .body(Map.of("idToken", "GATEWAY01", "type", "ISO14443"))
        .post("/api/v1/tokens");
  }

  @Test
  void aStationBootsChargesAndIsSeen() throws InterruptedException {
    String station = "gateway-test-1";
    register(station);
    WebSocket socket = connect(station);
    assertThat(ask(socket, "Heartbeat", "{}")).contains("SecurityError");
    assertThat(
            ask(
                socket,
                "BootNotification",
                "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}"))
        .contains("\"status\":\"Accepted\"");
    assertThat(ask(socket, "TransactionEvent", event("Started", 0, "00", "1000")))
        .contains("\"status\":\"Accepted\"");
    assertThat(ask(socket, "TransactionEvent", event("Updated", 1, "10", "2500")))
        .startsWith("[3,");
    assertThat(ask(socket, "TransactionEvent", event("Updated", 1, "10", "2500")))
        .startsWith("[3,");
    assertThat(ask(socket, "TransactionEvent", event("Ended", 2, "20", "3000"))).startsWith("[3,");

    Callers.viewer()
        .get("/api/v1/stations/" + station)
        .then()
        .statusCode(200)
        .body("online", equalTo(true))
        .body("vendor", equalTo("V"))
        .body("protocol", equalTo("ocpp2.1"));
    Callers.viewer()
        .get("/api/v1/sessions?station=" + station)
        .then()
        .statusCode(200)
        .body("items.state", hasItem("ended"))
        .body("items[0].energyInWh", equalTo(2000f));
    socket.abort();
  }
}
