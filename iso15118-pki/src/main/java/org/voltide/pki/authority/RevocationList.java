package org.voltide.pki.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Lists of revoked certificates (RFC 5280 5). */
public final class RevocationList {
  private RevocationList() {}

  /** A certificate that counts no longer. */
  public record Revoked(BigInteger serialNumber, Instant since, CRLReason reason) {}

  /**
   * Makes the list of an authority.
   *
   * @param number greater than that of the list before
   */
  public static X509CRL make(
      SigningAuthority authority, long number, Collection<Revoked> revoked, Validity validity)
      throws GeneralSecurityException {
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(
            new JcaX509CertificateHolder(authority.certificate()).getSubject(),
            Date.from(validity.from()));
    list.setNextUpdate(Date.from(validity.until()));
    for (Revoked certificate : revoked) {
      list.addCRLEntry(
          certificate.serialNumber(),
          Date.from(certificate.since()),
          certificate.reason().ordinal());
    }
    try {
      list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(KeyIdentifiers.of(authority.certificate())));
    } catch (CertIOException e) {
      throw new GeneralSecurityException("The list cannot be made", e);
    }
    return new JcaX509CRLConverter().getCRL(list.build(new CustodySigner(authority.key())));
  }
}
