package org.voltide.csms.energy.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a site uses and generates without its cars in the quarter hours to come.
 *
 * @param steps ascending, one per quarter hour, the present one first
 */
public record Forecast(List<Step> steps) {

  /** How far it looks ahead. */
  public static final Duration AHEAD = Duration.ofHours(48);

  public Forecast {
    steps = List.copyOf(steps);
  }

  /** A quarter hour. */
  public record Step(Instant start, Expected load, Expected pv) {

    /** What the site draws without cars; negative where its generation exceeds its use. */
    public Band net() {
      return load.watts().minus(pv.watts());
    }
  }

  /**
   * The forecast at a moment, from what is known then.
   *
   * @param configuredW what the building is said to use where nothing else is known
   * @param zone in which people live
   */
  public static Forecast of(Known load, Known pv, double configuredW, Instant now, ZoneId zone) {
    LoadPattern use = new LoadPattern(load.measured(), now, zone);
    SunPattern sun = new SunPattern(pv.measured(), now);
    List<Step> steps = new ArrayList<>();
    Instant end = now.plus(AHEAD);
    for (Instant quarter = PowerSeries.quarterOf(now);
        quarter.isBefore(end);
        quarter = quarter.plus(PowerSeries.QUARTER)) {
      Expected generated = pv.expected(quarter, sun.at(quarter), 0);
      steps.add(
          new Step(
              quarter,
              load.expected(quarter, use.at(quarter), configuredW),
              new Expected(generated.watts().within(0, Double.MAX_VALUE), generated.origin())));
    }
    return new Forecast(steps);
  }

  /** What is expected in the quarter hour that a moment lies in, if the forecast reaches it. */
  public Optional<Step> at(Instant moment) {
    long index = Duration.between(steps.getFirst().start(), moment).dividedBy(PowerSeries.QUARTER);
    boolean known = !moment.isBefore(steps.getFirst().start()) && index < steps.size();
    return known ? Optional.of(steps.get((int) index)) : Optional.empty();
  }
}
