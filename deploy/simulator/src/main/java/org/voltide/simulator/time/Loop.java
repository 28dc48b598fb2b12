package org.voltide.simulator.time;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of the simulated world. Every task, whether a network event or a tick, first moves
 * the timeline up to now; so state needs no locks and is never stale. Safe to call from any thread.
 */
public final class Loop implements Executor, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Loop.class.getName());
  private static final Duration TICK = Duration.ofMillis(50);

  private final ScaledClock clock;
  private final Timeline timeline;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("simulated-world").factory());
  private Instant end = Instant.MAX;

  public Loop(ScaledClock clock, Timeline timeline) {
    this.clock = clock;
    this.timeline = timeline;
  }

  /** Starts moving time by itself. */
  public void start() {
    var _ =
        thread.scheduleAtFixedRate(
            () -> guarded(() -> {}), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Time never moves past this instant, whatever the clock says; the earliest such instant holds.
   */
  public void stopAt(Instant instant) {
    execute(() -> end = instant.isBefore(end) ? instant : end);
  }

  @Override
  public void execute(Runnable task) {
    after(Duration.ZERO, task);
  }

  /** Runs a task after a real delay: for network timeouts and back-off only. */
  public void after(Duration real, Runnable task) {
    try {
      var _ = thread.schedule(() -> guarded(task), real.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the world has ended", e);
    }
  }

  public Timeline timeline() {
    return timeline;
  }

  public ScaledClock clock() {
    return clock;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void guarded(Runnable task) {
    try {
      Instant now = clock.instant();
      timeline.advanceTo(now.isBefore(end) ? now : end);
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a task of the simulated world failed", e);
    }
  }
}
