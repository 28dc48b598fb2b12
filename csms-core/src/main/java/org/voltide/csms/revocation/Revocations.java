package org.voltide.csms.revocation;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
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

  /** What nobody has asked for is not refreshed. */
  private static final Duration IDLE = Duration.ofDays(30);

  private final Function<CertificateId, Optional<KnownAnswer>> own;
  private final AnswerTable answers;
  private final Responders responders;
  private final Clock realTime;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  Revocations(OwnAnswers own, Database database, Responders responders) {
    this(own::find, new AnswerTable(database), responders, Clock.systemUTC());
  }

  Revocations(
      Function<CertificateId, Optional<KnownAnswer>> own,
      AnswerTable answers,
      Responders responders,
      Clock realTime) {
    this.own = own;
    this.answers = answers;
    this.responders = responders;
    this.realTime = realTime;
  }

  /**
   * A certificate in question.
   *
   * @param responders addresses, of which those that are allowed are asked in turn
   */
  public record Question(CertificateId id, X509Certificate issuer, List<String> responders) {
    public Question {
      responders = List.copyOf(responders);
    }
  }

  /** What is known without asking anybody. */
  public Optional<KnownAnswer> known(CertificateId id) {
    return own.apply(id).or(() -> answers.find(id, realTime.instant()));
  }

  /** What is known, or else a responder says now; empty when none does in time. */
  public Optional<KnownAnswer> answer(Question question) {
    return known(question.id()).or(() -> asked(question));
  }

  /** The same for several at once, in their order. */
  public List<Optional<KnownAnswer>> answers(List<Question> questions) {
    return questions.stream()
        .map(question -> CompletableFuture.supplyAsync(() -> answer(question), virtualThreads))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
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
      return Optional.of(answers.keep(question, responder, answer, der, realTime.instant()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | OcspAnswer.RefusedException unusable) {
      LOG.warnf("No usable answer of the OCSP responder %s: %s", responder, unusable);
      return Optional.empty();
    }
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(ROUND, "answers of OCSP responders", this::refresh);
  }

  /** Asks anew for what ends soon, and forgets what nobody has asked for. */
  void refresh() {
    Instant now = realTime.instant();
    answers.forget(now, now.minus(IDLE));
    answers.endingSoon(now).forEach(known -> asked(known.question(), known.responder()));
  }

  @PreDestroy
  void close() {
    virtualThreads.shutdownNow();
  }
}
