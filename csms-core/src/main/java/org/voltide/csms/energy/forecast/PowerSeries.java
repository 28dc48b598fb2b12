package org.voltide.csms.energy.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Mean power in W by the start of its quarter hour, gaps allowed.
 *
 * @param watts by starts that are whole quarter hours
 */
public record PowerSeries(NavigableMap<Instant, Double> watts) {

  public static final Duration QUARTER = Duration.ofMinutes(15);

  /** Nothing is known. */
  public static final PowerSeries NONE = new PowerSeries(Map.of());

  public PowerSeries {
    watts = Collections.unmodifiableNavigableMap(watts);
  }

  public PowerSeries(Map<Instant, Double> watts) {
    this(new TreeMap<>(watts));
  }

  /** When the quarter hour began that a moment lies in. */
  public static Instant quarterOf(Instant moment) {
    long seconds = QUARTER.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }

  /** The mean of a quarter hour, if it is known. */
  public OptionalDouble at(Instant quarter) {
    Double value = watts.get(quarter);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  PowerSeries between(Instant from, Instant to) {
    return new PowerSeries(new TreeMap<>(watts.subMap(from, true, to, false)));
  }
}
