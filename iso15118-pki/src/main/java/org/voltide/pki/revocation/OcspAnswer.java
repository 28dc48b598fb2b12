package org.voltide.pki.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * What a responder said of one certificate, signed by its issuer or by whom that issuer named for
 * it (RFC 6960, 4.2.2.2).
 *
 * @param thisUpdate since when it is so
 * @param nextUpdate until when the answer may be used
 */
public record OcspAnswer(Status status, Instant thisUpdate, Instant nextUpdate) {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** ISO 15118-20, V2G20-1021. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Of answers that do not say until when they hold. */
  private static final Duration UNSAID = Duration.ofHours(1);

  /** What is known of a certificate. */
  public enum Status {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  /** Why an answer cannot be relied on; a sentence for an operator. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
      super(why);
    }
  }

  /**
   * Reads and verifies an answer.
   *
   * @param issuer who issued the certificate
   * @param at real time
   * @throws RefusedException when it is none, or of something else, not signed by whom it has to
   *     be, or not of that time
   */
  public static OcspAnswer read(byte[] der, CertificateId id, X509Certificate issuer, Instant at)
      throws RefusedException {
    try {
      OCSPResp response = new OCSPResp(der);
      if (response.getStatus() != OCSPResp.SUCCESSFUL
          || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw new RefusedException("The responder did not answer: " + response.getStatus());
      }
      if (!isSigned(basic, issuer, at)) {
        throw new RefusedException("The answer is not signed by the issuer or for it.");
      }
      return Arrays.stream(basic.getResponses())
          .filter(single -> isOf(single.getCertID(), id))
          .findFirst()
          .map(OcspAnswer::of)
          .filter(answer -> answer.holds(at))
          .orElseThrow(() -> new RefusedException("The answer is old or of something else."));
    } catch (IOException
        | OCSPException
        | OperatorCreationException
        | GeneralSecurityException
        | RuntimeException e) {
      // The library throws one or the other at what others send.
      throw new RefusedException("The answer cannot be read: " + e.getMessage());
    }
  }

  private boolean holds(Instant at) {
    return !thisUpdate.isAfter(at.plus(CLOCKS_DIFFER)) && nextUpdate.isAfter(at);
  }

  private static OcspAnswer of(SingleResp said) {
    Instant since = said.getThisUpdate().toInstant();
    Date until = said.getNextUpdate();
    Instant told = until == null ? since.plus(UNSAID) : until.toInstant();
    Instant longest = since.plus(LONGEST);
    return new OcspAnswer(
        status(said.getCertStatus()), since, told.isBefore(longest) ? told : longest);
  }

  private static Status status(CertificateStatus said) {
    if (said == CertificateStatus.GOOD) {
      return Status.GOOD;
    }
    return said instanceof RevokedStatus ? Status.REVOKED : Status.UNKNOWN;
  }

  /** By its fields: encodings of the same algorithm differ. */
  private static boolean isOf(CertificateID said, CertificateId id) {
    HexFormat hex = HexFormat.of();
    return said.getHashAlgOID().getId().equals(id.hash().oid)
        && hex.formatHex(said.getIssuerNameHash()).equals(id.issuerNameHash())
        && hex.formatHex(said.getIssuerKeyHash()).equals(id.issuerKeyHash())
        && said.getSerialNumber().toString(16).equals(id.serialNumber());
  }

  private static boolean isSigned(BasicOCSPResp answer, X509Certificate issuer, Instant at)
      throws OCSPException, OperatorCreationException, GeneralSecurityException {
    String algorithm =
        new DefaultAlgorithmNameFinder()
            .getAlgorithmName(answer.getSignatureAlgorithmID())
            .toUpperCase(Locale.ROOT);
    if (algorithm.contains("SHA1") || algorithm.contains("MD5")) {
      return false;
    }
    issuer.checkValidity(Date.from(at));
    if (isSignedBy(answer, issuer)) {
      return true;
    }
    for (X509CertificateHolder holder : answer.getCerts()) {
      X509Certificate responder = new JcaX509CertificateConverter().getCertificate(holder);
      if (isNamedBy(responder, issuer, at) && isSignedBy(answer, responder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSignedBy(BasicOCSPResp answer, X509Certificate signer)
      throws OperatorCreationException {
    try {
      return answer.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(PROVIDER)
              .build(signer.getPublicKey()));
    } catch (OCSPException otherKey) {
      // A key of another kind than the signature's has not made it.
      return false;
    }
  }

  private static boolean isNamedBy(X509Certificate responder, X509Certificate issuer, Instant at)
      throws GeneralSecurityException {
    List<String> purposes = responder.getExtendedKeyUsage();
    if (purposes == null
        || !purposes.contains(OCSP_SIGNING)
        || !responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    responder.checkValidity(Date.from(at));
    try {
      responder.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException otherIssuer) {
      // Whoever signed this certificate, it was not the issuer.
      return false;
    }
  }
}
