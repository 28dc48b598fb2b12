package org.voltide.csms.ceremonies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;
import org.voltide.pki.revocation.OcspQuestion;

@QuarkusTest
class CeremonyJourneyTest {
  private static final String PKI = "/api/v1/pki";

  @Inject Settings settings;

  @Test
  void aHierarchyIsMadeAnsweredForRevokedAndProven() throws Exception {
    Map<String, Object> rules =
        Map.of("organization", "Example", "profiles", "iso-15118-2", "secondPerson", false);
    Callers.operator().body(rules).post(PKI + "/set-up").then().statusCode(403);
    Callers.administrator().body(rules).post(PKI + "/set-up").then().statusCode(200);
    Callers.administrator().body(rules).post(PKI + "/set-up").then().statusCode(409);

    made(Map.of("act", "ROOT", "wanted", wanted("v2g", "V2G_ROOT", 7300)));
    String pem = made(below("v2g", wanted("cpo", "CPO_SUB_2", 700)));
    List<X509Certificate> chain = PemChain.read(pem);
    Callers.viewer()
        .get(PKI)
        .then()
        .body("authorities.find { it.label == 'cpo' }.issuer", equalTo("v2g"))
        .body("authorities.find { it.label == 'cpo' }.revoked", equalTo(false))
        .body("isOpen", equalTo(true));
    assertSenselessIsRefused();
    assertForeignIsRequestedAndChecked(pem);
    assertSuccessorIsVouchedFor(chain.getLast());
    assertRolloverIsBegunAndCancelled();
    assertRevokedForEverybody(chain);
    assertLogProvesIt();
    assertNoKeyIsReadable();
  }

  private static void assertSenselessIsRefused() {
    act(below("nobody", wanted("other", "CPO_SUB_2", 700)))
        .statusCode(409)
        .body("detail", containsString("no authority 'nobody'"));
    act(below("v2g", wanted("voltide-v2g-root", "CPO_SUB_2", 700))).statusCode(422);
    act(below("v2g", wanted("keys/../x", "CPO_SUB_2", 700))).statusCode(422);
  }

  private static void assertForeignIsRequestedAndChecked(String another) {
    assertThat(made(Map.of("act", "REQUEST", "wanted", wanted("foreign", "CPO_SUB_2", 1))))
        .contains("CERTIFICATE REQUEST");
    act(Map.of("act", "ADOPT", "label", "foreign", "chain", another))
        .statusCode(409)
        .body("detail", containsString("not for the key"));
    Callers.viewer().get(PKI).then().body("requests", hasKey("foreign"));
  }

  private static void assertSuccessorIsVouchedFor(X509Certificate root) throws Exception {
    String next = made(Map.of("act", "ROOT", "wanted", wanted("v2g-2", "V2G_ROOT", 7300)));
    String bridge = made(Map.of("act", "CROSS", "issuer", "v2g", "root", next, "days", 1000));
    PemChain.read(bridge).getFirst().verify(root.getPublicKey());
  }

  private static void assertRolloverIsBegunAndCancelled() {
    String rollovers = "/api/v1/v2g-rollovers";
    Map<String, Object> plan =
        Map.of("root", "v2g", "suffix", "next", "days", 7300, "crossCertified", true);
    String id =
        Callers.administrator()
            .body(Map.of("plan", plan, "note", "It ends"))
            .post(rollovers)
            .then()
            .statusCode(200)
            .body("state", anyOf(equalTo("PREPARING"), equalTo("READY")))
            .body("subject", equalTo("v2g"))
            .body("plan.suffix", equalTo("next"))
            .body("below.contracts", equalTo(0))
            .extract()
            .path("id");
    Callers.viewer()
        .get(PKI)
        .then()
        .body("authorities.find { it.label == 'cpo-next' }.issuer", equalTo("v2g-next"))
        .body("authorities.find { it.label == 'cpo-next' }.use", equalTo("STANDBY"))
        .body("crosses", hasItem(containsString("BEGIN CERTIFICATE")));
    String path = rollovers + "/" + id;
    Callers.administrator()
        .body(Map.of("stations", 0, "contracts", 0))
        .post(path + "/withdraw")
        .then()
        .statusCode(409);
    Callers.administrator()
        .post(path + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("CANCELLED"));
    Callers.viewer().get(rollovers).then().body("id", hasItem(id));
  }

