package org.voltide.csms.energy.control;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.voltide.csms.energy.plan.check.CheckedPlanner;

/**
 * The line in which sites wait to be planned, as many at once as engines may run. The most urgent
 * goes first, but nobody is passed for longer than {@link #PATIENCE}. Thread-safe.
 */
@Singleton
class Turns {

  /** Real time in which those who are urgent go before one who is not. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int atOnce;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** By site that waits: when it is due by {@link System#nanoTime}. */
  private final Map<String, Long> due = new HashMap<>();

  private int taken;

  /** One at a time, so that an engine is left for the sites. */
  private final Semaphore aside = new Semaphore(1, true);

  @Inject
  Turns(MeterRegistry registry) {
    this(CheckedPlanner.ENGINES_AT_ONCE);
    Gauge.builder("voltide.planning.waiting", this, Turns::waiting)
        .description("Sites that wait for an engine")
        .register(registry);
  }

  /** For so many sites at once. */
  Turns(int atOnce) {
    this.atOnce = atOnce;
  }

  /** A turn; the next one begins when it is closed. */
  interface Turn extends AutoCloseable {

    @Override
    void close();
  }

  /** Waits until it is the turn of a site, which waits only once at a time. */
  Turn take(String site, BooleanSupplier isUrgent) {
    lock.lock();
    try {
      due.put(site, due(isUrgent.getAsBoolean()));
      while (taken == atOnce || !isFirst(site)) {
        changed.awaitUninterruptibly();
      }
      due.remove(site);
      taken++;
      changed.signalAll();
      return this::end;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a turn that is no site's: only one of these is taken at once, when it is due, and
   * none is urgent.
   *
   * @param name of no site
   */
  Turn takeAside(String name) {
    aside.acquireUninterruptibly();
    Turn turn = take(name, () -> false);
    return () -> {
      turn.close();
      aside.release();
    };
  }

  /** Makes a site urgent that waits. */
  void hurry(String site) {
    lock.lock();
    try {
      due.computeIfPresent(site, (id, at) -> Math.min(at, due(true)));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      taken--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many sites wait. */
  int waiting() {
    lock.lock();
    try {
      return due.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFirst(String site) {
    long mine = due.get(site);
    return due.values().stream().noneMatch(other -> other < mine);
  }

  private static long due(boolean isUrgent) {
    return System.nanoTime() + (isUrgent ? 0 : PATIENCE.toNanos());
  }
}
