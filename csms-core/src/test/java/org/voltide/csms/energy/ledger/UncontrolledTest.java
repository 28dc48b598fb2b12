package org.voltide.csms.energy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.prices.MarketPrices;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.PriceStep;

class UncontrolledTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final PriceCurve prices =
      new MarketPrices(List.of(hour(0, "0.40", "0.30"), hour(1, "0.10", "0.05")));

  @Test
  void chargingAtOncePaysThePricesOfArrival() {
    Uncontrolled atOnce = new Uncontrolled(NOON.plusSeconds(1800), 10_000, 1, 1);

    assertThat(cost(atOnce.leaving(8_000, 0))).isEqualByComparingTo("2.3");
  }

  @Test
  void chargingAtOnceLeavesTheBatteryWhereTheSessionLeftIt() {
    Uncontrolled atOnce = new Uncontrolled(NOON, 100_000, 0.9, 0.9);

    assertThat(cost(atOnce.leaving(10_000, 4_050))).isEqualByComparingTo("2");
  }

  @Test
  void aCarThatLeftWithLessWouldNotHaveCharged() {
    Uncontrolled atOnce = new Uncontrolled(NOON, 10_000, 0.8, 0.5);
    assertThat(atOnce.leaving(1_000, 5_000)).isEmpty();
    assertThat(atOnce.lackingWh(1_000, 5_000)).isEqualTo(11_500);
    assertThat(atOnce.lackingWh(13_000, 5_000)).isZero();
    assertThat(cost(List.of())).isZero();
  }

  @Test
  void whatABrokenMeterToldBeyondAMonthOfChargingIsNotCharged() {
    assertThat(cost(new Uncontrolled(NOON, 1_000, 1, 1).leaving(1e12, 0)))
        .isLessThan(BigDecimal.valueOf(400));
  }

  private BigDecimal cost(List<Uncontrolled.Drawn> course) {
    return Uncontrolled.amount(course, at -> prices.at(at).importPrice());
  }

  private static PriceStep hour(int hour, String buy, String sell) {
    Instant start = NOON.plus(Duration.ofHours(hour));
    return new PriceStep(
        start, start.plus(Duration.ofHours(1)), new BigDecimal(buy), new BigDecimal(sell));
  }
}
