package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Settings;

/** A station's life over a real WebSocket, against the whole application. */
@QuarkusTest
class StationJourneyTest {
  private static final String PASSWORD = "sixteen letters!";
  private static final AtomicInteger STATIONS = new AtomicInteger();

  @Inject StationGateway gateway;
  @Inject Settings settings;
  @Inject Clock clock;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String id = "JOURNEY-" + STATIONS.incrementAndGet();

  @BeforeEach
  void register() {
    Callers.administrator()
        .body(
            """
            {"id":"journey","name":"Depot","timeZone":"UTC",
             "importLimitW":50000,"exportLimitW":50000,"baseLoadW":1000}
            """)
        .post("/api/v1/sites");
    Callers.operator()
        .body(
            Map.of(
                "id",
                id,
                "siteId",
                "journey",
                "password",
                PASSWORD,
                "evses",
                List.of(
                    Map.of(
                        "id", 1,
                        "current", "DC",
                        "maxChargeW", 22_000,
                        "maxDischargeW", 22_000,
                        "connectors", List.of(Map.of("id", 1))))))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
    Callers.operator()
        .body(Map.of("idToken", "CARD-" + id, "type", "ISO14443", "holder", "Ada"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(201);
  }

  @AfterEach
  void close() {
    http.shutdownNow();
  }

  @Test
  void bootStatusAuthorizeStartChargeEnd() {
    try (StationSocket station = connect()) {
      assertThat(boot(station).get("status").asText()).isEqualTo("Accepted");
      assertThat(Instant.parse(station.call("Heartbeat", "{}").get("currentTime").asText()))
          .isBeforeOrEqualTo(clock.instant());
      station.call(
          "StatusNotification",
          """
          {"timestamp":"%s","connectorStatus":"Occupied","evseId":1,"connectorId":1}"""
              .formatted(clock.instant()));
      assertThat(status(station.call("Authorize", "{\"idToken\":%s}".formatted(card()))))
          .isEqualTo("Accepted");
      assertThat(status(station.call("TransactionEvent", event("Started", 0, card()))))
          .isEqualTo("Accepted");
      station.call("TransactionEvent", event("Updated", 1, null));

      Response active = Callers.viewer().get("/api/v1/sessions?station={id}&state=active", id);
      active
          .then()
          .body("items[0].holder", equalTo("Ada"))
          .body("items[0].powerW", equalTo(-5_000f))
          .body("items[0].socPercent", equalTo(51f));
      String session = active.path("items[0].id");
      Callers.viewer()
          .get("/api/v1/stations/{id}", id)
          .then()
          .body("online", equalTo(true))
          .body("bootStatus", equalTo("Accepted"))
          .body("vendor", equalTo("Voltide"))
          .body("evses[0].sessionId", equalTo(session))
          .body("evses[0].connectors[0].status", equalTo("Occupied"));

      station.call("TransactionEvent", event("Ended", 2, null));
      Callers.viewer()
          .get("/api/v1/sessions/{session}", session)
          .then()
          .body("state", equalTo("ended"))
          .body("energyOutWh", equalTo(100f))
          .body("powerW", equalTo(0f));
      Callers.viewer()
          .get("/api/v1/sessions/{session}/samples", session)
          .then()
          .body("items.powerW", equalTo(List.of(-5_000f, -5_000f, -5_000f)));
      Awaitility.await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/stations/{id}/messages?direction=IN", id)
                      .then()
                      .body("items.action", hasItems("BootNotification", "TransactionEvent")));
    }
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/stations/{id}", id)
                    .then()
                    .body("online", equalTo(false)));
  }

  @Test
  void anEventThatComesAfterTheEndReachesTheLedger() {
    try (StationSocket station = connect()) {
      boot(station);
      station.call("TransactionEvent", event("Started", 0, null));
      station.call("TransactionEvent", event("Ended", 2, null));
      String session =
          Callers.viewer().get("/api/v1/sessions?station={id}", id).path("items[0].id");
      awaitEnergyOut(session, 100);

      station.call("TransactionEvent", event("Updated", 3, null));
      awaitEnergyOut(session, 150);
    }
  }

