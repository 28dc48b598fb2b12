package org.voltide.pki.revocation;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * What an authority says in a revocation list (RFC 5280, 5) of the certificates it issued. Only
 * complete lists for all reasons, signed by the authority itself, can be relied on.
 *
 * @param revoked serial numbers
 * @param thisUpdate since when it is so
 * @param nextUpdate until when the list may be used
 */
public record RevocationListing(Set<BigInteger> revoked, Instant thisUpdate, Instant nextUpdate) {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int CRL_SIGN = 6;

  /** Of lists that do not say until when they hold. */
  private static final Duration UNSAID = Duration.ofHours(1);

  public RevocationListing {
    revoked = Set.copyOf(revoked);
  }

  /** Why a list cannot be relied on; a sentence for an operator. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
      super(why);
    }
  }

  /**
   * Reads and verifies a list.
   *
   * @param issuer who has to have signed it
   * @param at real time
   * @throws RefusedException when it is none, of somebody else, in part only, or not of that time
   */
  public static RevocationListing read(byte[] der, X509Certificate issuer, Instant at)
      throws RefusedException {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
      requireSigned(list, issuer, at);
      requireComplete(list);
      RevocationListing listing = of(list);
      if (listing.thisUpdate.isAfter(at.plus(CLOCKS_DIFFER)) || !listing.nextUpdate.isAfter(at)) {
        throw new RefusedException("The list is old or of the future.");
      }
      return listing;
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new RefusedException("The list cannot be read or is not signed by the issuer: " + e);
    }
  }

  /** Whether the certificate with this number is revoked. */
  public boolean lists(BigInteger serialNumber) {
    return revoked.contains(serialNumber);
  }

  /** Where a certificate says that its issuer's list is; its issuer's word, over HTTP only. */
  public static List<String> pointers(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (extension == null) {
      return List.of();
    }
    try {
      byte[] value = ASN1OctetString.getInstance(extension).getOctets();
      return Stream.of(CRLDistPoint.getInstance(value).getDistributionPoints())
          .filter(point -> point.getCRLIssuer() == null && point.getReasons() == null)
          .flatMap(RevocationListing::addresses)
          .toList();
    } catch (RuntimeException unreadable) {
      // What names its list in a way nobody can read names none.
      return List.of();
    }
  }

  private static Stream<String> addresses(DistributionPoint point) {
    DistributionPointName name = point.getDistributionPoint();
    if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
      return Stream.of();
    }
    return Stream.of(GeneralNames.getInstance(name.getName()).getNames())
        .filter(each -> each.getTagNo() == GeneralName.uniformResourceIdentifier)
        .map(each -> each.getName().toString());
  }

  private static RevocationListing of(X509CRL list) {
    Instant since = list.getThisUpdate().toInstant();
    Date until = list.getNextUpdate();
    Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
    return new RevocationListing(
        entries == null
            ? Set.of()
            : entries.stream().map(X509CRLEntry::getSerialNumber).collect(Collectors.toSet()),
        since,
        until == null ? since.plus(UNSAID) : until.toInstant());
  }

  private static void requireSigned(X509CRL list, X509Certificate issuer, Instant at)
      throws GeneralSecurityException, RefusedException {
    String algorithm = list.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean[] usage = issuer.getKeyUsage();
    if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || algorithm.contains("SHA1")
        || algorithm.contains("MD5")
        || (usage != null && !usage[CRL_SIGN])) {
      throw new RefusedException("The list is not signed as the issuer has to.");
    }
    issuer.checkValidity(Date.from(at));
    list.verify(issuer.getPublicKey(), PROVIDER);
  }

  /** A part of a list, or one of other authorities, says nothing of whom it does not name. */
  private static void requireComplete(X509CRL list) throws RefusedException {
    Set<String> critical = list.getCriticalExtensionOIDs();
    String scope = Extension.issuingDistributionPoint.getId();
    if (critical != null && critical.stream().anyMatch(extension -> !extension.equals(scope))) {
      throw new RefusedException("The list is partial or says what nobody here understands.");
    }
    byte[] extension = list.getExtensionValue(scope);
    if (extension == null) {
      return;
    }
    var part =
        IssuingDistributionPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
    if (part.isIndirectCRL()
        || part.getOnlySomeReasons() != null
        || part.onlyContainsAttributeCerts()
        || part.onlyContainsCACerts()
        || part.onlyContainsUserCerts()) {
      throw new RefusedException("The list is of some certificates or reasons only.");
    }
  }
}
