package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.certificates.StationIdentity;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.CredentialFile;

/** A: certificates of stations, new passwords, and no way back to a weaker profile. */
@QuarkusTest
class SecurityProfileCasesTest {
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  @Inject Stand stand;
  @Inject StationGateway gateway;
  @Inject Settings settings;

  @Test
  @DisplayName("TC_A_07: a station's certificate opens the connection")
  void certificate() throws Exception {
    String id = stand.register();
    try (ForeignStation station = new ForeignStation(id)) {
      var attempt = station.connect(mutual(id, "CN=%s,O=Voltide".formatted(id)));
      assertThat(attempt.protocol()).isEqualTo("ocpp2.0.1");
      assertThat(station.call("BootNotification", Messages.boot("PowerUp")).get("status").asText())
          .isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("TC_A_08: a certificate of another operator or station opens nothing")
  void certificateOfAnother() throws Exception {
    String id = stand.register();
    String other = stand.register();
    try (ForeignStation station = new ForeignStation(id)) {
      assertThat(station.connect(mutual(id, "CN=%s,O=Another".formatted(id))).status())
          .isEqualTo(401);
      assertThat(station.connect(mutual(id, "CN=%s,O=Voltide".formatted(other))).status())
          .isEqualTo(401);
    }
  }

  @Test
  @DisplayName("TC_A_09: a new password is good when the station has taken it")
  void newPassword() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      assertThat(rotated(station, "Accepted", "a password that is new").getBoolean("taken"))
          .isTrue();
      station.drop();
      var attempt =
          station.connect(stand.plain(station.id(), "a password that is new", "ocpp2.0.1"));
      assertThat(attempt.protocol()).isEqualTo("ocpp2.0.1");
    }
  }

  @Test
  @DisplayName("TC_A_10: the old password stays good when the station did not take the new one")
  void newPasswordRefused() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      assertThat(rotated(station, "Rejected", "a password that is new").getBoolean("taken"))
          .isFalse();
      station.drop();
      stand.again(station, "ocpp2.0.1");
    }
  }

  @Test
  @DisplayName("TC_A_19: who has moved to a stronger profile does not get back with a weaker one")
  void strongerProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetNetworkProfile",
          """
          {"configurationSlot":2,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON",
           "ocppCsmsUrl":"wss://csms.example/ocpp","messageTimeout":30,"securityProfile":2,
           "ocppInterface":"Wired0"}}""");
      stand.relays(station, "Reset", "{\"type\":\"OnIdle\"}");
      station.drop();
      ObjectNode tls = stand.secure(station.id(), Stand.PASSWORD, "ocpp2.0.1");
      assertThat(station.connect(tls).protocol()).isEqualTo("ocpp2.0.1");
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          Callers.viewer()
                              .get("/api/v1/stations/{id}", station.id())
                              .<Integer>path("minimumSecurityProfile"))
                      .isEqualTo(2));
      station.drop();
      ObjectNode plain = stand.plain(station.id(), Stand.PASSWORD, "ocpp2.0.1");
      assertThat(station.connect(plain).status()).isEqualTo(401);
    }
  }

  private static JsonPath rotated(ForeignStation station, String status, String password) {
    station.answers(
        "SetVariables",
        """
        {"setVariableResult":[{"attributeStatus":"%s","component":{"name":"SecurityCtrlr"},
         "variable":{"name":"BasicAuthPassword"}}]}"""
            .formatted(status));
    return Callers.operator()
        .body(Map.of("password", password))
        .post("/api/v1/stations/{id}/password", station.id())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private ObjectNode mutual(String id, String subject) throws Exception {
    Path pki = settings.data().dir().resolve("pki");
    Credential root =
        new CredentialFile(pki.resolve("csms-root.p12"), Files.readString(pki.resolve("password")))
            .read()
            .orElseThrow();
    Instant now = Instant.now();
    Credential own =
        StationIdentity.issued(root, subject, now.minusSeconds(60), now.plus(Duration.ofDays(1)));
    ObjectNode how = stand.secure(id, "of no interest", "ocpp2.0.1");
    how.remove("password");
    how.put("endpoint", "wss://127.0.0.1:%d/ocpp".formatted(gateway.mutualTlsPort()));
    StringBuilder chain = new StringBuilder();
    for (X509Certificate certificate : own.chain()) {
      chain.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    how.withObject("tls")
        .put("cert", chain.toString())
        .put("key", pem("PRIVATE KEY", own.key().getEncoded()));
    return how;
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, PEM.encodeToString(der), kind);
  }
}
