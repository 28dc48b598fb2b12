package org.voltide.csms.certification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.contractpool.Emaid;
import org.voltide.csms.contracts.ContractIssuer;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;

/** C07, M01, M02, M06: contracts of cars, whether they are revoked, and how cars get them. */
@QuarkusTest
class ContractCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final UUID POOLED = UUID.randomUUID();

  @Inject Stand stand;
  @Inject Database database;

  private final ContractIssuer issuer = new ContractIssuer();

  @BeforeEach
  void trust() {
    trust(issuer.authorities());
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  @DisplayName("TC_C_50: a contract whose chain the station has validated may charge")
  void validatedByTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      String request = byHashes(emaid, contract(emaid), issuer.responderUrl());
      assertThat(verdict(station, request)).isEqualTo("Accepted, Accepted");
      int asked = issuer.asked();
      assertThat(verdict(station, request)).isEqualTo("Accepted, Accepted");
      assertThat(issuer.asked()).isEqualTo(asked).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("TC_C_51: a revoked contract may not charge")
  void revoked() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      X509Certificate contract = contract(emaid);
      issuer.revoke(contract);
      assertThat(verdict(station, byHashes(emaid, contract, issuer.responderUrl())))
          .isEqualTo("CertificateRevoked, Invalid");
      assertThat(verdict(station, byChain(emaid, issuer.chain(contract))))
          .isEqualTo("CertificateRevoked, Invalid");
    }
  }

  @Test
  @DisplayName("TC_C_52: a contract whose chain Voltide validates may charge")
  void validatedCentrally() {
    try (ForeignStation station = stand.booted("ocpp2.0.1");
        ContractIssuer other = new ContractIssuer()) {
      trust(other.rootPem());
      String emaid = stand.token("eMAID", "Accepted");
      String chain = other.chain(other.contract(emaid, inADay()));
      assertThat(verdict(station, byChain(emaid, chain))).isEqualTo("Accepted, Accepted");
    }
  }

  @Test
  @DisplayName("C07: an expired contract is expired, one that has ended is cancelled")
  void ended() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      X509Certificate expired = issuer.contract(emaid, Instant.now().minusSeconds(60));
      assertThat(verdict(station, byChain(emaid, issuer.chain(expired))))
          .isEqualTo("CertificateExpired, Expired");
      String blocked = stand.token("eMAID", "Blocked");
      assertThat(verdict(station, byChain(blocked, issuer.chain(contract(blocked)))))
          .isEqualTo("ContractCancelled, Blocked");
      String elsewhere =
          stand.token(
              Map.of("type", "eMAID", "allowance", Map.of("stations", new String[] {"other"})));
      assertThat(verdict(station, byChain(elsewhere, issuer.chain(contract(elsewhere)))))
          .isEqualTo("Accepted, NotAtThisLocation");
    }
  }

  @Test
  @DisplayName("C07: what cannot be trusted may not charge")
  void untrusted() {
    try (ForeignStation station = stand.booted("ocpp2.1");
        ContractIssuer stranger = new ContractIssuer()) {
      String emaid = stand.token("eMAID", "Accepted");
      String broken = "CertChainError, Invalid";
      assertThat(
              verdict(station, byChain(emaid, stranger.chain(stranger.contract(emaid, inADay())))))
          .isEqualTo(broken);
      assertThat(stranger.asked()).isZero();
      assertThat(verdict(station, byChain(emaid, issuer.chain(contract("OTHER")))))
          .isEqualTo(broken);
      assertThat(verdict(station, byChain(emaid, "no certificate"))).isEqualTo(broken);
      issuer.forge();
      assertThat(verdict(station, byChain(emaid, issuer.chain(contract(emaid))))).isEqualTo(broken);
    }
  }

  @Test
  @DisplayName("C07: no responder is asked that no operator allows")
  void foreignResponder() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      String inner = "http://localhost:%d/".formatted(issuer.port());
      assertThat(verdict(station, byHashes(emaid, contract(emaid), inner)))
          .isEqualTo("CertChainError, Invalid");
      assertThat(issuer.asked()).isZero();
    }
  }

  @Test
  @DisplayName("C07, M06: what a distrusted authority signed counts no more, known before or not")
  void distrusted() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      X509Certificate contract = contract(emaid);
      List<String> requests =
          List.of(
              byHashes(emaid, contract, issuer.responderUrl()),
              byChain(emaid, issuer.chain(contract)));
      String status =
          "{\"ocspRequestData\":{%s,\"responderURL\":\"%s\"}}"
              .formatted(issuer.hash(contract), issuer.responderUrl());
      requests.forEach(r -> assertThat(verdict(station, r)).isEqualTo("Accepted, Accepted"));
      assertThat(station.call("GetCertificateStatus", status).get("status").asText())
          .isEqualTo("Accepted");

      String distrusted = "/api/v1/distrusted-authorities";
      var wanted = Map.of("certificates", issuer.issuerPem(), "reason", "its key was stolen");
      Callers.operator().body(wanted).post(distrusted).then().statusCode(403);
      Callers.administrator().body(wanted).post(distrusted).then().statusCode(200);
      requests.forEach(r -> assertThat(verdict(station, r)).isEqualTo("CertChainError, Invalid"));
      assertThat(station.call("GetCertificateStatus", status).get("status").asText())
          .isEqualTo("Failed");
      Callers.administrator()
          .body(Map.of("purpose", "CONTRACTS", "certificates", issuer.issuerPem()))
          .post("/api/v1/authorities")
          .then()
          .statusCode(409);

      String id = issuer.fingerprints().getLast();
      Callers.viewer().get(distrusted).then().body("id", hasItem(id));
      Callers.administrator().delete(distrusted + "/" + id).then().statusCode(204);
      Callers.administrator().delete(distrusted + "/" + id).then().statusCode(404);
      requests.forEach(r -> assertThat(verdict(station, r)).isEqualTo("Accepted, Accepted"));
    }
  }

  @Test
  @DisplayName("C07: what holds no more counts no more, though it did a moment ago")
  void withdrawn() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      X509Certificate contract = contract(emaid);
      List<String> requests =
          List.of(
              byHashes(emaid, contract, issuer.responderUrl()),
              byChain(emaid, issuer.chain(contract)));
      requests.forEach(r -> assertThat(verdict(station, r)).isEqualTo("Accepted, Accepted"));
      assertThat(verdict(station, requests.getLast().replace(emaid, "DEABCC99999999")))
          .isEqualTo("CertChainError, Invalid");

      pool(
          "insert into contract (id, emaid, pcid, created_at, ended_at)"
              + " values (?, ?, 'WAUTEST1234567890', now(), now())",
          POOLED,
          Emaid.of(emaid).value());
      pool(
          "insert into contract_certificate (issuer, serial_number, contract_id, given_to,"
              + " issued_at, valid_until) values ('mo', ?, ?, 'test', now(), now())",
          contract.getSerialNumber().toString(16),
          POOLED);
      requests.forEach(
          r -> assertThat(verdict(station, r)).isEqualTo("ContractCancelled, Invalid"));
      pool("delete from contract_certificate where contract_id = ?", POOLED);
      pool("delete from contract where id = ?", POOLED);
      requests.forEach(r -> assertThat(verdict(station, r)).isEqualTo("Accepted, Accepted"));

      issuer.fallSilent();
      requests.forEach(r -> assertThat(verdict(station, r)).isEqualTo("Accepted, Accepted"));
      pool(
          "update ocsp_answer set next_update = now() where serial_number = ?",
          contract.getSerialNumber().toString(16));
      assertThat(verdict(station, requests.getFirst())).isEqualTo("CertChainError, Invalid");
      pool(
          "update ocsp_answer set next_update = now() + interval '1 day', status = 'Revoked'"
              + " where serial_number = ?",
          contract.getSerialNumber().toString(16));
      requests.forEach(
          r -> assertThat(verdict(station, r)).isEqualTo("CertificateRevoked, Invalid"));
    }
  }

  @Test
  @DisplayName("C07: an authority that is trusted no more issues no contracts from that moment on")
  void trustedNoMore() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      String chain = byChain(emaid, issuer.chain(contract(emaid)));
      assertThat(verdict(station, chain)).isEqualTo("Accepted, Accepted");
      for (String authority : issuer.fingerprints()) {
        Callers.administrator().delete("/api/v1/authorities/" + authority).then().statusCode(204);
      }
      assertThat(verdict(station, chain)).isEqualTo("CertChainError, Invalid");
      trust(issuer.rootPem());
      assertThat(verdict(station, chain)).isEqualTo("Accepted, Accepted");
    }
  }

  private void pool(String sql, Object... values) {
    database.update(sql, values);
  }

  @Test
  @DisplayName("TC_M_24: the state of a certificate as its responder signed it")
  void certificateStatus() throws Exception {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      X509Certificate certificate = contract("M24");
      String request =
          """
          {"ocspRequestData":{%s,"responderURL":"%s"}}\
          """
              .formatted(issuer.hash(certificate), issuer.responderUrl());
      JsonNode answer = station.call("GetCertificateStatus", request);
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      OcspAnswer said =
          OcspAnswer.read(
              Base64.getDecoder().decode(answer.get("ocspResult").asText()),
              CertificateId.of(certificate, issuer.issuer(), CertificateId.Hash.SHA256),
              issuer.issuer(),
              Instant.now());
      assertThat(said.status()).isEqualTo(OcspAnswer.Status.GOOD);
      assertThat(station.call("GetCertificateStatus", request)).isEqualTo(answer);
      assertThat(issuer.asked()).isOne();
      String inner = request.replace("127.0.0.1", "localhost");
      JsonNode refused =
          station.call(
              "GetCertificateStatus",
              inner.replace(certificate.getSerialNumber().toString(16), "1f"));
      assertThat(refused.get("status").asText()).isEqualTo("Failed");
    }
  }

  @Test
  @DisplayName("M07: the states of a car's chain")
  void chainStatus() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      X509Certificate good = contract("M07");
      X509Certificate revoked = contract("M07");
      issuer.revoke(revoked);
      JsonNode answer =
          station.call(
              "GetCertificateChainStatus",
              "{\"certificateStatusRequests\":[%s,%s,%s]}"
                  .formatted(wanted("OCSP", good), wanted("OCSP", revoked), wanted("CRL", good)));
      assertThat(answer.get("certificateStatus").findValuesAsText("status"))
          .containsExactly("Good", "Revoked", "Failed");
      JsonNode listed =
          station.call(
              "GetCertificateChainStatus",
              "{\"certificateStatusRequests\":[%s,%s]}"
                  .formatted(listed(contract("M07")), listed(revoked)));
      assertThat(listed.get("certificateStatus").findValuesAsText("status"))
          .containsExactly("Good", "Revoked");
    }
  }

  @Test
  @DisplayName("C07: what becomes of contracts while nobody answers is the operator's choice")
  void silence() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String emaid = stand.token("eMAID", "Accepted");
      String known = byHashes(emaid, contract(emaid), issuer.responderUrl());
      String fresh = byHashes(emaid, contract(emaid), issuer.responderUrl());
      assertThat(verdict(station, known)).isEqualTo("Accepted, Accepted");
      issuer.fallSilent();
      assertThat(verdict(station, fresh)).isEqualTo("CertChainError, Invalid");
      whenSilent("ACCEPT_KNOWN");
      assertThat(verdict(station, fresh)).isEqualTo("CertChainError, Invalid");
      whenSilent("ACCEPT");
      assertThat(verdict(station, fresh)).isEqualTo("Accepted, Accepted");
      whenSilent("REFUSE");
      assertThat(verdict(station, fresh)).isEqualTo("CertChainError, Invalid");
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/certificate-health")
                      .then()
                      .statusCode(200)
                      .body("ending.findAll { it.of == 'STATIONS' }.days", contains(90, 30, 14, 7))
                      .body("responders.findAll { it.service == 'OCSP' }.state", hasItem("FAILS")));
      given().get("/api/v1/certificate-health").then().statusCode(401);
      Callers.viewer()
          .get("/q/metrics")
          .then()
          .body(containsString("voltide_responders_failing"))
          .body(containsString("voltide_certificates_drifting"));
      assertThat(verdict(station, known)).isEqualTo("Accepted, Accepted");
    }
  }

  private void whenSilent(String choice) {
    for (String authority : issuer.fingerprints()) {
      Callers.administrator()
          .body(Map.of("whenSilent", choice))
          .put("/api/v1/authorities/" + authority + "/silence")
          .then()
          .statusCode(204);
    }
  }

  private String listed(X509Certificate certificate) {
    return """
    {"source":"CRL","urls":["%s"],"certificateHashData":{%s}}\
    """
        .formatted(issuer.listUrl(), issuer.hash(certificate));
  }

  @Test
  @DisplayName("TC_M_26: a car gets a contract certificate")
  void install() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode answer = contractFor(station, "Install", "AAEC", "");
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      assertThat(answer.get("exiResponse").asText()).isEqualTo("SW5zdGFsbA==AAEC");
      assertThat(answer.has("remainingContracts")).isFalse();
    }
  }

  @Test
  @DisplayName("TC_M_28: a car gets its contract certificate renewed")
  void update() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode answer = contractFor(station, "Update", "AAEC", "");
      assertThat(answer.get("exiResponse").asText()).isEqualTo("VXBkYXRlAAEC");
    }
  }

  @Test
  @DisplayName("TC_M_100: a car gets several contract certificates, one after the other")
  void several() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String more = ",\"maximumContractCertificateChains\":3";
      for (int remaining = 2; remaining >= 0; remaining--) {
        JsonNode answer = contractFor(station, "Install", "BBBB", more);
        assertThat(answer.get("status").asText()).isEqualTo("Accepted");
        assertThat(answer.get("remainingContracts").asInt()).isEqualTo(remaining);
      }
    }
  }

  @Test
  @DisplayName("M01: a provider that refuses, is late or answers nonsense fails in time")
  void providerFails() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      assertThat(failure(station, "refuse")).isEqualTo("ProviderRefused");
      assertThat(failure(station, "nonsense")).isEqualTo("ProviderUnreadable");
      assertThat(failure(station, "long")).isEqualTo("ResponseTooLong");
      assertThat(failure(station, "late")).isEqualTo("ProviderTimedOut");
    }
  }

  private static String failure(ForeignStation station, String exiRequest) {
    JsonNode answer = contractFor(station, "Install", exiRequest, "");
    assertThat(answer.get("status").asText()).isEqualTo("Failed");
    return answer.at("/statusInfo/reasonCode").asText();
  }

  private static JsonNode contractFor(
      ForeignStation station, String action, String exiRequest, String more) {
    return station.call(
        "Get15118EVCertificate",
        """
        {"iso15118SchemaVersion":"urn:iso:15118:2:2013:MsgDef","action":"%s",
         "exiRequest":"%s"%s}\
        """
            .formatted(action, exiRequest, more));
  }

  private X509Certificate contract(String emaid) {
    return issuer.contract(emaid, inADay());
  }

  private static Instant inADay() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  private static void trust(String authorities) {
    Callers.administrator()
        .body(Map.of("purpose", "CONTRACTS", "certificates", authorities))
        .post("/api/v1/authorities")
        .then()
        .statusCode(200);
  }

  private String byHashes(String emaid, X509Certificate contract, String responder) {
    return """
    {"idToken":{"idToken":"%s","type":"eMAID"},"iso15118CertificateHashData":%s}\
    """
        .formatted(emaid, issuer.hashes(contract, responder));
  }

  private static String byChain(String emaid, String pem) {
    ObjectNode request = JSON.createObjectNode().put("certificate", pem);
    request.putObject("idToken").put("idToken", emaid).put("type", "eMAID");
    return request.toString();
  }

  private String wanted(String source, X509Certificate certificate) {
    return """
    {"source":"%s","urls":["%s"],"certificateHashData":{%s}}\
    """
        .formatted(source, issuer.responderUrl(), issuer.hash(certificate));
  }

  private static String verdict(ForeignStation station, String request) {
    JsonNode answer = station.call("Authorize", request);
    return answer.path("certificateStatus").asText()
        + ", "
        + answer.at("/idTokenInfo/status").asText();
  }
}
