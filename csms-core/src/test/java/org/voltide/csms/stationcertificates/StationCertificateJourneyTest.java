package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Settings;

@QuarkusTest
class StationCertificateJourneyTest {
  private static final String CERTIFICATES = "/api/v1/stations/{id}/certificates";
  private static final String CAMPAIGNS = "/api/v1/renewal-campaigns";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject StationGateway gateway;
  @Inject Settings settings;

  @Test
  void aStationAsksForACertificateAndGetsItUntilItTakesIt() throws Exception {
    KeyPair keys = keys();
    try (RealStation station = RealStation.booted(gateway)) {
      station
          .operated(
              () ->
                  Callers.operator()
                      .body("{\"certificateType\":\"ChargingStationCertificate\"}")
                      .post(CERTIFICATES + "/renew", station.id()),
              "TriggerMessage",
              "{\"status\":\"Accepted\"}")
          .response()
          .then()
          .statusCode(204);
      assertThat(sign(station, keys, subject(station.id()))).isEqualTo("Accepted");
      station.answerNext("CertificateSigned", "{\"status\":\"Rejected\"}");
      awaitIssued(station, "ISSUED", 1);

      station.disconnect();
      station.connect();
      JsonNode signed = station.answerNext("CertificateSigned", "{\"status\":\"Accepted\"}");
      assertThat(signed.get("requestId").asInt()).isEqualTo(4);
      X509Certificate leaf = certificate(signed.get("certificateChain").asText());
      assertThat(leaf.getPublicKey()).isEqualTo(keys.getPublic());
      leaf.verify(certificate(root()).getPublicKey());
      awaitIssued(station, "DELIVERED", 1);
    }
  }

  @Test
  void aCampaignGoesFromOneStationToTheNext() throws Exception {
    try (RealStation first = RealStation.booted(gateway);
        RealStation second = RealStation.booted(gateway)) {
      Map<String, Object> wanted =
          Map.of(
              "name",
              "Spring",
              "certificateType",
              "ChargingStationCertificate",
              "stations",
              List.of(first.id(), second.id()));
      Callers.viewer().body(wanted).post(CAMPAIGNS).then().statusCode(403);
      String campaign =
          Callers.operator()
              .body(wanted)
              .post(CAMPAIGNS)
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      first.answerNext("TriggerMessage", "{\"status\":\"Accepted\"}");
      assertThat(sign(first, keys(), subject(first.id()))).isEqualTo("Accepted");
      first.answerNext("CertificateSigned", "{\"status\":\"Accepted\"}");
      second.answerNext("TriggerMessage", "{\"status\":\"Rejected\"}");
      awaitCampaign(campaign, "STOPPED");
      Callers.operator().post(CAMPAIGNS + "/" + campaign + "/pause").then().statusCode(409);
      Callers.operator().post(CAMPAIGNS + "/" + campaign + "/retry").then().statusCode(200);
      second.answerNext("TriggerMessage", "{\"status\":\"Accepted\"}");
      assertThat(sign(second, keys(), subject(second.id()))).isEqualTo("Accepted");
      second.answerNext("CertificateSigned", "{\"status\":\"Accepted\"}");
      awaitCampaign(campaign, "DONE");
      Callers.operator().post(CAMPAIGNS + "/" + campaign + "/cancel").then().statusCode(409);
    }
  }

  @Test
  void aRequestForSomebodyElseIsRejected() throws Exception {
    KeyPair keys = keys();
    try (RealStation station = RealStation.booted(gateway)) {
      assertThat(sign(station, keys, subject("SOMEBODY-ELSE"))).isEqualTo("Rejected");
      assertThat(sign(station, keys, "O=Stranger,CN=" + station.id())).isEqualTo("Rejected");
      assertThat(station.call("SignCertificate", "{\"csr\":\"none\"}").get("status").asText())
          .isEqualTo("Rejected");
      Callers.viewer().get(CERTIFICATES + "/issued", station.id()).then().body("$", hasSize(0));
    }
  }

  @Test
  void rootsAreInstalledListedAndDeleted() throws Exception {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body(Map.of("certificateType", "CSMSRootCertificate", "certificate", "none"))
          .post(CERTIFICATES, station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/certificate"));
      String installed =
          """
          {"status":"Accepted","certificateHashDataChain":[
            {"certificateType":"CSMSRootCertificate","certificateHashData":
              {"hashAlgorithm":"SHA384","issuerNameHash":"aa","issuerKeyHash":"bb",
               "serialNumber":"1f"}}]}\
          """;
      String root = root();
      var asked =
          station.operated(
              () ->
                  Callers.operator()
                      .body(Map.of("certificateType", "CSMSRootCertificate", "certificate", root))
                      .post(CERTIFICATES, station.id()),
              "InstallCertificate",
              "{\"status\":\"Accepted\"}",
              "GetInstalledCertificateIds",
              installed);
      String id =
          asked
              .response()
              .then()
              .statusCode(200)
              .body("serialNumber", equalTo(List.of("1f")))
              .extract()
              .path("[0].id");
      var deleted =
          station.operated(
              () -> Callers.operator().delete(CERTIFICATES + "/" + id, station.id()),
              "DeleteCertificate",
              "{\"status\":\"Accepted\"}");
      deleted.response().then().statusCode(204);
      assertThat(deleted.asked().get("certificateHashData").get("hashAlgorithm").asText())
          .isEqualTo("SHA384");
      Callers.viewer().get(CERTIFICATES, station.id()).then().body("$", hasSize(0));
    }
  }

  private String subject(String commonName) {
    return "O=" + settings.operator().name() + ",CN=" + commonName;
  }

  private static String sign(RealStation station, KeyPair keys, String subject) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
    return station
        .call(
            "SignCertificate",
            JSON.writeValueAsString(
                Map.of(
                    "csr",
                    text.toString(),
                    "certificateType",
                    "ChargingStationCertificate",
                    "requestId",
                    4)))
        .get("status")
        .asText();
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private String root() throws IOException {
    return Files.readString(settings.data().dir().resolve("pki").resolve("csms-root.pem"));
  }

  private static X509Certificate certificate(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void awaitCampaign(String campaign, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get(CAMPAIGNS + "/" + campaign)
                    .then()
                    .body("campaign.state", equalTo(state)));
  }

  private static void awaitIssued(RealStation station, String state, int attempts) {
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get(CERTIFICATES + "/issued", station.id())
                    .then()
                    .body("[0].state", equalTo(state))
                    .body("[0].attempts", equalTo(attempts)));
  }
}
