package org.voltide.csms.revocation;

import static org.voltide.csms.revocation.ResponderHealth.Service.OCSP;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.GroupReads;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;
import org.voltide.pki.revocation.OcspQuestion;

/**
 * Tells whether certificates are revoked. What was asked once is refreshed before it ends, so that
 * a car that comes again waits for no network. Time is real: responders live in it. Blocks.
 */
@Singleton
public class Revocations {
  private static final Logger LOG = Logger.getLogger(Revocations.class);
  private static final Duration ROUND = Duration.ofMinutes(10);

  /** Responders that are asked at the same time to refresh answers. */
  private static final int AT_ONCE = 16;

  /** What nobody has asked for is not refreshed. */
  private static final Duration IDLE = Duration.ofDays(30);

  private final Function<CertificateId, Optional<KnownAnswer>> own;
  private final Function<CertificateId, Optional<CertificateStatus>> ownStatus;
  private final AnswerTable answers;
  private final GroupReads<List<CertificateId>, Map<CertificateId, CertificateStatus>> kept;
  private final RevocationLists lists;
  private final Responders responders;
  private final Clock realTime;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  Revocations(OwnAnswers own, Database database, Responders responders) {
    this(own::find, own::status, database, responders, Clock.systemUTC());
  }

  Revocations(
      Function<CertificateId, Optional<KnownAnswer>> own,
      Function<CertificateId, Optional<CertificateStatus>> ownStatus,
      Database database,
      Responders responders,
      Clock realTime) {
    this.own = own;
    this.ownStatus = ownStatus;
    this.answers = new AnswerTable(database);
    this.kept = new GroupReads<>(database, this::kept);
    this.lists = new RevocationLists(new ListTable(database), responders, realTime);
    this.responders = responders;
    this.realTime = realTime;
  }

  /**
   * A certificate in question.
   *
   * @param responders addresses, of which those that are allowed are asked in turn
   * @param lists addresses of revocation lists, fetched where no responder says anything
   * @param named those of them that a verified certificate names, or that answered before; others
   *     come from stations, and say nothing of how a responder does until one has answered
   */
  public record Question(
      CertificateId id,
      X509Certificate issuer,
      List<String> responders,
      List<String> lists,
      Set<String> named) {
    public Question {
      responders = List.copyOf(responders);
      lists = List.copyOf(lists);
      named = Set.copyOf(named);
    }

    /** With addresses of a station's. */
    public static Question ofStation(
        CertificateId id, X509Certificate issuer, List<String> responders, List<String> lists) {
      return new Question(id, issuer, responders, lists, Set.of());
    }
  }

  /** What responders said, without asking anybody. */
  Optional<KnownAnswer> known(CertificateId id) {
    return own.apply(id).or(() -> answers.find(id, realTime.instant()));
  }

  /** What responders said, or else one says now; empty when none does in time. */
  Optional<KnownAnswer> answer(Question question) {
    return known(question.id()).or(() -> asked(question));
  }

  /** What the issuer's revocation list says, kept or fetched now. */
  Optional<Standing> listed(Question question) {
    return lists.known(question.id(), question.issuer()).or(() -> lists.fetched(question));
  }

  /** By whatever is known without asking anybody, else by a responder, else by a list. */
  Optional<CertificateStatus> status(Question question, Duration patience) {
    return statuses(List.of(question), patience).getFirst();
  }

  /**
   * The same for several at once, in their order. What is known is waited for; who else has not
   * answered when the patience is over is waited for by nobody, but its answer is kept for the next
   * time.
   */
  public List<Optional<CertificateStatus>> statuses(List<Question> questions, Duration patience) {
    Map<CertificateId, CertificateStatus> known = known(questions);
    return questions.stream()
        .map(
            question ->
                Optional.ofNullable(known.get(question.id()))
                    .map(status -> CompletableFuture.completedFuture(Optional.of(status)))
                    .orElseGet(() -> soon(question, patience)))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private CompletableFuture<Optional<CertificateStatus>> soon(
      Question question, Duration patience) {
    return CompletableFuture.supplyAsync(() -> found(question), virtualThreads)
        .completeOnTimeout(Optional.empty(), patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Optional<CertificateStatus> found(Question question) {
    return asked(question)
        .map(KnownAnswer::standing)
        .or(() -> lists.fetched(question))
        .map(Standing::status);
  }

  /** Without asking anybody: our own authorities, then answers, then lists. */
  private Map<CertificateId, CertificateStatus> known(List<Question> questions) {
    Map<CertificateId, CertificateStatus> known = new HashMap<>();
    questions.forEach(
        question ->
            ownStatus.apply(question.id()).ifPresent(status -> known.put(question.id(), status)));
    List<CertificateId> others =
        questions.stream().map(Question::id).filter(id -> !known.containsKey(id)).toList();
    if (!others.isEmpty()) {
      Map<CertificateId, CertificateStatus> said = kept.ask(others);
      others.forEach(
          id -> Optional.ofNullable(said.get(id)).ifPresent(status -> known.put(id, status)));
    }
    questions.stream()
        .filter(question -> !known.containsKey(question.id()))
        .forEach(
            question ->
                lists
                    .known(question.id(), question.issuer())
                    .ifPresent(standing -> known.put(question.id(), standing.status())));
    return known;
  }

  /** What is kept for all of them together, told to each. */
  private List<Map<CertificateId, CertificateStatus>> kept(
      Statements statements, List<List<CertificateId>> asked) {
    Set<CertificateId> all = asked.stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<CertificateId, CertificateStatus> statuses =
        Map.copyOf(AnswerTable.statuses(statements, all, realTime.instant()));
    return Collections.nCopies(asked.size(), statuses);
  }

  /** What was last known, though it may no longer be relied on; of the last thirty days. */
  public Optional<CertificateStatus> lastKnown(CertificateId id) {
    return answers.last(id);
  }

  private Optional<KnownAnswer> asked(Question question) {
    return question.responders().stream()
        .flatMap(responder -> asked(question, responder).stream())
        .findFirst();
  }

  private Optional<KnownAnswer> asked(Question question, String responder) {
    try {
      byte[] der = responders.ask(responder, new OcspQuestion(question.id()).encoded());
      OcspAnswer answer =
          OcspAnswer.read(der, question.id(), question.issuer(), realTime.instant());
      responders.health().answered(OCSP, responder, realTime.instant());
      return Optional.of(answers.keep(question, responder, answer, der, realTime.instant()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | OcspAnswer.RefusedException unusable) {
      LOG.warnf("No usable answer of the OCSP responder %s: %s", responder, unusable);
      if (question.named().contains(responder) || responders.health().hasAnswered(responder)) {
        responders.health().failed(OCSP, responder, realTime.instant(), "" + unusable.getMessage());
      }
      return Optional.empty();
    }
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(ROUND, "answers of OCSP responders", this::refresh);
  }

  /** Asks anew for what ends soon, several at once, and forgets what nobody has asked for. */
  void refresh() throws InterruptedException {
    Instant now = realTime.instant();
    answers.forget(now, IDLE);
    var _ =
        virtualThreads.invokeAll(
            answers.endingSoon(now).stream()
                .map(kept -> Executors.callable(() -> askedInTurn(kept)))
                .toList());
    lists.refresh(IDLE);
  }

  private void askedInTurn(AnswerTable.Kept kept) {
    turns.acquireUninterruptibly();
    try {
      asked(kept.question(), kept.responder());
    } finally {
      turns.release();
    }
  }

  @PreDestroy
  void close() {
    virtualThreads.shutdownNow();
  }
}
