package org.voltide.csms.energy.study.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.ToDoubleBiFunction;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.study.recording.PriceSeries;

/**
 * Prices as they were, and as they were known: a day-ahead market publishes the next day at 13:00.
 * Beyond what is published the price of a quarter hour is taken to be the mean of the same quarter
 * hour on the last seven published days.
 *
 * @param importing what a kWh from the grid costs, with all that is paid on top
 * @param exporting what a kWh into the grid earns
 * @param zone of the market
 */
public record Market(PriceSeries importing, PriceSeries exporting, ZoneId zone) {

  private static final LocalTime PUBLISHED = LocalTime.of(13, 0);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS_FOR_MEAN = 7;

  /** Prices per kWh in EUR, one per step of a grid. */
  public record Prices(double[] importPerKwh, double[] exportPerKwh) {}

  /** The prices as they came to be. */
  Prices actual(TimeGrid grid) {
    return prices(grid, PriceSeries::at);
  }

  /** The prices as somebody expects them at the start of the grid. */
  Prices expectedAtStart(TimeGrid grid) {
    Instant known = publishedAt(grid.start());
    return prices(
        grid, (series, at) -> at.isBefore(known) ? series.at(at) : expected(series, at, known));
  }

  /** Whether a new day's prices appear at a moment. */
  boolean publishesAt(Instant moment) {
    return moment.atZone(zone).toLocalTime().equals(PUBLISHED);
  }

  private Instant publishedAt(Instant moment) {
    ZonedDateTime now = moment.atZone(zone);
    LocalDate tomorrow = now.toLocalDate().plusDays(1);
    LocalDate end = now.toLocalTime().isBefore(PUBLISHED) ? tomorrow : tomorrow.plusDays(1);
    return end.atStartOfDay(zone).toInstant();
  }

  private static double expected(PriceSeries series, Instant at, Instant known) {
    Instant past = at;
    while (!past.isBefore(known)) {
      past = past.minus(DAY);
    }
    double sum = 0;
    int days = 0;
    while (days < DAYS_FOR_MEAN && (days == 0 || !past.isBefore(series.start()))) {
      sum += series.at(past);
      days++;
      past = past.minus(DAY);
    }
    return sum / days;
  }

  private Prices prices(TimeGrid grid, ToDoubleBiFunction<PriceSeries, Instant> priceOf) {
    double[] imports = new double[grid.steps()];
    double[] exports = new double[grid.steps()];
    for (int t = 0; t < imports.length; t++) {
      imports[t] = priceOf.applyAsDouble(importing, grid.startOf(t));
      exports[t] = priceOf.applyAsDouble(exporting, grid.startOf(t));
    }
    return new Prices(imports, exports);
  }
}
