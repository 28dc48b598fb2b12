package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.StationGateway;

/** A02, A03: stations get certificates for keys of their own, and use them. */
@QuarkusTest
class StationCertificateCasesTest {
  private static final String CERTIFICATES = "/api/v1/stations/{id}/certificates";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Stand stand;
  @Inject StationGateway gateway;

  @Test
  @DisplayName("TC_A_11: a new certificate of the station, by which it connects then")
  void ofTheStation() throws Exception {
    KeyPair keys = keys();
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode signed =
          renewed(station, keys, "ChargingStationCertificate", "SignChargingStationCertificate");
      awaitIssued(station, "DELIVERED");
      station.drop();
      ObjectNode how = stand.secure(station.id(), "of no interest", "ocpp2.0.1");
      how.remove("password");
      how.put("endpoint", "wss://127.0.0.1:%d/ocpp".formatted(gateway.mutualTlsPort()));
      how.withObject("tls")
          .put("cert", signed.get("certificateChain").asText())
          .put("key", pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded())));
      assertThat(station.connect(how).protocol()).isEqualTo("ocpp2.0.1");
    }
  }

  @Test
  @DisplayName("TC_A_12: a new certificate for cars")
  void forCars() throws Exception {
    KeyPair keys = keys();
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode signed = renewed(station, keys, "V2GCertificate", "SignV2GCertificate");
      assertThat(signed.get("certificateType").asText()).isEqualTo("V2GCertificate");
      assertThat(leaf(signed).getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
      awaitIssued(station, "DELIVERED");
    }
  }

  @Test
  @DisplayName("TC_A_13: one new certificate for both")
  void combined() throws Exception {
    KeyPair keys = keys();
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode signed = renewed(station, keys, "", "SignCombinedCertificate");
      assertThat(signed.has("certificateType")).isFalse();
      assertThat(leaf(signed).getExtendedKeyUsage())
          .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
      awaitIssued(station, "DELIVERED");
    }
  }

  @Test
  @DisplayName("TC_A_14: a certificate the station does not take is offered again")
  void notTaken() throws Exception {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("CertificateSigned", "{\"status\":\"Rejected\"}");
      JsonNode first =
          renewed(station, keys(), "ChargingStationCertificate", "SignChargingStationCertificate");
      awaitIssued(station, "ISSUED");
      station.drop();
      stand.again(station, "ocpp2.0.1");
      station.answers("CertificateSigned", "{\"status\":\"Accepted\"}");
      station.call("BootNotification", Messages.boot("PowerUp"));
      assertThat(station.called("CertificateSigned")).isEqualTo(first);
      awaitIssued(station, "DELIVERED");
    }
  }

  /** Has the station make a key and ask for its certificate; returns what it is sent. */
  private static JsonNode renewed(ForeignStation station, KeyPair keys, String type, String trigger)
      throws Exception {
    Callers.operator()
        .body(type.isEmpty() ? "{}" : "{\"certificateType\":\"%s\"}".formatted(type))
        .post(CERTIFICATES + "/renew", station.id())
        .then()
        .statusCode(204);
    station.called("TriggerMessage", ask -> ask.get("requestedMessage").asText().equals(trigger));
    ObjectNode request = JSON.createObjectNode().put("csr", csr(station, keys));
    if (!type.isEmpty()) {
      request.put("certificateType", type);
    }
    assertThat(station.call("SignCertificate", request.toString()).get("status").asText())
        .isEqualTo("Accepted");
    JsonNode signed = station.called("CertificateSigned");
    assertThat(leaf(signed).getPublicKey()).isEqualTo(keys.getPublic());
    return signed;
  }

  private static String csr(ForeignStation station, KeyPair keys) throws Exception {
    return pem(
        new JcaPKCS10CertificationRequestBuilder(
                new X500Name("O=Voltide,CN=" + station.id()), keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static String pem(Object object) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate leaf(JsonNode signed) throws Exception {
    byte[] pem = signed.get("certificateChain").asText().getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static void awaitIssued(ForeignStation station, String state) {
    await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get(CERTIFICATES + "/issued", station.id())
                    .then()
                    .body("[0].state", equalTo(state)));
  }
}
