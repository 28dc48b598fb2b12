package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.certificates.StationIdentity;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Settings;
import org.voltide.ocpp.gateway.GatewayEvent;
import org.voltide.pki.authority.Credential;

/** How stations prove who they are (OCPP 2.1 A00, A01, A05), over real sockets. */
@QuarkusTest
class SecurityJourneyTest {
  private static final String PASSWORD = "sixteen letters!";
  private static final AtomicInteger STATIONS = new AtomicInteger();

  @Inject StationGateway gateway;
  @Inject KeyWatch keys;
  @Inject Settings settings;
  @Inject MeterRegistry metrics;

  private final String id = "SECURE-" + STATIONS.incrementAndGet();
  private Credential root;

  @BeforeEach
  void register() throws Exception {
    root = Tls.root(settings.data().dir());
    Callers.administrator()
        .body(
            """
            {"id":"secure","name":"Depot","timeZone":"UTC","importLimitW":1,"exportLimitW":0}
            """)
        .post("/api/v1/sites");
    register(id);
  }

  private static void register(String station) {
    var evse =
        Map.of("id", 1, "current", "AC", "maxChargeW", 1, "connectors", List.of(Map.of("id", 1)));
    Callers.operator()
        .body(
            Map.of("id", station, "siteId", "secure", "password", PASSWORD, "evses", List.of(evse)))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
  }

  @Test
  void aCertificateIsWorthMoreThanAPasswordFromThenOn() throws Exception {
    try (StationSocket station = withCertificate("CN=%s,O=Voltide".formatted(id), later())) {
      assertThat(boot(station)).isEqualTo("Accepted");
      awaitStation("minimumSecurityProfile", 3);
      awaitStation("securityProfile", 3);
    }
    double before = count(GatewayEvent.DOWNGRADE_REFUSED);
    assertUnauthorized(this::overTls);
    assertUnauthorized(() -> plain(PASSWORD));
    assertThat(count(GatewayEvent.DOWNGRADE_REFUSED)).isEqualTo(before + 2);

    Callers.operator()
        .body(Map.of("minimum", 2))
        .put("/api/v1/stations/{id}/security-profile", id)
        .then()
        .statusCode(200);
    overTls().close();
    awaitStation("securityProfile", 2);
    assertUnauthorized(() -> plain(PASSWORD));
  }

  @Test
  void aCertificateOfSomebodyElseIsRefused() {
    double before = count(GatewayEvent.CERTIFICATE_REFUSED);
    assertUnauthorized(() -> withCertificate("CN=%s,O=Another".formatted(id), later()));
    register("OTHER-" + id);
    assertUnauthorized(() -> withCertificate("CN=OTHER-%s,O=Voltide".formatted(id), later()));
    assertThat(count(GatewayEvent.CERTIFICATE_REFUSED)).isEqualTo(before + 2);
  }

  @Test
  void anExpiredCertificateIsGoodForItsRenewalOnly() throws Exception {
    String subject = "CN=%s,O=Voltide".formatted(id);
    try (StationSocket station = withCertificate(subject, Instant.now().minusSeconds(60))) {
      JsonNode trigger = station.nextCall();
      assertThat(trigger.get(2).asText()).isEqualTo("TriggerMessage");
      assertThat(trigger.get(3).get("requestedMessage").asText())
          .isEqualTo("SignChargingStationCertificate");
      assertThat(boot(station)).isEqualTo("Pending");
    }
    try (StationSocket station = withCertificate(subject, later())) {
      assertThat(boot(station)).isEqualTo("Accepted");
    }
  }

