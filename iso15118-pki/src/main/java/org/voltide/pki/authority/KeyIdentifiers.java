package org.voltide.pki.authority;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.Rule;

/** What keys are called in certificates (RFC 5280 4.2.1.2). */
final class KeyIdentifiers {
  private KeyIdentifiers() {}

  /** As the certificate says, else computed from its key. */
  static byte[] of(X509Certificate certificate) throws GeneralSecurityException {
    SubjectKeyIdentifier said =
        SubjectKeyIdentifier.fromExtensions(
            new JcaX509CertificateHolder(certificate).getExtensions());
    return said == null
        ? computed().createSubjectKeyIdentifier(info(certificate.getPublicKey())).getKeyIdentifier()
        : said.getKeyIdentifier();
  }

  /** As long as the profile wants it. */
  static byte[] of(PublicKey key, Profile profile) throws GeneralSecurityException {
    SubjectKeyIdentifier identifier =
        profile.rule(Rule.ShortKeyIdentifier.class).isPresent()
            ? computed().createTruncatedSubjectKeyIdentifier(info(key))
            : computed().createSubjectKeyIdentifier(info(key));
    return identifier.getKeyIdentifier();
  }

  private static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  private static X509ExtensionUtils computed() throws GeneralSecurityException {
    try {
      return new X509ExtensionUtils(
          new BcDigestCalculatorProvider()
              .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("There is no SHA-1 for key identifiers", e);
    }
  }
}
