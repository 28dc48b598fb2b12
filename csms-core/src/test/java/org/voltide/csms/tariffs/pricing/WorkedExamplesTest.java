package org.voltide.csms.tariffs.pricing;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.tariffs.pricing.Charge.always;
import static org.voltide.csms.tariffs.pricing.Charge.limit;
import static org.voltide.csms.tariffs.pricing.Charge.limited;
import static org.voltide.csms.tariffs.pricing.Charge.price;
import static org.voltide.csms.tariffs.pricing.Charge.startingAt;
import static org.voltide.csms.tariffs.pricing.Charge.tariff;
import static org.voltide.csms.tariffs.pricing.Charge.when;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.voltide.csms.tariffs.pricing.Restrictions.Reservation;
import org.voltide.csms.tariffs.pricing.Tariff.Component;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;
import org.voltide.csms.tariffs.pricing.Tariff.Element;

/** What OCPI reckons in its chapter Tariffs; where its figures are wrong, what its rules say. */
class WorkedExamplesTest {
  private static final String MONDAY_MORNING = "2026-05-04T09:30";
  private static final DayOfWeek[] WEEKDAYS = {MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY};

  private static final Component PER_KWH = price(Dimension.ENERGY, "0.25", "10", 1);
  private static final Component START = price(Dimension.FLAT, "0.50", "20", 1);

  private static void costs(Cost cost, String beforeTaxes, String afterTaxes) {
    assertThat(cost.total().beforeTaxes()).isEqualByComparingTo(beforeTaxes);
    assertThat(cost.total().afterTaxes()).isEqualByComparingTo(afterTaxes);
    Money sum = cost.lines().stream().map(Line::amount).reduce(cost.toLimit(), Money::plus);
    assertThat(sum.beforeTaxes()).isEqualByComparingTo(cost.total().beforeTaxes());
    assertThat(sum.tax()).isEqualByComparingTo(cost.total().tax());
  }

  private static Charge charged(String kWh) {
    return startingAt(MONDAY_MORNING).charging(120, kWh);
  }

  @Test
  void energyAndAStartFee() {
    costs(charged("20").cost(tariff(always(PER_KWH))), "5.00", "5.50");
    costs(charged("20").cost(tariff(always(START, PER_KWH))), "5.50", "6.10");
  }

  @Test
  void aMinimumAndAMaximum() {
    Tariff minimum = limited(limit("0.50", "0.55"), null, always(PER_KWH));
    costs(charged("20").cost(minimum), "5.00", "5.50");
    costs(charged("1").cost(minimum), "0.50", "0.55");
    Tariff maximum = limited(null, limit("10", "11"), always(START, PER_KWH));
    costs(charged("50").cost(maximum), "10.00", "11.00");
    costs(charged("30").cost(maximum), "8.00", "8.85");
  }

  @Test
  void timeInSteps() {
    Component twoPerHour = price(Dimension.TIME, "2", "10", 60);
    costs(
        startingAt(MONDAY_MORNING).charging(150, "9").cost(tariff(always(twoPerHour))),
        "5",
        "5.50");
    Component parking = price(Dimension.PARKING_TIME, "2", "20", 900);
    costs(charged("20").parked(40).cost(tariff(always(START, PER_KWH, parking))), "7.00", "7.90");
    Element threeAndFive =
        always(price(Dimension.TIME, "3", "10", 60), price(Dimension.PARKING_TIME, "5", "20", 300));
    costs(
        startingAt(MONDAY_MORNING).charging(150, "9").parked(42).cost(tariff(threeAndFive)),
        "11.25",
        "12.75");
  }

  @Test
  void energyInSteps() {
    Tariff byHundredWattHours = tariff(always(price(Dimension.ENERGY, "0.22", "10", 100)));
    costs(charged("20.45").cost(byHundredWattHours), "4.51", "4.961");
    for (String[] step :
        new String[][] {{"1", "0.029"}, {"25", "0.03125"}, {"500", "0.125"}, {"0", "0.0288"}}) {
      Component energy = price(Dimension.ENERGY, "0.25", null, Integer.parseInt(step[0]));
      costs(charged("0.1152").cost(tariff(always(energy))), step[1], step[1]);
    }
  }

  /** Of the time of both kinds only the last is in whole steps. */
  @Test
  void aComplexTariff() {
    Tariff complex =
        tariff(
            always(price(Dimension.FLAT, "2.50", "15", 1)),
            when(When.amperes(null, "32"), price(Dimension.TIME, "1.00", "20", 900)),
            when(When.amperes("32", null, WEEKDAYS), price(Dimension.TIME, "2.00", "20", 600)),
            when(
                When.amperes("32", null, SATURDAY, SUNDAY),
                price(Dimension.TIME, "1.25", "20", 600)),
            when(
                When.time("09:00", "18:00", WEEKDAYS),
                price(Dimension.PARKING_TIME, "5", "10", 300)),
            when(
                When.time("10:00", "17:00", SATURDAY),
                price(Dimension.PARKING_TIME, "6", "10", 300)));
    costs(
        startingAt(MONDAY_MORNING).chargingWith(16, 147).parked(42).cost(complex), "8.70", "9.94");
    costs(
        startingAt("2026-05-09T13:30").chargingWith(43, 114).parked(71).cost(complex),
        "12.375",
        "13.975");
  }