  private static void assertRevokedForEverybody(List<X509Certificate> chain) throws Exception {
    X509Certificate cpo = chain.getFirst();
    assertThat(OcspQuestion.responders(cpo)).containsExactly("http://pki.example/pki/ocsp");
    assertThat(status(chain)).isEqualTo(OcspAnswer.Status.GOOD);
    String serial = cpo.getSerialNumber().toString(16);
    act(Map.of("act", "REVOKE", "issuer", "v2g", "serialNumber", serial, "reason", "SUPERSEDED"))
        .statusCode(200);
    assertThat(status(chain)).isEqualTo(OcspAnswer.Status.REVOKED);
    X509CRL list = list("v2g");
    list.verify(chain.getLast().getPublicKey());
    assertThat(list.isRevoked(cpo)).isTrue();
    assertThat(list("v2g")).as("signed once").isEqualTo(list);
    Callers.viewer()
        .get(PKI)
        .then()
        .body("authorities.find { it.label == 'cpo' }.revoked", equalTo(true));
  }

  private static void assertLogProvesIt() {
    Callers.operator().get(PKI + "/log").then().statusCode(403);
    Callers.administrator()
        .get(PKI + "/log")
        .then()
        .body("[0].act", equalTo("CRL"))
        .body("act", hasItem("REFUSE"))
        .body("find { it.about == 'v2g' }.act", equalTo("ROOT"))
        .body("find { it.about == 'v2g' }.by", equalTo("api-key test"));
    Callers.administrator().get(PKI + "/log/verification").then().body("intact", equalTo(true));
    Callers.administrator()
        .queryParam("head", "ab".repeat(32))
        .get(PKI + "/log/verification")
        .then()
        .body("intact", equalTo(false))
        .body("reason", containsString("replaced"));
    assertItIsSealed();
  }

  private static void assertItIsSealed() {
    Callers.operator().post(PKI + "/log/seal").then().statusCode(403);
    String key =
        Callers.administrator()
            .post(PKI + "/log/seal")
            .then()
            .statusCode(200)
            .extract()
            .path("key");
    Callers.viewer().get(PKI).then().body("seal.key", equalTo(key));
    Callers.administrator()
        .get(PKI + "/log/verification")
        .then()
        .body("intact", equalTo(true))
        .body("seal.key", equalTo(key));
  }

  @Test
  void readinessSaysWhatBreaksAndWhereThatIsWritten() {
    given().get(PKI + "/readiness").then().statusCode(401);
    String found =
        "findings.find { it.source == 'OCPP 2.1, GetCertificateStatus.ocspResult' }.measures";
    Callers.viewer()
        .get(PKI + "/readiness")
        .then()
        .statusCode(200)
        .body("specimens.size()", equalTo(6))
        .body(found + ".find { it.scheme == 'ECDSA_P521' }.verdict", equalTo("FITS"))
        .body(found + ".find { it.scheme == 'ML_DSA_87' }.verdict", equalTo("FITS"))
        .body(
            "findings.find { it.limit == 1600 }.measures.find { it.scheme == 'ML_DSA_44' }.verdict",
            equalTo("BREAKS"));
  }

  private void assertNoKeyIsReadable() throws Exception {
    Path directory = settings.data().dir().resolve("authorities");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("PRIVATE KEY")
            .doesNotContain("only keys of tests");
      }
    }
  }

  private static Map<String, Object> wanted(String label, String role, int days) {
    return Map.of("label", label, "role", role, "days", days);
  }

  private static Map<String, Object> below(String issuer, Map<String, Object> wanted) {
    return Map.of("act", "AUTHORITY", "issuer", issuer, "wanted", wanted);
  }

  private static String made(Map<String, Object> act) {
    return act(act).statusCode(200).extract().path("result");
  }

  private static ValidatableResponse act(Map<String, Object> act) {
    return Callers.administrator().body(act).post(PKI + "/acts").then();
  }

  private static OcspAnswer.Status status(List<X509Certificate> chain) throws Exception {
    CertificateId id = CertificateId.of(chain.getFirst(), chain.get(1), CertificateId.Hash.SHA256);
    byte[] der =
        given()
            .contentType("application/ocsp-request")
            .body(new OcspQuestion(id).encoded())
            .post("/pki/ocsp")
            .asByteArray();
    return OcspAnswer.read(der, id, chain.get(1), Instant.now()).status();
  }

  private static X509CRL list(String label) throws Exception {
    return (X509CRL)
        CertificateFactory.getInstance("X.509")
            .generateCRL(
                new ByteArrayInputStream(
                    given().get("/pki/crl/%s.crl".formatted(label)).asByteArray()));
  }
}
