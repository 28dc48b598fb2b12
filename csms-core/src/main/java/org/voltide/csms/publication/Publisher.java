package org.voltide.csms.publication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.OcspDesk;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspQuestion;

/** Answers for all authorities of this installation. In real time. Blocks. Thread-safe. */
@Singleton
public class Publisher {
  /** Long enough for a station that is offline for a day to show its cars an answer. */
  static final Duration ANSWER_LIFE = Duration.ofDays(3);

  static final Duration LIST_LIFE = Duration.ofDays(7);

  private final OwnRoots roots;
  private final MadeAuthorities made;
  private final Clock realTime = Clock.systemUTC();
  private final OcspDesk desk = new OcspDesk();
  private final Map<String, PublicList> lists = new ConcurrentHashMap<>();

  @Inject
  Publisher(OwnRoots roots, MadeAuthorities made) {
    this.roots = roots;
    this.made = made;
  }

  /**
   * Answers an OCSP request.
   *
   * @param request in DER
   */
  public OcspDesk.Reply answer(byte[] request) {
    return desk.answer(responders(), request, realTime.instant());
  }

  /** The answer about a certificate of ours, and who issued it; empty for those of others. */
  public Optional<Said> answer(CertificateId id) {
    return responders().stream()
        .map(OcspResponder::issuer)
        .filter(id::isIssuedBy)
        .findFirst()
        .map(issuer -> new Said(answer(new OcspQuestion(id).encoded()).der(), issuer));
  }

  /**
   * What an authority of ours says of a certificate, for ourselves: nobody has to sign it. Empty
   * for those of others, and while its key cannot be used or its certificate is not in force.
   */
  public Optional<CertificateStatus> status(CertificateId id) {
    return responders().stream()
        .filter(responder -> id.isIssuedBy(responder.issuer()))
        .filter(responder -> isInForce(responder.issuer()))
        .findFirst()
        .map(responder -> responder.statuses().apply(new BigInteger(id.serialNumber(), 16)));
  }

  private boolean isInForce(X509Certificate issuer) {
    Instant now = realTime.instant();
    return !now.isBefore(issuer.getNotBefore().toInstant())
        && !now.isAfter(issuer.getNotAfter().toInstant());
  }

  /** An OCSP answer in DER. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Said(byte[] der, X509Certificate issuer) {}

  private List<OcspResponder> responders() {
    return authorities().map(PublicAuthority::responder).toList();
  }

  private Stream<PublicAuthority> authorities() {
    return Stream.concat(roots.all().stream(), made.all().stream());
  }

  /** The list of an authority; empty when there is no such authority. */
  Optional<PublicList> list(String label) {
    return authorities()
        .filter(authority -> authority.label().equals(label))
        .findFirst()
        .map(authority -> lists.compute(label, (_, known) -> upToDate(authority, known)));
  }

  private PublicList upToDate(PublicAuthority authority, @Nullable PublicList known) {
    Instant now = realTime.instant();
    List<RevocationList.Revoked> revoked = authority.revoked().get();
    return known != null && known.isOf(revoked) && now.isBefore(known.until())
        ? known
        : new PublicList(
            authority.list().apply(LIST_LIFE), revoked, now.plus(LIST_LIFE.dividedBy(2)));
  }
}
