package org.voltide.pki.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.pki.Published;
import org.voltide.pki.provisioning.ProvisioningService.Answered;
import org.voltide.pki.provisioning.Refusal.IssuerUnknown;
import org.voltide.pki.provisioning.RequestReader.Understood;

/** Requests and answers that others recorded and published. */
class PublishedVectorsTest {
  private static final String PKI = "everest/aux-certs/";
  private static final int LIMIT_2_0_1 = 5_600;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everest/iso2_certificateinstallationreq_everest_backend.hex",
        "everest/iso2_certinstallreq_everest_mqtt.hex",
        "everest/iso2_certinstallreq_everest_mqtt2.hex"
      })
  void aRecordedRequestIsAnsweredAndTheVehicleGetsItsKey(String name) throws Exception {
    InstallationRequest request = request(name);
    assertThat(request.pcid()).isEqualTo("OEMPROVCERT");
    Party contract = party("mo/MO_LEAF", "mo/INTERMEDIATE_MO_CA_CERTS.pem");
    Party cps = party("cps/CPS_LEAF", "cps/INTERMEDIATE_CPS_CA_CERTS.pem");
    String emaid = LeafRole.commonName(contract.certificate());

    var service = new ProvisioningService(Published.exi(), cps.chain(), cps.signer());
    var grant = new ContractGrant(emaid, contract.chain(), contract.key());
    var answered = (Answered) service.answer(request, List.of(grant), LIMIT_2_0_1, Party.NOW);

    byte[] exi = answered.answers().getFirst().exi();
    Party vehicle = party("oem/OEM_LEAF", "oem/INTERMEDIATE_OEM_CA.pem");
    BigInteger key = new Vehicle(Published.exi(), vehicle).unwrap2(exi);
    assertThat(key).isEqualTo(((java.security.interfaces.ECPrivateKey) contract.key()).getS());
    Verification verification = verify(exi, "v2g/V2G_ROOT_CA.pem", "mo/MO_ROOT_CA.pem");
    assertThat(verification.faults()).isEmpty();
    assertThat(verification.deviations()).isEmpty();
  }

  @Test
  void aRecordedUpdateRequestIsSignedByItsContract() throws Exception {
    byte[] update = Published.hex("everest/iso2_certificateupdatereq.hex");
    var reading =
        new RequestReader(Published.exi(), Trust.in(), trust("mo"))
            .read(Edition.ISO_2, Vehicle.base64(update), Party.NOW);
    assertThat(reading).isInstanceOf(Understood.class);
    InstallationRequest request = ((Understood) reading).request();
    assertThat(request.kind()).isEqualTo(InstallationRequest.Kind.UPDATE);
    assertThat(request.emaid()).contains("UKSWI123456789A");
  }

  @Test
  void anAnswerWithThreeKnownDeviationsIsVerifiedAndTheyAreSaid() throws Exception {
    byte[] relayed = Published.hex("everest/iso2_certificateinstallationres_everest_backend.hex");
    Verification verification = verify(relayed, "v2g/V2G_ROOT_CA.pem", "mo/MO_ROOT_CA.pem");
    assertThat(verification.deviations())
        .containsExactlyInAnyOrder(
            Deviation.TRAILING_ZERO, Deviation.SIGNED_INFO_OF_MESSAGES, Deviation.TYPED_EMAID);
    assertThat(verification.faults()).isNotEmpty().allMatch(IssuerUnknown.class::isInstance);
  }

  @Test
  void thePublishedSignatureIsVerified() throws Exception {
    byte[] exi =
        Published.exi()
            .iso2()
            .encode(Published.xml("rise-v2g/CertificateInstallationRes-MsgBody-namespace.xml"));
    Verification verification = verify(exi, "v2g/V2G_ROOT_CA.pem", "mo/MO_ROOT_CA.pem");
    assertThat(verification.deviations()).isEmpty();
    assertThat(verification.faults())
        .noneMatch(Refusal.DigestWrong.class::isInstance)
        .noneMatch(Refusal.SignatureWrong.class::isInstance);
  }

  private static InstallationRequest request(String name) throws Exception {
    var reading =
        new RequestReader(Published.exi(), trust("oem"), Trust.in())
            .read(Edition.ISO_2, Vehicle.base64(Published.hex(name)), Party.NOW);
    assertThat(reading).isInstanceOf(Understood.class);
    return ((Understood) reading).request();
  }

  private static Verification verify(byte[] exi, String services, String contracts)
      throws Exception {
    var verifier =
        new AnswerVerifier(
            Published.exi(),
            Trust.in(Published.certificates(PKI + "ca/" + services).getFirst()),
            Trust.in(Published.certificates(PKI + "ca/" + contracts).getFirst()));
    return ((AnswerVerifier.Verified) verifier.verify(Edition.ISO_2, exi, Party.NOW))
        .verification();
  }

  private static Trust trust(String family) throws Exception {
    String upper = family.toUpperCase(java.util.Locale.ROOT);
    String folder = PKI + "ca/" + family + "/";
    Set<X509Certificate> subs = new HashSet<>();
    subs.addAll(Published.certificates(folder + upper + "_SUB_CA1.pem"));
    subs.addAll(Published.certificates(folder + upper + "_SUB_CA2.pem"));
    return new Trust(Set.copyOf(Published.certificates(folder + upper + "_ROOT_CA.pem")), subs);
  }

  private static Party party(String leaf, String authorities) throws Exception {
    List<X509Certificate> chain =
        new java.util.ArrayList<>(Published.certificates(PKI + "client/" + leaf + ".pem"));
    chain.addAll(Published.certificates(PKI + "ca/" + authorities));
    return new Party(key(PKI + "client/" + leaf + ".key"), chain);
  }

  private static PrivateKey key(String name) throws Exception {
    try (var parser = new PEMParser(Files.newBufferedReader(Published.file(name)))) {
      var converter = new JcaPEMKeyConverter().setProvider(Party.PROVIDER);
      return switch (parser.readObject()) {
        case PKCS8EncryptedPrivateKeyInfo locked ->
            converter.getPrivateKey(
                locked.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(Party.PROVIDER)
                        .build("123456".toCharArray())));
        case PrivateKeyInfo open -> converter.getPrivateKey(open);
        case org.bouncycastle.openssl.PEMEncryptedKeyPair locked ->
            converter
                .getKeyPair(
                    locked.decryptKeyPair(
                        new org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder()
                            .setProvider(Party.PROVIDER)
                            .build("123456".toCharArray())))
                .getPrivate();
        default -> throw new AssertionError(name + " holds no key");
      };
    }
  }
}
