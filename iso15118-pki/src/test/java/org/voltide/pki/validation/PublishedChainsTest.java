package org.voltide.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.pki.TestHierarchy.NOW;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.pki.Published;
import org.voltide.pki.exi.Element;

/** Chains and texts that others published beside the messages they recorded. */
class PublishedChainsTest {
  private static final String PKI = "everest/aux-certs/";
  private static final String RISE = "rise-v2g/";

  /** When all of RISE-V2G's were in force. */
  private static final Instant THEN = Instant.parse("2018-09-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "iso2_certinstallreq_everest_mqtt",
    "iso2_certificateinstallationres_everest_backend",
    "iso2_certificateupdatereq"
  })
  void aRecordedMessageIsWhatItsTextSays(String name) throws Exception {
    byte[] recorded = Published.hex("everest/" + name + ".hex");
    assertThat(Published.exi().iso2().decode(recorded).root())
        .isEqualTo(Published.xml("everest/" + name + ".xml"));
  }

  @ParameterizedTest
  @CsvSource({
    "client/mo/MO_LEAF, mo/MO_SUB_CA2, mo/MO_SUB_CA1, mo/MO_ROOT_CA",
    "client/oem/OEM_LEAF, oem/OEM_SUB_CA2, oem/OEM_SUB_CA1, oem/OEM_ROOT_CA",
    "client/cps/CPS_LEAF, cps/CPS_SUB_CA2, cps/CPS_SUB_CA1, v2g/V2G_ROOT_CA",
    "client/cso/SECC_LEAF, cso/CPO_SUB_CA2, cso/CPO_SUB_CA1, v2g/V2G_ROOT_CA"
  })
  void eachChainLeadsToItsRoot(String leaf, String issuer, String upper, String root)
      throws Exception {
    X509Certificate anchor = read(PKI + "ca/" + root);
    List<X509Certificate> chain =
        List.of(read(PKI + leaf), read(PKI + "ca/" + issuer), read(PKI + "ca/" + upper));
    assertThat(path(chain, anchor, NOW)).isEqualTo(anchor);
  }

  @Test
  void theContractThatAStationWasShownLeadsToItsRoot() throws Exception {
    Element details =
        Published.exi()
            .iso2()
            .decode(Published.hex("everest/iso2_paymentdetailsreq_everest_backend.hex"))
            .root();
    Element chain =
        details
            .child("Body")
            .flatMap(body -> body.child("PaymentDetailsReq"))
            .flatMap(request -> request.child("ContractSignatureCertChain"))
            .orElseThrow();
    List<X509Certificate> shown = new ArrayList<>();
    for (Element each : certificates(chain)) {
      shown.add(certificate(Base64.getDecoder().decode(each.text())));
    }
    var validation = new ContractValidation(Set.of(read(PKI + "ca/mo/MO_ROOT_CA")));
    assertThat(shown).hasSize(3);
    assertThat(validation.judge(shown, NOW))
        .isInstanceOfSatisfying(
            ContractVerdict.Valid.class,
            valid ->
                assertThat(Subject.of(valid.contract()).commonNames())
                    .containsExactly("UKSWI123456789A"));
  }

  @Test
  void theChainsOfThePublishedSignatureHold() throws Exception {
    X509Certificate root = read(RISE + "v2gRootCACert");
    List<X509Certificate> service = rise("cpsLeafCert", "cpsSubCA2Cert", "cpsSubCA1Cert");
    assertThat(path(service, root, THEN)).isEqualTo(root);

    List<X509Certificate> contract = rise("contractCert", "moSubCA2Cert", "moSubCA1Cert");
    ContractValidation validation = new ContractValidation(Set.of(contract.getLast()));
    assertThat(validation.judge(contract, THEN)).isInstanceOf(ContractVerdict.Valid.class);
    assertThat(validation.judge(contract, NOW)).isInstanceOf(ContractVerdict.Expired.class);
    assertThat(validation.judge(service, THEN)).isInstanceOf(ContractVerdict.Broken.class);
  }

  private static List<Element> certificates(Element chain) {
    return Stream.concat(
            chain.children().stream().filter(child -> child.is("Certificate")),
            chain.child("SubCertificates").stream().flatMap(below -> below.children().stream()))
        .toList();
  }

  private static X509Certificate certificate(byte[] der) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static X509Certificate path(
      List<X509Certificate> chain, X509Certificate anchor, Instant at) throws Exception {
    return CertificatePath.validate(CertificatePath.read(chain), Set.of(anchor), at, List.of());
  }

  private static List<X509Certificate> rise(String... names) throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    for (String name : names) {
      chain.add(read(RISE + name));
    }
    return chain;
  }

  private static X509Certificate read(String name) throws Exception {
    return Published.certificates(name + ".pem").getFirst();
  }
}
