package org.voltide.csms.contracts;

import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.authorities.WhenSilent;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.contractpool.Emaid;
import org.voltide.csms.contractpool.EndedContracts;
import org.voltide.csms.revocation.CertificateIds;
import org.voltide.csms.revocation.RevocationSettings;
import org.voltide.csms.revocation.Revocations;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.csms.revocation.Standing;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.ocpp.message.authorization.AuthorizeCertificateStatus;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.ocpp.message.type.OCSPRequestData;
import org.voltide.pki.profile.Role;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspQuestion;
import org.voltide.pki.revocation.RevocationListing;
import org.voltide.pki.validation.ContractValidation;
import org.voltide.pki.validation.ContractVerdict.Broken;
import org.voltide.pki.validation.ContractVerdict.Expired;
import org.voltide.pki.validation.ContractVerdict.Valid;
import org.voltide.pki.validation.Subject;

/**
 * Judges the certificate of a contract (OCPP 2.1 C07.FR.04, FR.05, FR.13 to 17): the whole chain
 * when the station leaves it to the CSMS, else the state of the chain the station has validated.
 * Every certificate has to be known as not revoked. Blocks. Thread-safe.
 */
@Singleton
public class ContractCheck {
  private static final CertificateId.Hash HASH = CertificateId.Hash.SHA256;

  private final Authorities authorities;
  private final OwnAuthorities own;
  private final Revocations revocations;
  private final EndedContracts ended;
  private final RevocationSettings settings;
  private final SecurityReports reports;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  ContractCheck(
      Authorities authorities,
      OwnAuthorities own,
      Revocations revocations,
      EndedContracts ended,
      RevocationSettings settings,
      SecurityReports reports) {
    this.authorities = authorities;
    this.own = own;
    this.revocations = revocations;
    this.ended = ended;
    this.settings = settings;
    this.reports = reports;
  }

  /**
   * The verdict on what came with a token; empty when nothing came. One that is not accepted is in
   * the security log.
   */
  public Optional<AuthorizeCertificateStatus> judge(String stationId, AuthorizeRequest request) {
    List<OCSPRequestData> hashes =
        Optional.ofNullable(request.iso15118CertificateHashData()).orElse(List.of());
    if (request.certificate() == null && hashes.isEmpty()) {
      return Optional.empty();
    }
    String emaid = request.idToken().idToken();
    Judgement judgement =
        request.certificate() == null
            ? hashes(hashes, emaid)
            : chain(request.certificate(), emaid, hashes);
    if (judgement.status() != AuthorizeCertificateStatus.Accepted) {
      reports.found(
          Optional.of(stationId),
          "ContractRefused",
          Severity.WARNING,
          "%s: %s".formatted(judgement.status(), judgement.why()));
    }
    return Optional.of(judgement.status());
  }

  /**
   * What a contract is worth.
   *
   * @param why for operators
   */
  private record Judgement(AuthorizeCertificateStatus status, String why) {
    static Judgement broken(String why) {
      return new Judgement(AuthorizeCertificateStatus.CertChainError, why);
    }

    static Judgement distrusted(String subject) {
      return broken(subject + " is of an authority that is distrusted");
    }
  }

  private Judgement chain(String pem, String emaid, List<OCSPRequestData> hashes) {
    try {
      List<X509Certificate> shown = PemChain.read(pem);
      Optional<X509Certificate> distrusted = authorities.distrust().in(shown);
      if (distrusted.isPresent()) {
        return Judgement.distrusted(distrusted.get().getSubjectX500Principal().toString());
      }
      return switch (new ContractValidation(issuers()).judge(shown, realTime.instant())) {
        case Expired _ ->
            new Judgement(AuthorizeCertificateStatus.CertificateExpired, "it is not in force");
        case Broken(boolean isForged, String reason) ->
            isForged
                ? new Judgement(AuthorizeCertificateStatus.SignatureError, reason)
                : Judgement.broken(reason);
        case Valid valid ->
            isFor(valid.contract(), emaid)
                ? unlessRevoked(emaid, questions(valid.path(), hashes))
                : Judgement.broken("it is a contract other than the token");
      };
    } catch (CertificateException unreadable) {
      return Judgement.broken("it cannot be read");
    }
  }

