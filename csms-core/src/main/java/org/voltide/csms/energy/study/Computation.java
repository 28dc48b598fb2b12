package org.voltide.csms.energy.study;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.voltide.csms.energy.study.report.Subject;
import org.voltide.csms.energy.study.scenario.Scenario;

/** A study being computed, on one thread, so that planning always has the others. Thread-safe. */
final class Computation {

  /** Nobody waits, but who wants the next study. */
  private static final Duration PATIENCE_WITH_A_PLAN = Duration.ofSeconds(20);

  private final long study;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("study").factory());

  Computation(long study) {
    this.study = study;
  }

  boolean isOf(long id) {
    return study == id;
  }

  /**
   * Computes it.
   *
   * @throws CancellationException when it is stopped
   * @throws IllegalArgumentException with a sentence when there is nothing to compute
   */
  Subject run(Scenario scenario, Duration atMost) {
    try (var alarm = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
      Future<?> ringing = alarm.schedule(this::stop, atMost.toMillis(), TimeUnit.MILLISECONDS);
      try {
        return scenario.run(worker, PATIENCE_WITH_A_PLAN);
      } catch (RejectedExecutionException stopped) {
        throw new CancellationException("stopped");
      } finally {
        ringing.cancel(false);
        stop();
      }
    }
  }

  /** Ends it soon; whoever waits for it gets a {@link CancellationException}. */
  void stop() {
    worker.shutdownNow().stream()
        .filter(Future.class::isInstance)
        .forEach(waiting -> ((Future<?>) waiting).cancel(false));
  }

  /** The share of what is known to do that is done. */
  double progress() {
    return worker.getCompletedTaskCount() / (double) Math.max(1, worker.getTaskCount());
  }
}
