package org.voltide.pki.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.voltide.pki.custody.HeldKey;

/**
 * Answers OCSP requests (RFC 6960) about the certificates of one authority, signed by itself or by
 * a responder that it certified.
 *
 * @param issuer whose certificates are asked about
 * @param chain the signer's certificate first; sent along when it is not the issuer itself
 * @param key the signer's
 * @param statuses by serial number
 * @param life how long an answer may be used, at most a week (ISO 15118-20 [V2G20-1021])
 */
public record OcspResponder(
    X509Certificate issuer,
    List<X509Certificate> chain,
    HeldKey key,
    Function<BigInteger, CertificateStatus> statuses,
    Duration life) {
  /** Larger than a request about a whole chain. */
  public static final int MOST_BYTES = 16_384;

  private static final int MOST_CERTIFICATES = 16;
  private static final int MOST_NONCE_BYTES = 34;
  private static final Duration WEEK = Duration.ofDays(7);

  public OcspResponder {
    chain = List.copyOf(chain);
    if (life.compareTo(WEEK) > 0 || !life.isPositive()) {
      throw new IllegalArgumentException("An answer is of use for more than no time, up to a week");
    }
  }

  /**
   * The answer, whatever was asked: one that says why there is none, when there is none.
   *
   * @param request in DER
   * @return in DER
   */
  public byte[] answer(byte[] request, Instant now) {
    try {
      return read(request, now);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer to OCSP has no encoding", e);
    }
  }

  private byte[] read(byte[] bytes, Instant now) throws IOException {
    try {
      OCSPReq request = request(bytes);
      for (Req single : request.getRequestList()) {
        if (!isFor(single.getCertID())) {
          return failure(OCSPRespBuilder.UNAUTHORIZED);
        }
      }
      return sign(request, now);
    } catch (IOException | OCSPException | RuntimeException e) {
      return failure(OCSPRespBuilder.MALFORMED_REQUEST);
    } catch (GeneralSecurityException e) {
      return failure(OCSPRespBuilder.INTERNAL_ERROR);
    }
  }

  /**
   * Reads a request.
   *
   * @throws IOException when it is none, or about too many certificates
   */
  static OCSPReq request(byte[] bytes) throws IOException {
    if (bytes.length > MOST_BYTES) {
      throw new IOException("The request is too long to be one");
    }
    OCSPReq request = new OCSPReq(bytes);
    if (request.getRequestList().length == 0
        || request.getRequestList().length > MOST_CERTIFICATES) {
      throw new IOException("The request is about no certificate, or too many");
    }
    return request;
  }

  static byte[] failure(int status) throws IOException {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException e) {
      throw new IOException(e);
    }
  }

  /** Whether the certificate in question is one of this issuer. */
  boolean isFor(CertificateID asked) throws OCSPException, GeneralSecurityException {
    return asked.matchesIssuer(
        new JcaX509CertificateHolder(issuer), new BcDigestCalculatorProvider());
  }

  private byte[] sign(OCSPReq request, Instant now)
      throws IOException, OCSPException, GeneralSecurityException {
    JcaX509CertificateHolder signer = new JcaX509CertificateHolder(chain.getFirst());
    BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(signer.getSubject()));
    for (Req single : request.getRequestList()) {
      answer.addResponse(
          single.getCertID(),
          status(single.getCertID()),
          Date.from(now),
          Date.from(now.plus(life)));
    }
    Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null && nonce.getExtnValue().getOctets().length <= MOST_NONCE_BYTES) {
      answer.setResponseExtensions(new Extensions(nonce));
    }
    X509CertificateHolder[] sent =
        chain.getFirst().equals(issuer)
            ? new X509CertificateHolder[0]
            : new X509CertificateHolder[] {signer};
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL, answer.build(new CustodySigner(key), sent, Date.from(now)))
        .getEncoded();
  }

  private org.bouncycastle.cert.ocsp.CertificateStatus status(CertificateID asked) {
    return switch (statuses.apply(asked.getSerialNumber())) {
      case CertificateStatus.Good _ -> org.bouncycastle.cert.ocsp.CertificateStatus.GOOD;
      case CertificateStatus.Revoked(var since, var reason) ->
          new RevokedStatus(Date.from(since), reason.ordinal());
      case CertificateStatus.Unknown _ -> new UnknownStatus();
    };
  }
}
