package org.voltide.csms.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that comes round again and again, in real time. Each work has its own thread, so that a slow
 * one delays no other and none overlaps with itself. A round that fails, say while the database is
 * away, is followed by the next; the first failure in a row is logged, and its end. Thread-safe.
 */
@Singleton
public class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(2);
  private static final int FIRST = 1;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** One round of some work. */
  @FunctionalInterface
  public interface Round {
    /** Does the work once; whatever it throws, it is asked again after the pause. */
    void run() throws Exception;
  }

  /** First after one pause, then with that pause between the rounds, until the server stops. */
  public void every(Duration pause, String work, Round round) {
    threads.execute(() -> repeat(pause, work, round, 0));
  }

  /** At once, then with the pause between the rounds, until the server stops. Never waits. */
  public void nowAndEvery(Duration pause, String work, Round round) {
    threads.execute(() -> repeat(pause, work, round, run(work, round, 0)));
  }

  private void repeat(Duration pause, String work, Round round, int failuresBefore) {
    int failures = failuresBefore;
    try {
      while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        failures = run(work, round, failures);
      }
    } catch (InterruptedException stopping) {
      LOG.debugf("No more rounds of: %s", work);
    }
  }

  /** Tells how often the work has now failed in a row. */
  private int run(String work, Round round, int failures) {
    try {
      round.run();
      if (failures > 0) {
        LOG.infof("Works again: %s", work);
      }
      return 0;
    } catch (Exception failure) {
      if (failures == 0 && stopped.getCount() > 0) {
        LOG.errorf(failure, "Fails, and is tried again: %s", work);
      }
      return failures + 1;
    }
  }

  /** Before anything the rounds need is gone; those that take longer are interrupted. */
  void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
    }
  }
}