  /** Those of others that are trusted, and those of this installation. */
  private Set<X509Certificate> issuers() {
    Set<X509Certificate> all =
        Stream.concat(
                authorities.forContracts().stream(),
                own.certificates(Role.MO_ROOT, Role.MO_SUB_1, Role.MO_SUB_2).stream())
            .collect(Collectors.toUnmodifiableSet());
    return authorities.distrust().without(all);
  }

  private static boolean isFor(X509Certificate contract, String emaid) {
    return Subject.of(contract).commonNames().stream()
        .anyMatch(name -> Emaid.of(name).equals(Emaid.of(emaid)));
  }

  /** Responders are those that certificates name, then those that the station named for them. */
  private static List<Question> questions(
      List<X509Certificate> path, List<OCSPRequestData> hashes) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i + 1 < path.size(); i++) {
      X509Certificate issuer = path.get(i + 1);
      CertificateId id = CertificateId.of(path.get(i), issuer, HASH);
      Stream<String> told =
          hashes.stream()
              .filter(hash -> hash.serialNumber().equalsIgnoreCase(id.serialNumber()))
              .map(OCSPRequestData::responderURL);
      questions.add(
          new Question(
              id,
              issuer,
              Stream.concat(OcspQuestion.responders(path.get(i)).stream(), told)
                  .distinct()
                  .toList(),
              RevocationListing.pointers(path.get(i))));
    }
    return questions;
  }

  private Judgement hashes(List<OCSPRequestData> hashes, String emaid) {
    List<Question> questions = new ArrayList<>();
    for (OCSPRequestData hash : hashes) {
      Optional<Question> question = question(hash);
      if (question.isEmpty()) {
        return Judgement.broken("nobody trusts its issuer");
      }
      questions.add(question.get());
    }
    return unlessRevoked(emaid, questions);
  }

  private Optional<Question> question(OCSPRequestData hash) {
    return CertificateIds.of(
            hash.hashAlgorithm(), hash.issuerNameHash(), hash.issuerKeyHash(), hash.serialNumber())
        .flatMap(
            id ->
                issuers().stream()
                    .filter(id::isIssuedBy)
                    .findFirst()
                    .map(
                        issuer ->
                            new Question(id, issuer, List.of(hash.responderURL()), List.of())));
  }

  private Judgement unlessRevoked(String emaid, List<Question> questions) {
    if (questions.stream()
        .anyMatch(question -> ended.include(Emaid.of(emaid), question.id().serialNumber()))) {
      return new Judgement(AuthorizeCertificateStatus.ContractCancelled, "it was ended");
    }
    List<Optional<CertificateStatus>> states =
        revocations.standings(questions, settings.deadline()).stream()
            .map(standing -> standing.map(Standing::status))
            .toList();
    if (states.contains(Optional.of(CertificateStatus.Revoked))) {
      return new Judgement(AuthorizeCertificateStatus.CertificateRevoked, "it is revoked");
    }
    for (int i = 0; i < states.size(); i++) {
      if (!isGood(states.get(i), questions.get(i), questions)) {
        return Judgement.broken("nobody says that it is not revoked");
      }
    }
    return new Judgement(AuthorizeCertificateStatus.Accepted, "");
  }

  /** A responder that says it does not know a certificate is not silent. */
  private boolean isGood(
      Optional<CertificateStatus> said, Question question, List<Question> chain) {
    return said.map(CertificateStatus.Good::equals)
        .orElseGet(
            () ->
                switch (whenSilent(chain)) {
                  case REFUSE -> false;
                  case ACCEPT_KNOWN ->
                      revocations
                          .lastKnown(question.id())
                          .filter(CertificateStatus.Good::equals)
                          .isPresent();
                  case ACCEPT -> true;
                });
  }

  /** By the authority that ends the chain: what an operator chose for it holds below it. */
  private WhenSilent whenSilent(List<Question> chain) {
    return authorities.whenSilent(chain.getLast().issuer());
  }
}
