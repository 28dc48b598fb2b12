package org.voltide.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate as a few lines with Bouncy Castle make it: the same fields and extensions as one
 * that was issued, signed, and read for use.
 */
final class BareIssue {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair issuer;
  private final PublicKey key;
  private final JcaX509CertificateHolder like;

  BareIssue(KeyPair issuer, PublicKey key, X509Certificate like) throws GeneralSecurityException {
    this.issuer = issuer;
    this.key = key;
    this.like = new JcaX509CertificateHolder(like);
  }

  X509Certificate issue() throws GeneralSecurityException {
    Instant now = Instant.now();
    var draft =
        new JcaX509v3CertificateBuilder(
            new X500Name(like.getIssuer().toString()),
            new BigInteger(127, RANDOM).setBit(126),
            Date.from(now),
            Date.from(now.plus(Duration.ofDays(60))),
            new X500Name(like.getSubject().toString()),
            key);
    try {
      for (Object name : like.getExtensionOIDs()) {
        Extension extension = like.getExtension((ASN1ObjectIdentifier) name);
        draft.addExtension(
            extension.getExtnId(), extension.isCritical(), extension.getParsedValue());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              draft.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setProvider(PkiWorld.BOUNCY_CASTLE)
                      .build(issuer.getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("The baseline cannot issue", e);
    }
  }
}
