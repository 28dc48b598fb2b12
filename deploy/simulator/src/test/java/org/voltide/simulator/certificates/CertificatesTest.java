package org.voltide.simulator.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.simulator.Bench;

class CertificatesTest {
  private final Bench bench = new Bench(Bench.dc());
  private final TestAuthority authority = new TestAuthority("Test root");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void authoritiesAreInstalledNamedAndDeleted() {
    assertThat(install("CSMSRootCertificate", authority.rootPem())).isEqualTo("Accepted");
    assertThat(install("MORootCertificate", authority.rootPem())).isEqualTo("Accepted");
    assertThat(bench.get("SecurityCtrlr", "CertificateEntries")).isEqualTo("2");

    JsonNode ids =
        bench.ask("GetInstalledCertificateIds", "{\"certificateType\":[\"CSMSRootCertificate\"]}");
    assertThat(ids.get("certificateHashDataChain")).hasSize(1);
    JsonNode hash = ids.at("/certificateHashDataChain/0/certificateHashData");
    assertThat(hash.get("serialNumber").asText())
        .isEqualTo(authority.root().getSerialNumber().toString(16));
    String delete = "{\"certificateHashData\":%s}".formatted(hash);
    assertThat(bench.status("DeleteCertificate", delete)).isEqualTo("Accepted");
    assertThat(bench.status("DeleteCertificate", delete)).isEqualTo("NotFound");
    assertThat(bench.status("GetInstalledCertificateIds", "{}")).isEqualTo("NotFound");
  }

  @Test
  void refusesWhatIsNoValidAuthority() {
    assertThat(install("CSMSRootCertificate", "nothing")).isEqualTo("Rejected");
    assertThat(install("CSMSRootCertificate", authority.expiredPem())).isEqualTo("Rejected");
    String leaf = TestAuthority.pem(authority.issue("leaf").leaf());
    assertThat(install("CSMSRootCertificate", leaf)).isEqualTo("Rejected");
    bench.set("SecurityCtrlr", "AdditionalRootCertificateCheck", "true");
    assertThat(install("CSMSRootCertificate", authority.rootPem())).isEqualTo("Accepted");
    assertThat(install("CSMSRootCertificate", new TestAuthority("Stranger").rootPem()))
        .isEqualTo("Rejected");
  }

  @Test
  void aNewKeyIsCertifiedOnRequest() {
    String csr = requested("ChargingStationCertificate");
    X509Certificate certificate = authority.certify(csr);

    assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=s-1", "O=Voltide");
    assertThat(signed(TestAuthority.pem(certificate))).isEqualTo("Accepted");
    assertThat(bench.credentials()).extracting(Credential::leaf).containsExactly(certificate);
    assertThat(signed(TestAuthority.pem(certificate))).as("asked for once").isEqualTo("Rejected");
  }

  @Test
  void aCertificateForAnotherKeyIsRefusedAndReported() {
    requested("ChargingStationCertificate");

    assertThat(signed(TestAuthority.pem(authority.issue("s-1").leaf()))).isEqualTo("Rejected");
    assertThat(bench.last("SecurityEventNotification").get("type").asText())
        .isEqualTo("InvalidChargingStationCertificate");
    assertThat(bench.credentials()).isEmpty();
  }

  @Test
  void aChargePointCertificateIsListedWithItsChain() {
    bench.set("ISO15118Ctrlr", "SeccId", "DE*VOL*E1");
    X509Certificate leaf = authority.certify(requested("V2GCertificate"));
    assertThat(leaf.getSubjectX500Principal().getName()).contains("CN=DE*VOL*E1");
    String chain = TestAuthority.pem(leaf) + authority.rootPem();
    assertThat(signed(chain, "V2GCertificate")).isEqualTo("Accepted");

    JsonNode ids = bench.ask("GetInstalledCertificateIds", "{}");
    assertThat(ids.at("/certificateHashDataChain/0/certificateType").asText())
        .isEqualTo("V2GCertificateChain");
    assertThat(ids.at("/certificateHashDataChain/0/childCertificateHashData")).hasSize(1);
  }

  @Test
  void aCredentialOutlivesTheProgramAndOnlyItsOwnerReadsIt(@TempDir Path directory)
      throws Exception {
    var file = new CredentialFile(directory.resolve("station.pem"));
    assertThat(file.read()).isEmpty();
    Credential credential = authority.issue("s-1");
    file.write(credential);

    assertThat(file.read()).contains(credential);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
        .isEqualTo("rw-------");
  }

  private String requested(String use) {
    bench.csms().answer("SignCertificate", "{\"status\":\"Accepted\"}");
    assertThat(bench.status("TriggerMessage", "{\"requestedMessage\":\"Sign%s\"}".formatted(use)))
        .isEqualTo("Accepted");
    List<JsonNode> requests =
        await().until(() -> bench.csms().calls("SignCertificate"), r -> !r.isEmpty());
    bench.settle();
    assertThat(requests.getLast().get("certificateType").asText()).isEqualTo(use);
    return requests.getLast().get("csr").asText();
  }

  private String signed(String chain) {
    return signed(chain, "ChargingStationCertificate");
  }

  private String signed(String chain, String use) {
    return bench.status(
        "CertificateSigned",
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateChain", chain)
            .put("certificateType", use)
            .toString());
  }

  private String install(String use, String pem) {
    return bench.status(
        "InstallCertificate",
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", use)
            .put("certificate", pem)
            .toString());
  }
}
