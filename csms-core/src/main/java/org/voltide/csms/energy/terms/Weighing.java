package org.voltide.csms.energy.terms;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.voltide.csms.energy.carbon.CarbonCurve;
import org.voltide.csms.energy.carbon.CarbonStep;
import org.voltide.csms.energy.carbon.CarbonStore;
import org.voltide.csms.energy.plan.Emissions;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PeakCharge;
import org.voltide.csms.energy.plan.Terms;
import org.voltide.csms.energy.plan.TimeGrid;

/** Makes what the planner weighs of a site's terms. Thread-safe. */
@Singleton
public class Weighing {
  private static final double KG_PER_TONNE = 1000;

  /** Periods begin and end on whole minutes at the finest. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final TermsStore store;
  private final MonthlyPeaks peaks;
  private final CarbonStore carbon;

  public Weighing(TermsStore store, MonthlyPeaks peaks, CarbonStore carbon) {
    this.store = store;
    this.peaks = peaks;
    this.carbon = carbon;
  }

  /** What a site pays and keeps now. */
  public SiteTerms termsOf(String siteId) {
    return store.ofSite(siteId).orElse(SiteTerms.NONE);
  }

  /**
   * The terms of a site in the steps of a plan.
   *
   * @param zone of the site
   * @param baseLoadW what it uses beside cars
   */
  public Terms of(SiteTerms terms, String siteId, ZoneId zone, double baseLoadW, TimeGrid grid) {
    double reachedW =
        terms.peakPricePerKw() == null ? 0 : peaks.reachedW(siteId, zone, baseLoadW, grid);
    List<CarbonStep> steps =
        terms.co2PricePerTonne() == null ? List.of() : carbon.between(grid.start(), grid.end());
    return terms(terms, grid, zone, new CarbonCurve(steps, terms.usualKgPerKwh()), reachedW);
  }

  /**
   * The terms in the steps of a plan.
   *
   * @param zone of the site
   * @param carbon of the grid
   * @param reachedW the peak of the month so far
   */
  static Terms terms(
      SiteTerms terms, TimeGrid grid, ZoneId zone, CarbonCurve carbon, double reachedW) {
    return new Terms(
        Optional.ofNullable(terms.peakPricePerKw()).map(price -> new PeakCharge(reachedW, price)),
        emissions(terms, grid, carbon),
        terms.energyValuePerKwh() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(terms.energyValuePerKwh()),
        Optional.empty(),
        held(terms.held(), grid, zone));
  }

  /** Of all steps or of none: what nobody told of is no cleaner than the rest. */
  private static Optional<Emissions> emissions(SiteTerms terms, TimeGrid grid, CarbonCurve carbon) {
    if (terms.co2PricePerTonne() == null
        || IntStream.range(0, grid.steps())
            .anyMatch(t -> carbon.kgPerKwh(grid.startOf(t)).isEmpty())) {
      return Optional.empty();
    }
    double[] kg = perStep(grid, t -> carbon.kgPerKwh(grid.startOf(t)).orElseThrow().doubleValue());
    return Optional.of(new Emissions(kg, terms.co2PricePerTonne() / KG_PER_TONNE));
  }

  private static Optional<HeldPower> held(List<HeldPeriod> periods, TimeGrid grid, ZoneId zone) {
    return periods.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HeldPower(
                perStep(grid, t -> mostW(periods, grid, t, zone, HeldPeriod::upW)),
                perStep(grid, t -> mostW(periods, grid, t, zone, HeldPeriod::downW)),
                HeldPower.USUAL_ENDURANCE));
  }

  private static double mostW(
      List<HeldPeriod> periods,
      TimeGrid grid,
      int step,
      ZoneId zone,
      ToDoubleFunction<HeldPeriod> power) {
    double most = 0;
    for (Instant at = grid.startOf(step); at.isBefore(grid.startOf(step + 1)); at = at.plus(LOOK)) {
      LocalTime time = at.atZone(zone).toLocalTime();
      most =
          Math.max(
              most,
              periods.stream().filter(p -> p.includes(time)).mapToDouble(power).max().orElse(0));
    }
    return most;
  }

  private static double[] perStep(TimeGrid grid, IntToDoubleFunction value) {
    double[] values = new double[grid.steps()];
    Arrays.setAll(values, value);
    return values;
  }
}
