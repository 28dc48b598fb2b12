package org.voltide.csms.energy.study;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.study.recording.Days;
import org.voltide.csms.energy.study.scenario.Scenario;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.platform.Problem;

/**
 * What is to be studied of a site's sessions.
 *
 * @param first day, by the site's clocks
 * @param last day, included
 * @param capacityKwh of batteries that nobody told
 * @param powerKw of stations, both ways; the highest of the site's when absent
 * @param windowLowPercent below which V2G takes nothing
 * @param windowHighPercent that cars leave with unless recorded otherwise
 * @param efficiencyPercent one way
 * @param wearPerKwh in EUR per kWh given back
 * @param connectionKw most that all cars together may draw; the site's limit when absent
 * @param exportKw most they may feed in; the site's limit when absent
 * @param stations how many there are; as many as cars came when absent
 * @param yearlyFee of a bidirectional station beside a plain one, in EUR
 */
public record StudySettings(
    @NotNull LocalDate first,
    @NotNull LocalDate last,
    @Nullable @DecimalMin("1") @DecimalMax("1000") Double capacityKwh,
    @Nullable @DecimalMin("1") @DecimalMax("1000") Double powerKw,
    @Nullable @Min(0) @Max(99) Integer windowLowPercent,
    @Nullable @Min(1) @Max(100) Integer windowHighPercent,
    @Nullable @Min(50) @Max(100) Integer efficiencyPercent,
    @Nullable @DecimalMin("0") @DecimalMax("10") Double wearPerKwh,
    @Nullable @DecimalMin("1") @DecimalMax("1000000") Double connectionKw,
    @Nullable @DecimalMin("0") @DecimalMax("1000000") Double exportKw,
    @Nullable @Min(1) @Max(100_000) Integer stations,
    @Nullable @DecimalMin("0") @DecimalMax("100000") Double yearlyFee) {

  /** Of longer times. */
  private static final int SAMPLE_WEEKS = 4;

  private static final long SEED = 1;
  private static final int MOST_DAYS = 366;
  private static final double PERCENT = 100;

  public StudySettings {
    Assumptions usual = Assumptions.usual();
    capacityKwh = Objects.requireNonNullElse(capacityKwh, usual.capacityKwh());
    windowLowPercent = Objects.requireNonNullElse(windowLowPercent, percent(usual.windowLow()));
    windowHighPercent = Objects.requireNonNullElse(windowHighPercent, percent(usual.windowHigh()));
    efficiencyPercent =
        Objects.requireNonNullElse(efficiencyPercent, percent(usual.chargeEfficiency()));
    wearPerKwh = Objects.requireNonNullElse(wearPerKwh, usual.wearPerKwhOut());
    yearlyFee = Objects.requireNonNullElse(yearlyFee, 0d);
  }

  private static int percent(double share) {
    return (int) Math.round(share * PERCENT);
  }

  /**
   * Demands what no single value shows.
   *
   * @throws Problem 422 at the value that does not fit the others
   */
  void demandSense(LocalDate today) {
    if (last.isBefore(first)) {
      throw Problem.invalid("/settings/last", "The last day is before the first.");
    }
    if (!last.isBefore(today)) {
      throw Problem.invalid("/settings/last", "Only days that are over can be replayed.");
    }
    if (days().count() > MOST_DAYS) {
      throw Problem.invalid("/settings/last", "At most %d days.".formatted(MOST_DAYS));
    }
    if (windowHighPercent <= windowLowPercent) {
      throw Problem.invalid("/settings/windowHighPercent", "The window ends before it begins.");
    }
  }

  Days days() {
    return new Days(first, last);
  }

  /** Days, by the week, when they are few; otherwise whole weeks spread over them. */
  List<Days> samples(Days all) {
    return all.count() <= Scenario.MOST_DAYS ? all.byWeek() : all.weeks(SAMPLE_WEEKS, SEED);
  }

  /**
   * What recordings do not tell.
   *
   * @param siteKw the highest power of the site's stations
   */
  Assumptions assumptions(double siteKw) {
    return new Assumptions(
        capacityKwh,
        Objects.requireNonNullElse(powerKw, siteKw),
        windowLowPercent / PERCENT,
        windowHighPercent / PERCENT,
        efficiencyPercent / PERCENT,
        efficiencyPercent / PERCENT,
        wearPerKwh);
  }
}
