package org.voltide.csms.tariffs.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.tariffs.pricing.Charge.always;
import static org.voltide.csms.tariffs.pricing.Charge.price;
import static org.voltide.csms.tariffs.pricing.Charge.startingAt;
import static org.voltide.csms.tariffs.pricing.Charge.tariff;
import static org.voltide.csms.tariffs.pricing.Charge.when;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;
import org.voltide.csms.tariffs.pricing.Tariff.Element;

/** What OCPI leaves open, and what it has nothing for. */
class PricingTest {
  private static final Tariff NIGHT =
      tariff(
          when(When.time("22:00", "06:00"), price(Dimension.TIME, "1", null, 0)),
          always(price(Dimension.TIME, "10", null, 0)));

  private static final Tariff LATER_NIGHT =
      tariff(
          when(When.time("02:30", "03:00"), price(Dimension.TIME, "60", null, 0)),
          always(price(Dimension.TIME, "0", null, 0)));

  @Test
  void aTimeOfDayThatEndsBeforeItBeginsGoesOverMidnight() {
    assertThat(startingAt("2026-05-04T21:00").charging(600, "1").cost(NIGHT).total().afterTaxes())
        .isEqualByComparingTo("28");
  }

  @Test
  void clocksThatGoForwardLeaveAnHourOut() {
    assertThat(startingAt("2026-03-28T22:00").charging(420, "1").cost(NIGHT).total().afterTaxes())
        .isEqualByComparingTo("7");
    assertThat(startingAt("2026-03-28T22:00").charging(480, "1").cost(NIGHT).total().afterTaxes())
        .as("seven hours until six")
        .isEqualByComparingTo("17");
  }

  @Test
  void clocksThatGoBackPassATimeTwice() {
    assertThat(startingAt("2026-10-24T22:00").charging(600, "1").cost(NIGHT).total().afterTaxes())
        .as("nine hours until six")
        .isEqualByComparingTo("19");
    assertThat(
            startingAt("2026-10-25T00:00")
                .charging(300, "1")
                .cost(LATER_NIGHT)
                .total()
                .afterTaxes())
        .isEqualByComparingTo("60");
  }

  @Test
  void energyIsCutExactlyWhereTheMeterPassesALimit() {
    Tariff tiers =
        tariff(
            when(When.kWh(null, "7"), price(Dimension.ENERGY, "0.30", null, 1)),
            always(price(Dimension.ENERGY, "0.50", null, 1)));
    Cost cost = startingAt("2026-05-04T09:00").charging(7, "3.1").charging(11, "10").cost(tiers);
    assertThat(cost.lines())
        .extracting(line -> line.billed().stripTrailingZeros().toPlainString())
        .containsExactly("7", "6.1");
    assertThat(cost.total().afterTaxes()).isEqualByComparingTo("5.15");
  }

  @Test
  void energyGivenBackIsPaidToTheDriverAndNeverRoundedUp() {
    Tariff both =
        tariff(
            always(
                price(Dimension.ENERGY, "0.40", "19", 1_000),
                price(Dimension.ENERGY_EXPORT, "0.30", null, 1_000)));
    Cost cost = startingAt("2026-05-04T09:00").charging(60, "1.5").giving(60, "4.25").cost(both);
    assertThat(cost.of(Dimension.ENERGY).afterTaxes()).isEqualByComparingTo("0.952");
    assertThat(cost.of(Dimension.ENERGY_EXPORT).afterTaxes()).isEqualByComparingTo("-1.275");
    assertThat(cost.total().afterTaxes()).isEqualByComparingTo("-0.323");
  }

  @Test
  void taxesInPricesAndRoundingAddUp() {
    Tariff taxed =
        new Tariff(
            "EUR", true, List.of(always(price(Dimension.ENERGY, "0.59", "19", 1))), null, null);
    Cost cost = startingAt("2026-05-04T09:00").charging(60, "12.345").cost(taxed).rounded();
    assertThat(cost.total().afterTaxes()).isEqualByComparingTo("7.28");
    assertThat(cost.total().beforeTaxes()).isEqualByComparingTo("6.12");
    Money sum =
        cost.of(Dimension.ENERGY).plus(cost.toLimit()).plus(cost.rounding()).minus(cost.total());
    assertThat(sum.beforeTaxes()).isZero();
    assertThat(sum.tax()).isZero();
  }

  @Test
  void whatNoElementPricesIsFree() {
    Cost cost =
        startingAt("2026-05-04T09:00")
            .parked(60)
            .cost(tariff(always(price(Dimension.TIME, "1", null, 1))));
    assertThat(cost.lines()).isEmpty();
    assertThat(cost.total().afterTaxes()).isZero();
  }

  @Test
  void aReservationAsksOnceForItsFlatPriceHoweverManyElementsHaveOne() {
    Element byDay = when(reservedAt("08:00", "18:00"), price(Dimension.FLAT, "2", null, 1));
    Element byNight = when(reservedAt("18:00", "08:00"), price(Dimension.FLAT, "3", null, 1));
    Cost cost = startingAt("2026-05-04T17:30").reserved(60).cost(tariff(byDay, byNight));
    assertThat(cost.total().afterTaxes()).isEqualByComparingTo("2");
  }

  private static Restrictions reservedAt(String from, String until) {
    return new Restrictions(
        LocalTime.parse(from),
        LocalTime.parse(until),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Restrictions.Reservation.RESERVATION);
  }

  @Test
  void aTotalHasTheDigitsOfItsCurrency() {
    assertThat(total("JPY")).isEqualTo(new BigDecimal("7"));
    assertThat(total("KWD")).isEqualTo(new BigDecimal("7.284"));
    assertThat(total("QQQ")).as("nobody knows it").isEqualTo(new BigDecimal("7.28"));
  }

  private static BigDecimal total(String currency) {
    Tariff tariff =
        new Tariff(
            currency, true, List.of(always(price(Dimension.ENERGY, "0.59", null, 1))), null, null);
    Cost cost = startingAt("2026-05-04T09:00").charging(60, "12.345").cost(tariff).rounded();
    return cost.total().afterTaxes();
  }
}
