package org.voltide.simulator.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kWh from the grid emits on any day.
 *
 * @param gramsPerKwh of CO2, for each hour by the clock on the wall
 */
public record GridEmissions(List<Integer> gramsPerKwh) {

  /** Emissions in kg per kWh, as the core takes them. */
  record Step(Instant start, Instant end, BigDecimal kgPerKwh) {}

  public GridEmissions {
    gramsPerKwh = List.copyOf(gramsPerKwh);
  }

  /** That day's, hour by hour; a day of 23 or 25 hours is told whole. */
  List<Step> on(LocalDate day, ZoneId zone) {
    List<Step> steps = new ArrayList<>();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    ZonedDateTime at = day.atStartOfDay(zone);
    while (at.toInstant().isBefore(end)) {
      ZonedDateTime next = at.plusHours(1);
      BigDecimal kg = BigDecimal.valueOf(gramsPerKwh.get(at.getHour()), 3);
      steps.add(new Step(at.toInstant(), next.toInstant(), kg));
      at = next;
    }
    return steps;
  }
}