  @Test
  void theFirstHourAndTheFirstKilowattHourAreFree() {
    Tariff free =
        tariff(
            when(When.seconds(0L, 3_600L), price(Dimension.PARKING_TIME, "0", null, 60)),
            when(When.seconds(3_600L, 10_800L), price(Dimension.PARKING_TIME, "2", null, 60)),
            when(When.seconds(10_800L, null), price(Dimension.PARKING_TIME, "3", null, 60)),
            when(When.kWh(null, "1"), price(Dimension.ENERGY, "0", null, 1)),
            when(When.kWh("1", null), price(Dimension.ENERGY, "0.20", null, 1)));
    costs(startingAt(MONDAY_MORNING).charging(0, "20").parked(165).cost(free), "7.30", "7.30");
  }

  @Test
  void elementsThatFollowEachOther() {
    Tariff steps =
        tariff(
            when(When.time("00:00", "17:00"), price(Dimension.TIME, "1.20", null, 1800)),
            when(When.time("17:00", "00:00"), price(Dimension.TIME, "2.40", null, 900)),
            when(When.time("00:00", "20:00"), price(Dimension.PARKING_TIME, "1.00", null, 900)));
    costs(startingAt("2026-05-04T16:35").charging(35, "1").cost(steps), "1.30", "1.30");
    costs(startingAt("2026-05-04T16:55").charging(10, "1").parked(2).cost(steps), "0.55", "0.55");
    costs(startingAt("2026-05-04T19:40").charging(12, "1").parked(20).cost(steps), "0.73", "0.73");
  }

  @Test
  void powerAndDuration() {
    Tariff byPower =
        tariff(
            when(When.belowKilowatts("16"), price(Dimension.ENERGY, "0.20", null, 1)),
            when(When.belowKilowatts("32"), price(Dimension.ENERGY, "0.35", null, 1)),
            always(price(Dimension.ENERGY, "0.50", null, 1)));
    Charge upAndDown = startingAt(MONDAY_MORNING).charging(10, "1").charging(50, "40");
    costs(upAndDown.charging(10, "0.5").cost(byPower), "20.30", "20.30");
    Tariff byDuration =
        tariff(
            when(When.seconds(null, 1_800L), price(Dimension.ENERGY, "0", null, 1)),
            when(When.seconds(null, 3_600L), price(Dimension.ENERGY, "0.25", null, 1)),
            always(price(Dimension.ENERGY, "0.40", null, 1)));
    costs(
        startingAt(MONDAY_MORNING).charging(30, "5").charging(10, "1.2").cost(byDuration),
        "0.30",
        "0.30");
  }

  @Test
  void reservations() {
    Element session = always(START, PER_KWH);
    Tariff perHour = tariff(kept(price(Dimension.TIME, "5", "20", 60)), session);
    costs(startingAt(MONDAY_MORNING).reserved(15).charging(60, "20").cost(perHour), "6.75", "7.60");
    Tariff withFee =
        tariff(
            kept(price(Dimension.FLAT, "2", "20", 1), price(Dimension.TIME, "5", "20", 300)),
            session);
    costs(
        startingAt(MONDAY_MORNING).reserved(13).charging(60, "20").cost(withFee), "8.75", "10.00");
    Tariff feeOfExpiry =
        tariff(
            expired(price(Dimension.FLAT, "4", "20", 1)),
            kept(price(Dimension.TIME, "2", "20", 600)),
            session);
    costs(
        startingAt(MONDAY_MORNING).reserved(22).charging(60, "20").cost(feeOfExpiry), "6.5", "7.3");
    costs(startingAt(MONDAY_MORNING).expired(60).cost(feeOfExpiry), "6.00", "7.20");
    Tariff timeOfExpiry =
        tariff(
            expired(price(Dimension.TIME, "6", "20", 600)),
            kept(price(Dimension.TIME, "3", "20", 600)),
            session);
    costs(
        startingAt(MONDAY_MORNING).reserved(22).charging(60, "20").cost(timeOfExpiry), "7", "7.90");
    costs(startingAt(MONDAY_MORNING).expired(90).cost(timeOfExpiry), "9.00", "10.80");
  }

  private static Element kept(Component... components) {
    return when(When.of(Reservation.RESERVATION), components);
  }

  private static Element expired(Component... components) {
    return when(When.of(Reservation.RESERVATION_EXPIRES), components);
  }
}
