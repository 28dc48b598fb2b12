package org.voltide.csms.certificates;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.voltide.pki.authority.Credential;

/** Client certificates as manufacturers give them to stations. */
public final class StationIdentity {

  private StationIdentity() {}

  /**
   * @param subject for example {@code CN=CS-1,O=Voltide}
   */
  public static Credential issued(Credential root, String subject, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      var draft =
          new JcaX509v3CertificateBuilder(
              root.certificate().getSubjectX500Principal(),
              new BigInteger(64, new SecureRandom()),
              Date.from(from),
              Date.from(until),
              new X500Principal(subject),
              keys.getPublic());
      draft.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.key())));
      return new Credential(keys.getPrivate(), List.of(certificate, root.certificate()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
