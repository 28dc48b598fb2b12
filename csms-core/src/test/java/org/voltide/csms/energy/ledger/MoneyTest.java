package org.voltide.csms.energy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.PriceStep;

class MoneyTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final PriceCurve prices =
      new PriceCurve(List.of(hour(0, "0.40", "0.30"), hour(1, "0.10", "0.05")));

  @Test
  void anEntryPricesBothDirectionsAndWear() {
    LedgerEntry entry =
        LedgerEntry.of(new QuarterEnergy(NOON, 2500, 1000), prices, new BigDecimal("0.05"));

    assertThat(entry.cost()).isEqualByComparingTo("1");
    assertThat(entry.revenue()).isEqualByComparingTo("0.3");
    assertThat(entry.wear()).isEqualByComparingTo("0.05");
    assertThat(entry.cost().scale()).isEqualTo(6);
  }

  @Test
  void chargingAtOncePaysThePricesOfArrival() {
    Uncontrolled atOnce = new Uncontrolled(NOON.plusSeconds(1800), 10_000, 1, 1);

    assertThat(atOnce.cost(8_000, 0, prices)).isEqualByComparingTo("2.3");
  }

  @Test
  void chargingAtOnceLeavesTheBatteryWhereTheSessionLeftIt() {
    Uncontrolled atOnce = new Uncontrolled(NOON, 100_000, 0.9, 0.9);

    BigDecimal cost = atOnce.cost(10_000, 4_050, prices);

    assertThat(cost).isEqualByComparingTo("2");
  }

  @Test
  void aCarThatLeftWithLessWouldNotHaveCharged() {
    assertThat(new Uncontrolled(NOON, 10_000, 1, 1).cost(1_000, 5_000, prices)).isZero();
  }

  @Test
  void whatABrokenMeterToldBeyondAMonthOfChargingIsNotCharged() {
    assertThat(new Uncontrolled(NOON, 1_000, 1, 1).cost(1e12, 0, prices))
        .isLessThan(BigDecimal.valueOf(400));
  }

  private static PriceStep hour(int hour, String buy, String sell) {
    Instant start = NOON.plus(Duration.ofHours(hour));
    return new PriceStep(
        start, start.plus(Duration.ofHours(1)), new BigDecimal(buy), new BigDecimal(sell));
  }
}
