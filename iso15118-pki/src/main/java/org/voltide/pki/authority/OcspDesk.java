package org.voltide.pki.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/**
 * Answers OCSP requests to several authorities at one address. An answer about one certificate is
 * signed once and given to everybody for half of its life, as long as the certificate's status
 * stays; a nonce is then left out of it (RFC 5019, 2.2.1). Thread-safe; waits for its turn.
 */
public final class OcspDesk {
  private static final int MOST_KEPT = 10_000;
  private static final int MOST_AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
  private final Map<CertificateID, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CertificateID, Kept> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * What is to be sent.
   *
   * @param der the response
   * @param fresh how long others may hand it on; zero for what is not to be kept
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Reply(byte[] der, Duration fresh) {}

  /** What was signed, for which status, and until when it is given out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(CertificateStatus status, byte[] der, Instant until) {}

  /** A response that is an error, and needs no signature. */
  private static Reply failure(int status) {
    try {
      return new Reply(OcspResponder.failure(status), Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer to OCSP has no encoding", e);
    }
  }

  /**
   * The answer, whatever was asked: one that says why there is none, when there is none.
   *
   * @param request in DER
   */
  public Reply answer(List<OcspResponder> responders, byte[] request, Instant now) {
    try {
      OCSPReq asked = OcspResponder.request(request);
      CertificateID first = asked.getRequestList()[0].getCertID();
      Optional<OcspResponder> responder = responder(responders, first);
      if (responder.isEmpty()) {
        return failure(OCSPRespBuilder.UNAUTHORIZED);
      }
      return inTurn(responder.get(), asked, request, now);
    } catch (IOException | OCSPException | RuntimeException e) {
      return failure(OCSPRespBuilder.MALFORMED_REQUEST);
    } catch (GeneralSecurityException e) {
      return failure(OCSPRespBuilder.INTERNAL_ERROR);
    }
  }

  private static Optional<OcspResponder> responder(
      List<OcspResponder> responders, CertificateID asked)
      throws OCSPException, GeneralSecurityException {
    for (OcspResponder responder : responders) {
      if (responder.isFor(asked)) {
        return Optional.of(responder);
      }
    }
    return Optional.empty();
  }

  private Reply single(OcspResponder responder, CertificateID asked, Instant now)
      throws IOException, OCSPException {
    CertificateStatus status = responder.statuses().apply(asked.getSerialNumber());
    Optional<Kept> found = find(asked, status, now);
    if (found.isPresent()) {
      return new Reply(found.get().der(), Duration.between(now, found.get().until()));
    }
    byte[] alone = new OCSPReqBuilder().addRequest(asked).build().getEncoded();
    byte[] der = responder.answer(alone, now);
    if (new OCSPResp(der).getStatus() != OCSPResp.SUCCESSFUL) {
      return new Reply(der, Duration.ZERO);
    }
    Duration half = responder.life().dividedBy(2);
    synchronized (kept) {
      kept.put(asked, new Kept(status, der, now.plus(half)));
    }
    return new Reply(der, half);
  }

  private Optional<Kept> find(CertificateID asked, CertificateStatus status, Instant now) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(asked))
          .filter(one -> one.status().equals(status) && now.isBefore(one.until()));
    }
  }

  /**
   * No more at once than leave the processor and the database to others, as statuses are looked up
   * too; who waits too long comes again.
   */
  private Reply inTurn(OcspResponder responder, OCSPReq asked, byte[] request, Instant now)
      throws IOException, OCSPException {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return failure(OCSPRespBuilder.TRY_LATER);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return failure(OCSPRespBuilder.TRY_LATER);
    }
    try {
      return asked.getRequestList().length == 1
          ? single(responder, asked.getRequestList()[0].getCertID(), now)
          : new Reply(responder.answer(request, now), Duration.ZERO);
    } finally {
      turns.release();
    }
  }
}
