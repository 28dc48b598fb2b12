package org.voltide.csms.energy.carbon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** CO2 of the grid over time. Immutable. */
public final class CarbonCurve {

  private final NavigableMap<Instant, CarbonStep> steps = new TreeMap<>();

  private final Optional<BigDecimal> otherwise;

  /**
   * @param otherwise what a kWh emits on the whole, where that is known
   */
  public CarbonCurve(Collection<CarbonStep> steps, Optional<BigDecimal> otherwise) {
    this.otherwise = otherwise;
    steps.forEach(step -> this.steps.put(step.start(), step));
  }

  /** CO2 of a kWh at an instant; empty where nobody told anything. */
  public Optional<BigDecimal> kgPerKwh(Instant instant) {
    return Optional.ofNullable(steps.floorEntry(instant))
        .map(Map.Entry::getValue)
        .filter(step -> instant.isBefore(step.end()))
        .map(CarbonStep::kgPerKwh)
        .or(() -> otherwise);
  }
}
