package org.voltide.csms.lanes;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far a station's clock is believed. Stations deliver what happened while they were offline
 * weeks later, and some think it is 1970: a time outside the believable span is replaced by the
 * time of arrival, so that nothing is filed under a day that never was.
 */
public final class StationTime {

  /** The oldest a message may claim to be. */
  public static final Duration MAX_AGE = Duration.ofDays(30);

  /** The furthest a clock may run ahead. */
  public static final Duration MAX_LEAD = Duration.ofDays(1);

  private StationTime() {}

  /** The time to file something under, in the database's microseconds. */
  public static Instant believed(Instant told, Instant receivedAt) {
    boolean believable =
        !told.isBefore(receivedAt.minus(MAX_AGE)) && !told.isAfter(receivedAt.plus(MAX_LEAD));
    return (believable ? told : receivedAt).truncatedTo(ChronoUnit.MICROS);
  }
}
