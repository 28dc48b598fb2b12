package org.voltide.csms.contractpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.voltide.csms.contractpool.ForeignAnswers.Verdict;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.provisioning.ContractGrant;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Evcc;
import org.voltide.pki.provisioning.ProvisioningService;
import org.voltide.pki.provisioning.RequestReader;
import org.voltide.pki.provisioning.Trust;
import org.voltide.pki.trust.Distrust;

/** An answer of somebody else's provisioning service, good, forged, and not to be checked. */
class ForeignAnswersTest {
  private static final Path SCHEMAS = Path.of("../../shared/pki/xsd");
  private static final Path CACHE = Path.of("target/exi-cache");
  private static final String ISO_2 = Edition.ISO_2.schemaVersion();
  private static final String EMAID = "DEABCC12345678";

  private record Party(KeyPair keys, X509Certificate certificate) {}

  private final Party root = party("DC=V2G,CN=Root", Optional.empty());

  private static Party party(String name, Optional<Party> issuer) {
    try {
      KeyPair keys = NewKeys.of(SignatureScheme.ECDSA_P256);
      X500Name subject = new X500Name(name);
      X500Name above =
          issuer
              .map(
                  by ->
                      X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded()))
              .orElse(subject);
      var draft =
          new JcaX509v3CertificateBuilder(
                  above,
                  BigInteger.valueOf(System.nanoTime()),
                  Date.from(Instant.now().minus(Duration.ofDays(1))),
                  Date.from(Instant.now().plus(Duration.ofDays(10))),
                  subject,
                  keys.getPublic())
              .addExtension(
                  Extension.basicConstraints, true, new BasicConstraints(issuer.isEmpty()));
      var signer =
          new JcaContentSignerBuilder("SHA256withECDSA")
              .build(issuer.map(Party::keys).orElse(keys).getPrivate());
      return new Party(keys, new JcaX509CertificateConverter().getCertificate(draft.build(signer)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Schemas schemas() {
    assumeTrue(Files.isDirectory(SCHEMAS), "the schemas of ISO 15118 are not on this machine");
    Schemas schemas = new Schemas(SCHEMAS, CACHE);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> schemas.now() instanceof Exi.Ready);
    return schemas;
  }

  private String answer(Exi exi) {
    Party car = party("DC=OEM,CN=WAUTEST1234567890", Optional.of(root));
    Party contract = party("DC=MO,CN=" + EMAID, Optional.of(root));
    Party service = party("DC=CPS,CN=Service", Optional.of(root));
    Instant now = Instant.now();
    String request =
        new Evcc(exi, List.of(car.certificate()), car.keys().getPrivate())
            .request(Edition.ISO_2, "0102030405060708", List.of(root.certificate()), now);
    var read =
        (RequestReader.Understood)
            new RequestReader(exi, Trust.in(root.certificate()), Trust.in())
                .read(Edition.ISO_2, request, now);
    var grant =
        new ContractGrant(EMAID, List.of(contract.certificate()), contract.keys().getPrivate());
    var answered =
        (ProvisioningService.Answered)
            new ProvisioningService(
                    exi,
                    List.of(service.certificate()),
                    message -> {
                      Signature signature = Signature.getInstance("SHA256withECDSA");
                      signature.initSign(service.keys().getPrivate());
                      signature.update(message);
                      return signature.sign();
                    })
                .answer(read.request(), List.of(grant), 5_600, now);
    return answered.answers().getFirst().base64();
  }

  private static ForeignAnswers judge(
      Schemas schemas, Set<X509Certificate> anchors, Distrust distrust) {
    ProviderTrust trust = new ProviderTrust(() -> anchors, () -> anchors, () -> distrust);
    return new ForeignAnswers(schemas, trust, Clock.systemUTC());
  }

  @Test
  void whatIsForgedIsToldFromWhatIsRightAndFromWhatCannotBeChecked() {
    Schemas schemas = schemas();
    String answer = answer(((Exi.Ready) schemas.now()).exi());
    Set<X509Certificate> known = Set.of(root.certificate());
    ForeignAnswers judge = judge(schemas, known, Distrust.NONE);
    assertThat(judge.judge(ISO_2, answer)).isEqualTo(new Verdict.Right(List.of()));

    byte[] changed = Base64.getDecoder().decode(answer);
    changed[changed.length - 8] ^= 1;
    String forged = Base64.getEncoder().encodeToString(changed);
    wrong(judge.judge(ISO_2, forged), "the digest of eMAID is wrong");
    wrong(judge.judge(ISO_2, "AAAA"), "does not begin with the byte 80");
    wrong(judge.judge(ISO_2, "no base64!"), "not base64");
    X509Certificate namesake = party("DC=V2G,CN=Root", Optional.empty()).certificate();
    wrong(judge(schemas, Set.of(namesake), Distrust.NONE).judge(ISO_2, answer), "not trusted");
    Distrust distrust = new Distrust(List.of(root.certificate()));
    wrong(judge(schemas, known, distrust).judge(ISO_2, answer), "distrusted");

    ForeignAnswers nobody = judge(schemas, Set.of(), Distrust.NONE);
    unproven(nobody.judge(ISO_2, answer), "nobody here knows its issuer");
    wrong(nobody.judge(ISO_2, forged), "the digest of eMAID is wrong");
    unproven(judge.judge("urn:other", answer), "is not known here");
  }

  @Test
  void withoutSchemasNothingIsProven() {
    Schemas none = new Schemas(Path.of("target/no-schemas"), CACHE);
    ForeignAnswers judge = judge(none, Set.of(root.certificate()), Distrust.NONE);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> unproven(judge.judge(ISO_2, "gJg="), "standards.iso.org"));
  }

  private static void wrong(Verdict verdict, String why) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Wrong.class, wrong -> assertThat(wrong.why()).contains(why));
  }

  private static void unproven(Verdict verdict, String why) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unproven.class, unproven -> assertThat(unproven.why()).contains(why));
  }
}