  @Test
  void theOldPasswordIsGoodUntilTheNewOneWasUsed() throws Exception {
    String fresh = "another password of this station";
    try (StationSocket station = plain(PASSWORD)) {
      boot(station);
      var refused = rotated(Map.of("password", "one that is not taken"));
      answer(station, "Rejected");
      refused.join().then().statusCode(200).body("taken", equalTo(false));

      var taken = rotated(Map.of("password", fresh));
      JsonNode data = answer(station, "Accepted");
      assertThat(data.get("attributeValue").asText()).isEqualTo(fresh);
      taken
          .join()
          .then()
          .statusCode(200)
          .body("status", equalTo("Accepted"))
          .body("taken", equalTo(true));
    }
    assertUnauthorized(() -> plain("one that is not taken"));
    plain(PASSWORD).close();
    plain(fresh).close();
    assertUnauthorized(() -> plain(PASSWORD));
    plain(fresh).close();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        Callers.viewer()
                            .get("/api/v1/stations/{id}/messages?action=SetVariables", id)
                            .asString())
                    .contains("BasicAuthPassword", "***")
                    .doesNotContain(fresh));
  }

  @Test
  void aGeneratedPasswordIsLongAndNobodySeesIt() throws Exception {
    rotated(Map.of()).join().then().statusCode(409);
    try (StationSocket station = plain(PASSWORD)) {
      boot(station);
      var taken = rotated(Map.of());
      String password = answer(station, "Accepted").get("attributeValue").asText();
      assertThat(password).hasSize(40);
      assertThat(taken.join().asString()).doesNotContain(password);
      plain(password).close();
    }
  }

  @Test
  void withoutAnyProofOnlyWhereAnOperatorSaysSoAndNeverOverTls() throws Exception {
    HttpClient trusting = HttpClient.newBuilder().sslContext(Tls.trusting(root)).build();
    assertUnauthorized(() -> unproven(trusting, "ws", gateway.plainPort()));
    Callers.operator()
        .body(Map.of("minimum", 0))
        .put("/api/v1/stations/{id}/security-profile", id)
        .then()
        .statusCode(200);
    assertUnauthorized(() -> unproven(trusting, "wss", gateway.tlsPort()));
    WebSocket socket = unproven(trusting, "ws", gateway.plainPort());
    awaitStation("securityProfile", 0);
    socket.abort();
    plain(PASSWORD).close();
    awaitStation("minimumSecurityProfile", 1);
    assertUnauthorized(() -> unproven(trusting, "ws", gateway.plainPort()));
    trusting.shutdownNow();
  }

  @Test
  void newCertificateFilesAreShownWithoutARestart() throws Exception {
    X509Certificate before = shown();
    try (StationSocket station = overTls()) {
      boot(station);
      Files.delete(settings.data().dir().resolve("pki").resolve("gateway.p12"));
      keys.look();
      assertThat(gateway.reloadKeys()).as("nothing new since").isFalse();
      X509Certificate after = shown();
      assertThat(after).isNotEqualTo(before);
      after.verify(root.certificate().getPublicKey());
      assertThat(station.call("Heartbeat", "{}").has("currentTime")).isTrue();
    }
  }

  private X509Certificate shown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            Tls.trusting(root)
                .getSocketFactory()
                .createSocket("localhost", gateway.mutualTlsPort())) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofDays(10));
  }

  private StationSocket withCertificate(String subject, Instant until) throws Exception {
    Credential own =
        StationIdentity.issued(root, subject, Instant.now().minus(Duration.ofMinutes(50)), until);
    HttpClient http = HttpClient.newBuilder().sslContext(Tls.showing(own, root)).build();
    return new StationSocket(http, "wss", gateway.mutualTlsPort(), id, "of no interest here");
  }

  private StationSocket overTls() throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(Tls.trusting(root)).build();
    return new StationSocket(http, "wss", gateway.tlsPort(), id, PASSWORD);
  }

  private StationSocket plain(String password) {
    return new StationSocket(HttpClient.newHttpClient(), "ws", gateway.plainPort(), id, password);
  }

  private WebSocket unproven(HttpClient http, String scheme, int port) {
    return http.newWebSocketBuilder()
        .subprotocols("ocpp2.1")
        .buildAsync(
            URI.create("%s://localhost:%d/ocpp/%s".formatted(scheme, port, id)),
            new WebSocket.Listener() {})
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private static void assertUnauthorized(ThrowingCallable connect) {
    assertThatThrownBy(connect)
        .satisfies(
            refused ->
                assertThat(
                        ((WebSocketHandshakeException) refused.getCause())
                            .getResponse()
                            .statusCode())
                    .isEqualTo(401));
  }

  private double count(GatewayEvent event) {
    return metrics
        .get("voltide.gateway.events")
        .tag("event", event.name())
        .functionCounter()
        .count();
  }

  private void awaitStation(String field, int value) {
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/stations/{id}", id)
                    .then()
                    .body(field, equalTo(value)));
  }

  private CompletableFuture<Response> rotated(Map<String, String> wanted) {
    return CompletableFuture.supplyAsync(
        () -> Callers.operator().body(wanted).post("/api/v1/stations/{id}/password", id));
  }

  /** Answers the SetVariables that comes next and returns its only item. */
  private static JsonNode answer(StationSocket station, String status) throws Exception {
    JsonNode call = station.nextCall();
    assertThat(call.get(2).asText()).isEqualTo("SetVariables");
    station.send(
        """
        [3,%s,{"setVariableResult":[{"attributeStatus":"%s","component":{"name":"SecurityCtrlr"},
         "variable":{"name":"BasicAuthPassword"}}]}]"""
            .formatted(call.get(1), status));
    return call.get(3).get("setVariableData").get(0);
  }

  private static String boot(StationSocket station) {
    return station
        .call(
            "BootNotification",
            """
            {"reason":"PowerUp","chargingStation":{"model":"M1","vendorName":"Voltide"}}""")
        .get("status")
        .asText();
  }
}
