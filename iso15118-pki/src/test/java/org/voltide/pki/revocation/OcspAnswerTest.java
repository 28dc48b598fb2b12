package org.voltide.pki.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.pki.revocation.CertificateId.Hash;
import org.voltide.pki.revocation.OcspAnswer.RefusedException;
import org.voltide.pki.revocation.OcspAnswer.Status;

class OcspAnswerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static KeyPair issuerKeys;
  private static X509Certificate issuer;
  private static X509Certificate certificate;

  @BeforeAll
  static void issue() throws Exception {
    issuerKeys = keys();
    issuer = issued("CN=Issuer", issuerKeys, issuerKeys, null);
    certificate = issued("CN=Contract", keys(), issuerKeys, null);
  }

  @ParameterizedTest
  @EnumSource(Hash.class)
  void anIssuerTellsOfItsCertificates(Hash hash) throws Exception {
    CertificateId id = CertificateId.of(certificate, issuer, hash);
    byte[] good = answer(id, CertificateStatus.GOOD, NOW, NOW.plus(DAY), issuerKeys);
    byte[] revoked = answer(id, revoked(), NOW, NOW.plus(DAY), issuerKeys);

    assertThat(OcspAnswer.read(good, id, issuer, NOW))
        .isEqualTo(new OcspAnswer(Status.GOOD, NOW, NOW.plus(DAY)));
    assertThat(OcspAnswer.read(revoked, id, issuer, NOW).status()).isEqualTo(Status.REVOKED);
    assertThat(id.isIssuedBy(issuer)).isTrue();
    assertThat(id.isIssuedBy(certificate)).isFalse();
    assertThat(
            new CertificateId(
                hash,
                HexFormat.of()
                    .withUpperCase()
                    .formatHex(HexFormat.of().parseHex(id.issuerNameHash())),
                id.issuerKeyHash(),
                "00" + id.serialNumber()))
        .isEqualTo(id);
  }

  @Test
  void whomTheIssuerNamedForItMayTellToo() throws Exception {
    CertificateId id = id();
    KeyPair named = keys();
    X509Certificate responder =
        issued("CN=Responder", named, issuerKeys, KeyPurposeId.id_kp_OCSPSigning);
    X509Certificate server = issued("CN=Server", named, issuerKeys, KeyPurposeId.id_kp_serverAuth);
    KeyPair strangerKeys = keys();
    X509Certificate ofStranger =
        issued("CN=Responder", named, strangerKeys, KeyPurposeId.id_kp_OCSPSigning);

    byte[] right = answer(id, CertificateStatus.GOOD, NOW, NOW.plus(DAY), named, responder);
    assertThat(OcspAnswer.read(right, id, issuer, NOW).status()).isEqualTo(Status.GOOD);
    refused(answer(id, CertificateStatus.GOOD, NOW, NOW.plus(DAY), named, server));
    refused(answer(id, CertificateStatus.GOOD, NOW, NOW.plus(DAY), named, ofStranger));
    refused(answer(id, CertificateStatus.GOOD, NOW, NOW.plus(DAY), named));
  }

  @Test
  void anAnswerHoldsForItsTimeAndAWeekAtMost() throws Exception {
    CertificateId id = id();
    byte[] forever =
        answer(id, CertificateStatus.GOOD, NOW, NOW.plus(Duration.ofDays(1000)), issuerKeys);
    assertThat(OcspAnswer.read(forever, id, issuer, NOW).nextUpdate())
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
    refused(answer(id, CertificateStatus.GOOD, NOW.minus(DAY), NOW, issuerKeys));
    refused(answer(id, CertificateStatus.GOOD, NOW.plus(DAY), NOW.plus(DAY), issuerKeys));
  }

  @Test
  void whatIsOfSomethingElseOrNothingIsRefused() throws Exception {
    CertificateId other =
        CertificateId.of(issued("CN=Other", keys(), issuerKeys, null), issuer, Hash.SHA256);
    refused(answer(other, CertificateStatus.GOOD, NOW, NOW.plus(DAY), issuerKeys));
    refused(new byte[] {1, 2, 3});
    refused(new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded());
    assertThat(OcspQuestion.responders(certificate)).isEmpty();
  }

  private static void refused(byte[] answer) {
    assertThatThrownBy(() -> OcspAnswer.read(answer, id(), issuer, NOW))
        .isInstanceOf(RefusedException.class);
  }

  private static CertificateId id() {
    return CertificateId.of(certificate, issuer, Hash.SHA256);
  }

  private static CertificateStatus revoked() {
    return new RevokedStatus(Date.from(NOW), CRLReason.keyCompromise);
  }

  private static byte[] answer(
      CertificateId id,
      CertificateStatus status,
      Instant from,
      Instant until,
      KeyPair signer,
      X509Certificate... shown)
      throws Exception {
    OCSPReq asked = new OCSPReq(new OcspQuestion(id).encoded());
    X509CertificateHolder[] holders = new X509CertificateHolder[shown.length];
    for (int i = 0; i < shown.length; i++) {
      holders[i] = new JcaX509CertificateHolder(shown[i]);
    }
    var basic =
        new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(issuer).getSubject()))
            .addResponse(
                asked.getRequestList()[0].getCertID(),
                status,
                Date.from(from),
                Date.from(until),
                null)
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()),
                holders,
                Date.from(from));
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate issued(
      String subject, KeyPair keys, KeyPair by, KeyPurposeId purpose) throws Exception {
    var draft =
        new JcaX509v3CertificateBuilder(
            new X500Principal("CN=Issuer"),
            new BigInteger(1, subject.getBytes(StandardCharsets.UTF_8)),
            Date.from(NOW.minus(DAY)),
            Date.from(NOW.plus(DAY.multipliedBy(100))),
            new X500Principal(subject),
            keys.getPublic());
    if (purpose != null) {
      draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }
}