  private static void awaitEnergyOut(String session, float wh) {
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/sessions/{session}/ledger", session)
                    .then()
                    .body("total.energyOutWh", equalTo(wh))
                    .body("total.uncontrolled", notNullValue()));
  }

  @Test
  void strangersAreRefusedBeforeTheUpgrade() {
    assertThatThrownBy(() -> new StationSocket(http, "ws", gateway.plainPort(), "nobody", "x"))
        .satisfies(refused -> assertThat(statusCode(refused)).isEqualTo(404));
    assertThatThrownBy(() -> new StationSocket(http, "ws", gateway.plainPort(), id, "wrong"))
        .satisfies(refused -> assertThat(statusCode(refused)).isEqualTo(401));
  }

  @Test
  void aStationThatNeverBootedMayOnlyBootAndAReconnectedOneGoesOn() {
    try (StationSocket station = connect()) {
      assertThat(station.call("Heartbeat", "{}").get(2).asText()).isEqualTo("SecurityError");
      boot(station);
    }
    try (StationSocket again = connect()) {
      assertThat(again.call("Heartbeat", "{}").has("currentTime")).isTrue();
    }
  }

  @Test
  void theNewestConnectionSilencesTheOneBefore() {
    try (StationSocket old = connect();
        StationSocket owner = connect()) {
      assertThat(boot(owner).get("status").asText()).isEqualTo("Accepted");
      assertThat(old.closeCode()).isPositive();
    }
  }

  @Test
  void anOperatorCallsAStationAndGetsItsAnswerOrWhatWentWrong() throws InterruptedException {
    String reset = "/api/v1/stations/{id}/ocpp/Reset";
    Callers.operator().body("{\"type\":\"Immediate\"}").post(reset, id).then().statusCode(409);
    try (StationSocket station = connect()) {
      boot(station);
      Callers.operator()
          .body("{\"type\":\"Softly\"}")
          .post(reset, id)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/type"));
      Callers.operator()
          .body("{}")
          .post("/api/v1/stations/{id}/ocpp/Heartbeat", id)
          .then()
          .statusCode(404);
      Callers.viewer().body("{\"type\":\"Immediate\"}").post(reset, id).then().statusCode(403);

      var answer = asked(reset, "{\"type\":\"Immediate\"}");
      JsonNode call = station.nextCall();
      assertThat(call.get(2).asText()).isEqualTo("Reset");
      station.send("[3,%s,{\"status\":\"Scheduled\"}]".formatted(call.get(1)));
      answer.join().then().statusCode(200).body("status", equalTo("Scheduled"));

      var refused = asked(reset, "{\"type\":\"OnIdle\"}");
      station.send("[4,%s,\"NotSupported\",\"never\",{}]".formatted(station.nextCall().get(1)));
      refused.join().then().statusCode(502);
    }
  }

  @Test
  void aSessionIsStoppedByAskingItsStation() throws InterruptedException {
    try (StationSocket station = connect()) {
      boot(station);
      station.call("TransactionEvent", event("Started", 0, null));
      String session =
          Callers.viewer().get("/api/v1/sessions?station={id}", id).path("items[0].id");

      var answer = asked("/api/v1/sessions/" + session + "/stop", "");
      JsonNode call = station.nextCall();
      assertThat(call.get(2).asText()).isEqualTo("RequestStopTransaction");
      assertThat(call.get(3).get("transactionId").asText()).isEqualTo("T-" + id);
      station.send("[3,%s,{\"status\":\"Accepted\"}]".formatted(call.get(1)));

      answer.join().then().statusCode(200).body("id", equalTo(session));
    }
  }

  @Test
  void aStationConnectsOverTlsWithTheRootItWasGiven() throws Exception {
    Path root = settings.data().dir().resolve("pki").resolve("csms-root.pem");
    try (HttpClient trusting = HttpClient.newBuilder().sslContext(trusting(root)).build();
        StationSocket station =
            new StationSocket(trusting, "wss", gateway.tlsPort(), id, PASSWORD)) {
      boot(station);
      Awaitility.await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/stations/{id}", id)
                      .then()
                      .body("securityProfile", equalTo(2)));
    }
  }

  private CompletableFuture<Response> asked(String path, String body) {
    return CompletableFuture.supplyAsync(
        () ->
            path.contains("{id}")
                ? Callers.operator().body(body).post(path, id)
                : Callers.operator().body(body).post(path));
  }

  private StationSocket connect() {
    return new StationSocket(http, "ws", gateway.plainPort(), id, PASSWORD);
  }

  private static JsonNode boot(StationSocket station) {
    return station.call(
        "BootNotification",
        """
        {"reason":"PowerUp","chargingStation":{"model":"M1","vendorName":"Voltide"}}""");
  }

  private String card() {
    return "{\"idToken\":\"card-%s\",\"type\":\"ISO14443\"}".formatted(id);
  }

  /** Discharging with 5 kW, 50 Wh from one event to the next. */
  private String event(String type, int seqNo, String idToken) {
    Instant at = clock.instant().minusSeconds(60 - seqNo);
    return """
        {"eventType":"%s","timestamp":"%s","triggerReason":"MeterValuePeriodic","seqNo":%d,
         "transactionInfo":{"transactionId":"T-%s","chargingState":"Charging"},
         "evse":{"id":1,"connectorId":1}%s,
         "meterValue":[{"timestamp":"%s","sampledValue":[
           {"value":5,"measurand":"Power.Active.Export","unitOfMeasure":{"unit":"kW"}},
           {"value":%d,"measurand":"Energy.Active.Export.Register"},
           {"value":%d,"measurand":"SoC"}]}]}"""
        .formatted(
            type,
            at,
            seqNo,
            id,
            idToken == null ? "" : ",\"idToken\":" + idToken,
            at,
            1_000 + 50 * seqNo,
            52 - seqNo);
  }

  private static String status(JsonNode answer) {
    return answer.get("idTokenInfo").get("status").asText();
  }

  private static int statusCode(Throwable refused) {
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  private static SSLContext trusting(Path root) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(root)) {
      trusted.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }
}
