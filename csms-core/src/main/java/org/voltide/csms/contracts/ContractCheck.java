package org.voltide.csms.contracts;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.authorities.WhenSilent;
import org.voltide.csms.contractpool.Emaid;
import org.voltide.csms.contractpool.EndedContracts;
import org.voltide.csms.revocation.CertificateIds;
import org.voltide.csms.revocation.RevocationSettings;
import org.voltide.csms.revocation.Revocations;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.ocpp.message.authorization.AuthorizeCertificateStatus;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.ocpp.message.type.OCSPRequestData;
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
  private final Beliefs beliefs;
  private final Revocations revocations;
  private final RevocationSettings settings;
  private final SecurityReports reports;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  ContractCheck(
      Authorities authorities,
      Beliefs beliefs,
      Revocations revocations,
      RevocationSettings settings,
      SecurityReports reports) {
    this.authorities = authorities;
    this.beliefs = beliefs;
    this.revocations = revocations;
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
    Judgement judgement = judge(request, hashes);
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

  private Judgement judge(AuthorizeRequest request, List<OCSPRequestData> hashes) {
    Emaid emaid = Emaid.of(request.idToken().idToken());
    for (Belief belief = beliefs.last(); ; belief = beliefs.renewed(belief)) {
      Opinion opinion =
          request.certificate() == null
              ? hashes(belief, hashes)
              : chain(belief, request.certificate(), hashes);
      Beliefs.State state = beliefs.state(opinion.shown(emaid));
      if (state.confirms(belief)) {
        return switch (opinion) {
          case Opinion.Refused(Judgement why) -> why;
          case Opinion.Believed(Belief.Contract contract) ->
              contract.isFor(emaid)
                  ? unlessRevoked(state, contract.questions())
                  : Judgement.broken("it is a contract other than the token");
        };
      }
    }
  }

  /** What is thought of a contract before anybody was asked whether it is revoked or has ended. */
  private sealed interface Opinion {
    record Refused(Judgement why) implements Opinion {}

    record Believed(Belief.Contract contract) implements Opinion {}

    /** The certificates whose contracts must not have ended. */
    default List<EndedContracts.Shown> shown(Emaid emaid) {
      return switch (this) {
        case Refused _ -> List.of();
        case Believed(Belief.Contract contract) ->
            contract.questions().stream()
                .map(question -> new EndedContracts.Shown(emaid, question.id().serialNumber()))
                .toList();
      };
    }
  }

  private Opinion chain(Belief belief, String pem, List<OCSPRequestData> hashes) {
    Instant now = realTime.instant();
    Belief.Shown shown = new Belief.Shown(digest(pem), hashes);
    return belief
        .known(shown, now)
        .<Opinion>map(Opinion.Believed::new)
        .orElseGet(
            () -> {
              Opinion opinion = examined(belief, pem, hashes, now);
              if (opinion instanceof Opinion.Believed(Belief.Contract contract)) {
                belief.remember(shown, contract);
              }
              return opinion;
            });
  }

  private static Opinion examined(
      Belief belief, String pem, List<OCSPRequestData> hashes, Instant now) {
    try {
      List<X509Certificate> shown = PemChain.read(pem);
      Optional<X509Certificate> distrusted = belief.distrust().in(shown);
      if (distrusted.isPresent()) {
        return new Opinion.Refused(
            Judgement.distrusted(distrusted.get().getSubjectX500Principal().toString()));
      }
      return switch (new ContractValidation(belief.issuers()).judge(shown, now)) {
        case Expired _ ->
            new Opinion.Refused(
                new Judgement(AuthorizeCertificateStatus.CertificateExpired, "it is not in force"));
        case Broken(boolean isForged, String reason) ->
            new Opinion.Refused(
                isForged
                    ? new Judgement(AuthorizeCertificateStatus.SignatureError, reason)
                    : Judgement.broken(reason));
        case Valid valid -> new Opinion.Believed(contract(valid, shown, hashes));
      };
    } catch (CertificateException unreadable) {
      return new Opinion.Refused(Judgement.broken("it cannot be read"));
    }
  }

  /** In force while everything is that was shown or leads to the anchor. */
  private static Belief.Contract contract(
      Valid valid, List<X509Certificate> shown, List<OCSPRequestData> hashes) {
    List<X509Certificate> all =
        Stream.concat(shown.stream(), valid.path().stream()).distinct().toList();
    return new Belief.Contract(
        Optional.of(
            Subject.of(valid.contract()).commonNames().stream()
                .map(Emaid::of)
                .collect(Collectors.toSet())),
        questions(valid.path(), hashes),
        all.stream()
            .map(each -> each.getNotBefore().toInstant())
            .max(Instant::compareTo)
            .orElseThrow(),
        all.stream()
            .map(each -> each.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElseThrow());
  }

  private static String digest(String pem) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(pem.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
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
      List<String> responders = OcspQuestion.responders(path.get(i));
      List<String> lists = RevocationListing.pointers(path.get(i));
      questions.add(
          new Question(
              id,
              issuer,
              Stream.concat(responders.stream(), told).distinct().toList(),
              lists,
              Stream.concat(responders.stream(), lists.stream())
                  .collect(Collectors.toUnmodifiableSet())));
    }
    return questions;
  }

  private static Opinion hashes(Belief belief, List<OCSPRequestData> hashes) {
    Belief.Shown shown = new Belief.Shown("", hashes);
    Optional<Belief.Contract> known = belief.known(shown, Instant.MIN);
    if (known.isPresent()) {
      return new Opinion.Believed(known.get());
    }
    List<Question> questions = new ArrayList<>();
    for (OCSPRequestData hash : hashes) {
      Optional<Question> question = question(belief, hash);
      if (question.isEmpty()) {
        return new Opinion.Refused(Judgement.broken("nobody trusts its issuer"));
      }
      questions.add(question.get());
    }
    var contract = new Belief.Contract(Optional.empty(), questions, Instant.MIN, Instant.MAX);
    belief.remember(shown, contract);
    return new Opinion.Believed(contract);
  }

  private static Optional<Question> question(Belief belief, OCSPRequestData hash) {
    return CertificateIds.of(
            hash.hashAlgorithm(), hash.issuerNameHash(), hash.issuerKeyHash(), hash.serialNumber())
        .flatMap(
            id ->
                belief.issuers().stream()
                    .filter(id::isIssuedBy)
                    .findFirst()
                    .map(
                        issuer ->
                            Question.ofStation(
                                id, issuer, List.of(hash.responderURL()), List.of())));
  }

  private Judgement unlessRevoked(Beliefs.State state, List<Question> questions) {
    if (state.isEnded()) {
      return new Judgement(AuthorizeCertificateStatus.ContractCancelled, "it was ended");
    }
    List<Optional<CertificateStatus>> states = revocations.statuses(questions, settings.deadline());
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
