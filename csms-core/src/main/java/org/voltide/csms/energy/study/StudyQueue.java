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

/** Computes studies one after the other. Those that wait survive a restart. Thread-safe. */
@ApplicationScoped
class StudyQueue {
  private static final Logger LOG = Logger.getLogger(StudyQueue.class);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Studies studies;
  private final RecordedSite recorded;
  private final Clock clock;
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("studies").factory());
  private volatile Optional<Computation> running = Optional.empty();

  StudyQueue(Studies studies, RecordedSite recorded, Clock clock) {
    this.studies = studies;
    this.recorded = recorded;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    studies.failInterrupted(clock.instant());
    studies.queued().forEach(this::add);
  }

  void stop(@Observes ShutdownEvent event) {
    line.shutdownNow();
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
      Optional<Study> study = studies.find(id);
      if (study.isPresent() && studies.begin(id, clock.instant())) {
        compute(study.get());
      }
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Study %d failed", id);
    }
  }

  private void compute(Study study) {
    Computation computation = new Computation(study.id());
    running = Optional.of(computation);
    try {
      Scenario scenario = recorded.scenario(study.siteId(), study.settings());
      studies.finish(study.id(), computation.run(scenario, LONGEST), clock.instant());
    } catch (IllegalArgumentException nothing) {
      studies.fail(study.id(), String.valueOf(nothing.getMessage()), clock.instant());
    } catch (CancellationException stopped) {
      studies.fail(
          study.id(),
          "It was stopped after %d minutes. Choose fewer days.".formatted(LONGEST.toMinutes()),
          clock.instant());
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Study %d failed", study.id());
      studies.fail(study.id(), "The computation failed; the log says why.", clock.instant());
    } finally {
      running = Optional.empty();
    }
  }
}
