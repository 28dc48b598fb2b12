package org.voltide.csms.securitylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.voltide.csms.contracts.ContractIssuer;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Settings;

/** Each kind of bad certificate has a refusal of its own, and is in the security log. */
@QuarkusTest
class RefusedInputTest {
  private static final String HUNDRED_KB = "A".repeat(100_000);
  private static final String EMAID = "DEABCC00000042";

  @Inject StationGateway gateway;
  @Inject Settings settings;

  /**
   * What a station sends and what becomes of it.
   *
   * @param answer how what is answered begins, or what is in it
   */
  private record Case(String action, Object message, String answer, String type, String why) {}

  @Test
  void requestsForCertificates() throws Exception {
    KeyPair good = keys("EC", 256);
    KeyPair weak = keys("RSA", 1024);
    try (RealStation station = RealStation.booted(gateway)) {
      String mine = subject(station.id());
      refused(station, csr(request(weak, weak, mine), "The key is too weak"));
      refused(station, csr(request(good, keys("EC", 256), mine), "The signature is wrong or weak"));
      refused(station, csr(request(good, good, subject("SOMEBODY-ELSE")), "The common name is"));
      refused(
          station,
          csr(request(good, good, "O=Stranger,CN=" + station.id()), "The organization is not"));
      refused(station, csr("no request", "This is no certificate request"));
      refused(station, tooLong("SignCertificate", Map.of("csr", HUNDRED_KB)));
    }
  }

  @Test
  void contractsOfCars() throws Exception {
    try (ContractIssuer issuer = new ContractIssuer();
        ContractIssuer forger = issuer.forger();
        ContractIssuer stranger = new ContractIssuer();
        RealStation station = RealStation.booted(gateway)) {
      trust(issuer.authorities());
      Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
      X509Certificate contract = issuer.contract(EMAID, tomorrow);
      X509Certificate revoked = issuer.contract(EMAID, tomorrow);
      issuer.revoke(revoked);
      X509Certificate expired = issuer.contract(EMAID, Instant.now().minusSeconds(60));
      String[] authorities = issuer.authorities().split("(?<=-----END CERTIFICATE-----)\\R");

      refused(
          station,
          contract(issuer.chain(forged(contract)), "SignatureError", "the chain is not trusted"));
      refused(
          station,
          contract(
              forger.chain(forger.contract(EMAID, tomorrow)),
              "SignatureError",
              "the chain is not trusted"));
      refused(
          station,
          contract(
              authorities[2] + "\n" + authorities[1],
              "CertChainError",
              "the certificate is not for contracts"));
      refused(station, contract(issuer.chain(expired), "CertificateExpired", "it is not in force"));
      refused(station, contract(issuer.chain(revoked), "CertificateRevoked", "it is revoked"));
      refused(
          station,
          contract(
              stranger.chain(stranger.contract(EMAID, tomorrow)),
              "CertChainError",
              "the chain is not trusted"));
      refused(
          station,
          contract(
              issuer.chain(issuer.contract("DEXYZC1", tomorrow)),
              "CertChainError",
              "it is a contract other than the token"));
      refused(station, contract("no certificate", "CertChainError", "it cannot be read"));
      refused(
          station,
          tooLong(
              "Authorize",
              Map.of(
                  "certificate",
                  HUNDRED_KB,
                  "idToken",
                  Map.of("idToken", EMAID, "type", "eMAID"))));
      refused(
          station,
          tooLong(
              "Get15118EVCertificate",
              Map.of(
                  "iso15118SchemaVersion",
                  "urn:iso:15118:2:2013:MsgDef",
                  "action",
                  "Install",
                  "exiRequest",
                  HUNDRED_KB)));
    }
  }

  private static Case csr(String csr, String why) {
    return new Case(
        "SignCertificate",
        Map.of("csr", csr, "certificateType", "ChargingStationCertificate"),
        why,
        "CertificateRequestRefused",
        why);
  }

  private static Case contract(String chain, String status, String why) {
    return new Case(
        "Authorize",
        Map.of("certificate", chain, "idToken", Map.of("idToken", EMAID, "type", "eMAID")),
        status,
        "ContractRefused",
        status + ": " + why);
  }

  private static Case tooLong(String action, Map<String, ?> message) {
    return new Case(
        action,
        message,
        "PropertyConstraintViolation",
        "InvalidMessages",
        "PropertyConstraintViolation: ");
  }

  private static void refused(RealStation station, Case bad) {
    JsonNode answer = station.call(bad.action(), Json.text(bad.message()));
    assertThat(answer.toString()).contains(bad.answer());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Callers.viewer()
                    .queryParam("station", station.id())
                    .queryParam("type", bad.type())
                    .get("/api/v1/security-events")
                    .then()
                    .statusCode(200)
                    .body("items.techInfo", hasItem(startsWith(bad.why()))));
  }

  private static void trust(String authorities) {
    Callers.administrator()
        .body(Map.of("purpose", "CONTRACTS", "certificates", authorities))
        .post("/api/v1/authorities")
        .then()
        .statusCode(200);
  }

  /** The same certificate, its signature by nobody. */
  private static X509Certificate forged(X509Certificate certificate) throws Exception {
    byte[] bytes = certificate.getEncoded();
    bytes[bytes.length - 1] ^= 1;
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }

  private String subject(String commonName) {
    return "O=" + settings.operator().name() + ",CN=" + commonName;
  }

  private static KeyPair keys(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /** A request for one key, signed by another or the same. */
  private static String request(KeyPair subject, KeyPair signer, String name) throws Exception {
    String algorithm =
        "SHA256with" + (signer.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          new JcaPKCS10CertificationRequestBuilder(new X500Name(name), subject.getPublic())
              .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
    }
    return text.toString();
  }
}
