package org.voltide.study.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.ToDoubleFunction;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.study.input.SpotPrices;

/**
 * Prices as they were, and as they were known: a day-ahead market publishes the next day at 13:00.
 * Beyond what is published the price of a quarter hour is taken to be the mean of the same quarter
 * hour on the last seven published days.
 */
public record Market(SpotPrices spot, Tariff tariff, ZoneId zone) {

  private static final LocalTime PUBLISHED = LocalTime.of(13, 0);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS_FOR_MEAN = 7;

  /** Prices per kWh in EUR, one per step of a grid. */
  public record Prices(double[] importPerKwh, double[] exportPerKwh) {}

  /** The prices as they came to be. */
  Prices actual(TimeGrid grid) {
    return prices(grid, this::spotAt);
  }

  /** The prices as somebody expects them at the start of the grid. */
  Prices expectedAtStart(TimeGrid grid) {
    Instant known = publishedAt(grid.start());
    return prices(grid, at -> at.isBefore(known) ? spotAt(at) : expected(at, known));
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

  private double expected(Instant at, Instant known) {
    Instant past = at;
    while (!past.isBefore(known)) {
      past = past.minus(DAY);
    }
    double sum = 0;
    int days = 0;
    while (days < DAYS_FOR_MEAN && (days == 0 || !past.isBefore(spot.start()))) {
      sum += spotAt(past);
      days++;
      past = past.minus(DAY);
    }
    return sum / days;
  }

  /** Before and after the file: its first and last price. */
  private double spotAt(Instant at) {
    if (at.isBefore(spot.start())) {
      return spot.perKwh()[0];
    }
    return at.isBefore(spot.end()) ? spot.at(at) : spot.perKwh()[spot.perKwh().length - 1];
  }

  private Prices prices(TimeGrid grid, ToDoubleFunction<Instant> spotOf) {
    double[] imports = new double[grid.steps()];
    double[] exports = new double[grid.steps()];
    for (int t = 0; t < imports.length; t++) {
      double price = spotOf.applyAsDouble(grid.startOf(t));
      imports[t] = tariff.importPerKwh(price);
      exports[t] = tariff.exportPerKwh(price);
    }
    return new Prices(imports, exports);
  }
}
