package org.voltide.csms.publication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.certificates.StationAuthority;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;
import org.voltide.pki.revocation.OcspAnswer.Status;
import org.voltide.pki.revocation.OcspQuestion;

@QuarkusTest
class PublicationTest {
  private static final String REVOKE = "/api/v1/station-certificates/V2G/{serial}/revoke";

  @Inject StationAuthority authority;
  @Inject OwnCertificates certificates;
  @Inject Database database;
  @Inject Settings settings;

  @Test
  void whatWasIssuedIsGoodUntilItIsRevoked() throws Exception {
    X509Certificate leaf = issued();
    assertThat(OcspQuestion.responders(leaf)).containsExactly("http://pki.example/pki/ocsp");
    assertThat(status(leaf, posted(leaf))).isEqualTo(Status.GOOD);
    Response kept = got(leaf, "");
    assertThat(kept.header("Cache-Control")).contains("max-age=129");
    assertThat(status(leaf, kept)).isEqualTo(Status.GOOD);
    assertThat(list().getRevokedCertificate(leaf)).isNull();

    Callers.viewer()
        .get("/q/metrics")
        .then()
        .body(containsString("voltide_certificates_ending{days=\"90\",of=\"authorities\"}"));
    String serial = leaf.getSerialNumber().toString(16);
    Callers.viewer()
        .queryParam("limit", 500)
        .get("/api/v1/station-certificates")
        .then()
        .body("items.serialNumber", hasItem(serial));
    Callers.operator()
        .body("{\"reason\":\"KEY_COMPROMISE\"}")
        .post(REVOKE, serial)
        .then()
        .statusCode(403);
    Callers.administrator()
        .body("{\"reason\":\"KEY_COMPROMISE\"}")
        .post(REVOKE, serial)
        .then()
        .statusCode(204);
    Callers.administrator()
        .body("{\"reason\":\"KEY_COMPROMISE\"}")
        .post(REVOKE, serial)
        .then()
        .statusCode(409);
    Callers.administrator()
        .body("{\"reason\":\"KEY_COMPROMISE\"}")
        .post(REVOKE, "1f")
        .then()
        .statusCode(404);

    assertThat(status(leaf, posted(leaf))).isEqualTo(Status.REVOKED);
    assertThat(status(leaf, got(leaf, "="))).isEqualTo(Status.REVOKED);
    assertThat(list().getRevokedCertificate(leaf).getRevocationReason())
        .hasToString("KEY_COMPROMISE");
  }

  @Test
  void everybodyMayAskAndNobodyFillsTheAudit() throws Exception {
    long before = audited();
    byte[] malformed = {0x30, 0x03, 0x0a, 0x01, 0x01};
    assertThat(post(new byte[20_000]).asByteArray()).isEqualTo(malformed);
    assertThat(post("no request".getBytes(StandardCharsets.US_ASCII)).asByteArray())
        .isEqualTo(malformed);
    assertThat(given().get("/pki/ocsp/not-base64!").asByteArray()).isEqualTo(malformed);
    given()
        .get("/pki/crl/nobody.crl")
        .then()
        .statusCode(404)
        .contentType(startsWith("application/problem"));
    given().body("x").contentType("text/plain").post("/pki/ocsp").then().statusCode(equalTo(415));
    assertThat(audited()).isEqualTo(before);
  }

  private long audited() {
    return database
        .query(
            "select count(*) as n from audit_entry where path like '%pki/ocsp%'",
            row -> row.big("n"))
        .getFirst();
  }

  private X509Certificate issued() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    StationAuthority.Issued issued =
        authority.issue(
            new SigningRequest(settings.operator().name(), "DE*ABC*E1", keys.getPublic()),
            EnumSet.of(Authority.Role.SERVER));
    database.transact(statements -> certificates.issued(statements, "CS1", issued));
    return certificate(issued.chain());
  }

  private Response posted(X509Certificate leaf) throws Exception {
    return post(question(leaf));
  }

  private static Response post(byte[] request) {
    return given()
        .contentType("application/ocsp-request")
        .body(request)
        .post("/pki/ocsp")
        .then()
        .statusCode(200)
        .contentType("application/ocsp-response")
        .extract()
        .response();
  }

  /** Slashes may come escaped or not. */
  private Response got(X509Certificate leaf, String ending) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(question(leaf));
    String escaped =
        ending.isEmpty()
            ? base64
            : base64.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D");
    return given().urlEncodingEnabled(false).get("/pki/ocsp/" + escaped);
  }

  private byte[] question(X509Certificate leaf) throws Exception {
    return new OcspQuestion(id(leaf)).encoded();
  }

  private Status status(X509Certificate leaf, Response response) throws Exception {
    return OcspAnswer.read(response.asByteArray(), id(leaf), root(), Instant.now()).status();
  }

  private CertificateId id(X509Certificate leaf) throws Exception {
    return CertificateId.of(leaf, root(), CertificateId.Hash.SHA256);
  }

  private X509CRL list() throws Exception {
    X509CRL list =
        (X509CRL)
            CertificateFactory.getInstance("X.509")
                .generateCRL(
                    new ByteArrayInputStream(
                        given().get("/pki/crl/voltide-v2g-root.crl").asByteArray()));
    list.verify(root().getPublicKey());
    return list;
  }

  private X509Certificate root() throws Exception {
    return certificate(
        Files.readString(settings.data().dir().resolve("pki").resolve("v2g-root.pem")));
  }

  private static X509Certificate certificate(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
