package org.voltide.csms.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs {@code speed} times as fast as another, from a point they have in common. */
public final class ScaledClock extends Clock {

  private final Clock real;
  private final Instant realStart;
  private final Instant start;
  private final double speed;
  private final ZoneId zone;

  /**
   * @param real what the world's clocks show
   * @param realStart the real instant at which this clock shows {@code start}
   * @param speed domain seconds per real second
   */
  public ScaledClock(Clock real, Instant realStart, Instant start, double speed) {
    this(real, realStart, start, speed, ZoneOffset.UTC);
  }

  private ScaledClock(Clock real, Instant realStart, Instant start, double speed, ZoneId zone) {
    this.real = real;
    this.realStart = realStart;
    this.start = start;
    this.speed = speed;
    this.zone = zone;
  }

  /** Domain seconds per real second. */
  public double speed() {
    return speed;
  }

  /** What the world's clocks show. */
  public Instant realNow() {
    return real.instant();
  }

  @Override
  public Instant instant() {
    long elapsed = Duration.between(realStart, real.instant()).toNanos();
    return start.plusNanos(speed == 1 ? elapsed : Math.round(elapsed * speed));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new ScaledClock(real, realStart, start, speed, other);
  }
}
