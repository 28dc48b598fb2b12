package org.voltide.csms.energy.study;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.study.scenario.Scenario;
import org.voltide.csms.platform.Rounds;

/** Computes studies one after the other. Those that wait survive a restart. Thread-safe. */
@ApplicationScoped
class StudyQueue {
  private static final Logger LOG = Logger.getLogger(StudyQueue.class);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration LOOKED_AFTER = Duration.ofMinutes(1);

  private final Studies studies;
  private final RecordedSite recorded;
  private final Clock clock;
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("studies").factory());
  private volatile Optional<Computation> running = Optional.empty();
  private volatile boolean isStopping;

  StudyQueue(Studies studies, RecordedSite recorded, Clock clock) {
    this.studies = studies;
    this.recorded = recorded;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    studies.failInterrupted(clock.instant());
    studies.queued().forEach(this::add);
    rounds.every(LOOKED_AFTER, "studies", this::settle);
  }

  /** One whose end could not be written is not computed any more. */
  private void settle() {
    if (running.isEmpty()) {
      studies.failInterrupted(clock.instant());
    }
  }

  /** What runs is found at the next start. */
  void stop(@Observes ShutdownEvent event) {
    isStopping = true;
    line.shutdown();
    running.ifPresent(Computation::stop);
  }

  /** Has a study computed when its turn comes. */
  void add(long study) {
    try {
      line.execute(() -> compute(study));
    } catch (RejectedExecutionException stopping) {
      LOG.debugf("Study %d waits for the next start of the server", study);
    }
  }

  /** Ends the computation of a study that nobody wants any more. */
  void drop(long study) {
    running.filter(each -> each.isOf(study)).ifPresent(Computation::stop);
  }

  /** How far the computation of a study is; empty while it does not run here. */
  Optional<Double> progress(long study) {
    return running.filter(each -> each.isOf(study)).map(Computation::progress);
  }

  private void compute(long id) {
    try {
      studies.find(id).filter(study -> !isStopping).ifPresent(this::compute);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Study %d failed", id);
    } finally {
      running = Optional.empty();
    }
  }

  private void compute(Study study) {
    Computation computation = new Computation(study.id());
    running = Optional.of(computation);
    if (!studies.begin(study.id(), clock.instant())) {
      return;
    }
    try {
      Scenario scenario = recorded.scenario(study.siteId(), study.settings());
      studies.finish(study.id(), computation.run(scenario, LONGEST), clock.instant());
    } catch (IllegalArgumentException nothing) {
      LOG.infof(nothing, "Study %d has nothing to compute", study.id());
      studies.fail(study.id(), String.valueOf(nothing.getMessage()), clock.instant());
    } catch (CancellationException stopped) {
      giveUp(study);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Study %d failed", study.id());
      studies.fail(study.id(), "The computation failed; the log says why.", clock.instant());
    }
  }

  /** Of one that was deleted nothing is left to say it of. */
  private void giveUp(Study study) {
    if (!isStopping) {
      studies.fail(
          study.id(),
          "It was stopped after %d minutes. Choose fewer days.".formatted(LONGEST.toMinutes()),
          clock.instant());
    }
  }
}
