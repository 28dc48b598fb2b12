package org.voltide.simulator.core;

import java.time.LocalDate;
import java.time.ZoneId;

/** The power exchange: publishes a day's prices to the core. */
public record Market(CoreApi api, PriceBook book, ZoneId zone) {
  /**
   * Publishes one day.
   *
   * @throws CoreException when the core refuses them
   */
  public void publish(LocalDate day) {
    api.putCsv("/prices", book.retold(day, zone));
  }
}
