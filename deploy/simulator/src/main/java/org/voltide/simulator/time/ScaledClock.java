package org.voltide.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Simulated time, {@code speed} times as fast as real time. It never runs backwards: told an
 * earlier time it stands still until that time has caught up. Thread-safe.
 */
public final class ScaledClock implements InstantSource {
  private final LongSupplier nanoTime;
  private Instant base;
  private long baseNanos;
  private double speed;
  private Instant latest;

  public ScaledClock(Instant start, double speed) {
    this(start, speed, System::nanoTime);
  }

  ScaledClock(Instant start, double speed, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.base = start;
    this.latest = start;
    this.baseNanos = nanoTime.getAsLong();
    this.speed = requirePositive(speed);
  }

  /** Now, to the millisecond OCPP can carry. */
  @Override
  public synchronized Instant instant() {
    Instant read = scaled().truncatedTo(ChronoUnit.MILLIS);
    if (read.isAfter(latest)) {
      latest = read;
    }
    return latest;
  }

  public synchronized double speed() {
    return speed;
  }

  /** Takes over another clock's reading, made just now. */
  public synchronized void adjust(Instant now, double newSpeed) {
    base = now;
    baseNanos = nanoTime.getAsLong();
    speed = requirePositive(newSpeed);
  }

  /** How much simulated time passes in a real one. */
  public Duration simulated(Duration real) {
    return Duration.ofNanos(Math.round(real.toNanos() * speed()));
  }

  private Instant scaled() {
    return base.plusNanos(Math.round((nanoTime.getAsLong() - baseNanos) * speed));
  }

  private static double requirePositive(double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed must be positive, not " + speed);
    }
    return speed;
  }
}
