package org.voltide.csms.contracts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.voltide.csms.contractpool.Emaid;
import org.voltide.csms.contractpool.GivenAnswers;
import org.voltide.csms.contractpool.OwnProvisioning;
import org.voltide.csms.contracts.ContractProvider.Outcome;
import org.voltide.csms.store.Database;
import org.voltide.csms.upstream.Upstream.ContractAnswer;
import org.voltide.csms.upstream.UpstreamException;
import org.voltide.csms.upstream.Upstreams;
import org.voltide.csms.upstream.Use;
import org.voltide.pki.provisioning.Answer;

/**
 * Contracts from somebody else's pool (OPCP, OPNC). A pool sends all at once; a station that takes
 * several fetches them one after the other by the same request (OCPP 2.1 M01.FR.02 to 07). Blocks.
 * Thread-safe.
 */
@Singleton
class ElsewhereContracts {
  private static final Logger LOG = Logger.getLogger(ElsewhereContracts.class);

  private final Upstreams upstreams;
  private final Duration patience;
  private final Clock realTime;
  private final GivenAnswers given;
  private final AnswerGate gate;

  @Inject
  ElsewhereContracts(
      Upstreams upstreams, ContractSettings settings, Database database, AnswerGate gate) {
    this(upstreams, settings.patience(), GivenAnswers.elsewhere(database), gate, Clock.systemUTC());
  }

  ElsewhereContracts(
      Upstreams upstreams, Duration patience, GivenAnswers given, AnswerGate gate, Clock realTime) {
    this.upstreams = upstreams;
    this.patience = patience;
    this.given = given;
    this.gate = gate;
    this.realTime = realTime;
  }

  /** Whether anybody is to be asked. */
  boolean isThere() {
    return upstreams.of(Use.CONTRACTS).isPresent();
  }

  /** The first contract, or the one after that which was given last. */
  Outcome ask(OwnProvisioning.Asked asked) {
    return given
        .next(asked.stationId(), asked.exiRequest(), realTime.instant())
        .filter(answer -> gate.objection("given before", asked, answer.base64()).isEmpty())
        .map(ElsewhereContracts::issued)
        .orElseGet(() -> fetch(asked));
  }

  private Outcome fetch(OwnProvisioning.Asked asked) {
    String label = upstreams.of(Use.CONTRACTS).map(Upstreams.Asked::label).orElse("");
    try {
      List<ContractAnswer> answers =
          upstreams.upstream(label).contracts(asked.exiRequest(), asked.schemaVersion(), patience);
      upstreams.worked(label);
      return passed(label, asked, answers);
    } catch (UpstreamException failed) {
      String why = String.valueOf(failed.getMessage());
      if (!failed.isFinal()) {
        upstreams.failed(label, why);
      }
      LOG.warnf("No contract from %s for a car at %s: %s", label, asked.stationId(), why);
      return new Outcome.Failed(failed.isFinal() ? "NoContract" : "ProviderUnreachable", why);
    } catch (IllegalArgumentException unreadable) {
      return new Outcome.Failed("ProviderUnreadable", "The pool's answer cannot be read.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Stopping", "Voltide stops.");
    }
  }

  /** What may be passed on is kept; the reason why none may is that of the first. */
  private Outcome passed(String label, OwnProvisioning.Asked asked, List<ContractAnswer> answers) {
    List<ContractAnswer> good = new ArrayList<>();
    List<String> objections = new ArrayList<>();
    for (ContractAnswer answer : answers) {
      gate.objection(label, asked, answer.exi())
          .ifPresentOrElse(objections::add, () -> good.add(answer));
    }
    if (good.isEmpty()) {
      String why = objections.isEmpty() ? "The pool sent no contract." : objections.getFirst();
      LOG.warnf("No contract from %s for a car at %s: %s", label, asked.stationId(), why);
      return new Outcome.Failed("AnswerRefused", why);
    }
    return issued(
        given.keep(
            asked.stationId(), asked.exiRequest(), numbered(good, asked), realTime.instant()));
  }

  /** As many as the station takes, those that it wants first at first. */
  private static List<Answer> numbered(List<ContractAnswer> answers, OwnProvisioning.Asked asked) {
    List<Emaid> first = asked.first().stream().map(Emaid::of).toList();
    List<ContractAnswer> wanted =
        answers.stream()
            .sorted(Comparator.comparingInt(answer -> rank(answer, first)))
            .limit(Math.max(1, asked.mostContracts()))
            .toList();
    List<Answer> numbered = new ArrayList<>();
    for (ContractAnswer answer : wanted) {
      int remaining = wanted.size() - 1 - numbered.size();
      numbered.add(
          new Answer(Base64.getMimeDecoder().decode(answer.exi()), answer.emaid(), remaining));
    }
    return numbered;
  }

  private static int rank(ContractAnswer answer, List<Emaid> first) {
    int rank = first.indexOf(Emaid.of(answer.emaid()));
    return rank < 0 ? first.size() : rank;
  }

  private static Outcome issued(Answer answer) {
    return new Outcome.Issued(answer.base64(), answer.remaining());
  }
}
