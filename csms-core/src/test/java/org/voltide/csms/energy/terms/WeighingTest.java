package org.voltide.csms.energy.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.carbon.CarbonCurve;
import org.voltide.csms.energy.carbon.CarbonStep;
import org.voltide.csms.energy.plan.Terms;
import org.voltide.csms.energy.plan.TimeGrid;

class WeighingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 20:00 in Berlin. */
  private static final Instant START = Instant.parse("2026-03-28T19:00:00Z");

  private static final TimeGrid GRID =
      TimeGrid.from(START, Duration.ofHours(1), Duration.ofHours(12));

  private static Terms weigh(SiteTerms terms) {
    return Weighing.terms(terms, GRID, BERLIN, carbon(terms), 12_000);
  }

  /** Told until midnight. */
  private static CarbonCurve carbon(SiteTerms terms) {
    CarbonStep evening =
        new CarbonStep(START, START.plus(Duration.ofHours(4)), new BigDecimal("0.420"));
    return new CarbonCurve(List.of(evening), terms.usualKgPerKwh());
  }

  @Test
  void whatIsAbsentIsNotWeighed() {
    assertThat(weigh(SiteTerms.NONE)).isEqualTo(Terms.NONE);
  }

  @Test
  void thePeakIsPaidForFromWhatTheMonthHasReached() {
    var peak = weigh(new SiteTerms(120.0, null, null, null, null)).peak().orElseThrow();
    assertThat(peak.pricePerKw()).isEqualTo(120);
    assertThat(peak.reachedW()).isEqualTo(12_000);
  }

  @Test
  void co2IsSteeredByWhenItsPriceAndWhatTheGridEmitsAreKnown() {
    var told = weigh(new SiteTerms(null, 80.0, 380.0, null, null)).emissions().orElseThrow();
    assertThat(told.kgPerKwh()).startsWith(0.42, 0.42, 0.42, 0.42, 0.38).endsWith(0.38);
    assertThat(told.pricePerKg()).isEqualTo(0.08);
    assertThat(weigh(new SiteTerms(null, 80.0, null, null, null)).emissions()).isEmpty();
  }

  /** The night in which 02:00 does not exist. */
  @Test
  void powerIsHeldByTheClockOnTheWall() {
    var night =
        new HeldPeriod(LocalTime.parse("23:00"), LocalTime.parse("03:00"), 5_000.0, 2_000.0);
    var evening = new HeldPeriod(LocalTime.parse("22:30"), LocalTime.parse("23:30"), 1_000.0, 9e3);
    var held =
        weigh(new SiteTerms(null, null, null, 0.2, List.of(night, evening))).held().orElseThrow();
    assertThat(held.upW()).containsExactly(0, 0, 1e3, 5e3, 5e3, 5e3, 0, 0, 0, 0, 0, 0);
    assertThat(held.downW()).containsExactly(0, 0, 9e3, 9e3, 2e3, 2e3, 0, 0, 0, 0, 0, 0);
  }
}
