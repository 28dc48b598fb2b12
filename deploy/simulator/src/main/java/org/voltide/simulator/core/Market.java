package org.voltide.simulator.core;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The power exchange: publishes a day's prices, and what the grid emits, to the core. */
public record Market(CoreApi api, PriceBook book, Optional<GridEmissions> emissions, ZoneId zone) {

  private record Carbon(List<GridEmissions.Step> steps) {}

  /**
   * Publishes one day.
   *
   * @throws CoreException when the core refuses it
   */
  public void publish(LocalDate day) {
    api.putCsv("/prices", book.retold(day, zone));
    emissions.ifPresent(grid -> api.put("/carbon", new Carbon(grid.on(day, zone))));
  }
}
