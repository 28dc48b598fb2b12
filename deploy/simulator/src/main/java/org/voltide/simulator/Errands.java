package org.voltide.simulator;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.voltide.simulator.core.CoreApi;
import org.voltide.simulator.core.CoreException;
import org.voltide.simulator.time.ScaledClock;

/** What is done beside the world's loop because it waits for the core. Thread-safe. */
final class Errands implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Errands.class.getName());
  private static final Duration CLOCK_SYNC = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 60;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore closing = new Semaphore(0);

  /** Does it until the core does not refuse, for a minute; then says so. */
  void run(String what, Runnable errand) {
    threads.execute(
        () -> {
          try {
            insist(errand);
          } catch (CoreException e) {
            LOG.log(Level.WARNING, "{0} failed: {1}", what, e.getMessage());
          }
        });
  }

  /** Keeps the clock in step with the core's; while the core is away it runs on by itself. */
  void keepInStep(ScaledClock clock, CoreApi api) {
    threads.execute(
        () -> {
          boolean away = false;
          while (!closesWithin(CLOCK_SYNC)) {
            try {
              CoreApi.Clock read = api.clock();
              clock.adjust(read.now(), read.speed());
              away = false;
            } catch (CoreException e) {
              if (!away) {
                LOG.log(Level.WARNING, "the clock runs alone: {0}", e.getMessage());
              }
              away = true;
            }
          }
        });
  }

  /**
   * Tries for a minute.
   *
   * @throws CoreException the last one
   */
  void insist(Runnable errand) {
    for (int attempt = 1; ; attempt++) {
      try {
        errand.run();
        return;
      } catch (CoreException e) {
        if (attempt == ATTEMPTS || closesWithin(RETRY)) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    closing.release(Integer.MAX_VALUE / 2);
    threads.shutdownNow();
  }

  private boolean closesWithin(Duration wait) {
    try {
      return closing.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
