package org.voltide.csms.energy.study.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.TimeGrid;

/** The quarter hours of a study, counted from its origin, itself a full hour. */
public record Quarters(Instant origin) {

  public static final int PER_HOUR = 4;
  public static final int PER_DAY = 24 * PER_HOUR;
  public static final int PER_WEEK = 7 * PER_DAY;
  static final double HOURS = 1.0 / PER_HOUR;

  private static final long SECONDS = 900;

  /** When a quarter hour begins. */
  public Instant at(int quarter) {
    return origin.plusSeconds(quarter * SECONDS);
  }

  /** The quarter hour that a moment lies in. */
  public int containing(Instant moment) {
    return Math.toIntExact(Math.floorDiv(Duration.between(origin, moment).toSeconds(), SECONDS));
  }

  /** The first quarter hour that begins at a moment or after it. */
  public int from(Instant moment) {
    int quarter = containing(moment);
    return at(quarter).isBefore(moment) ? quarter + 1 : quarter;
  }

  TimeGrid grid(int from, int until) {
    List<Instant> edges = IntStream.rangeClosed(from, until).mapToObj(this::at).toList();
    return new TimeGrid(edges);
  }
}
