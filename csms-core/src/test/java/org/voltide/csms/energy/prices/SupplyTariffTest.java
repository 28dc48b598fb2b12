package org.voltide.csms.energy.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.prices.PriceCurve.Price;

class SupplyTariffTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Sunday in winter, midnight in Berlin. */
  private static final Instant MIDNIGHT = Instant.parse("2026-02-28T23:00:00Z");

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final Set<DayOfWeek> WORKING =
      Set.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  @Test
  void addersOfTheLocalTimeComeOnTopAndTheFactorOnAllOfIt() {
    SitePrices prices =
        prices(
            market(
                List.of(
                    part(null, "00:00", "00:00", "0.05"),
                    part(null, "17:00", "20:00", "0.10"),
                    part(WORKING, "17:00", "20:00", "1")),
                "1.19",
                null));

    assertThat(at(prices, 16).importPrice()).isEqualByComparingTo("0.1785"); // (0.10+0.05)*1.19
    assertThat(at(prices, 17).importPrice()).isEqualByComparingTo("0.2975"); // Sunday: no 1
    assertThat(at(prices, 17 + 24).importPrice()).isEqualByComparingTo("1.4875"); // Monday
    assertThat(at(prices, 20).importPrice()).isEqualByComparingTo("0.1785");
  }

  @Test
  void aPartOverMidnightBelongsToTheDayOnWhichItBegins() {
    SitePrices prices =
        prices(market(List.of(part(Set.of(DayOfWeek.SUNDAY), "22:00", "06:00", "1")), null, null));

    assertThat(at(prices, 5).importPrice()).isEqualByComparingTo("0.1"); // still Saturday's night
    assertThat(at(prices, 22).importPrice()).isEqualByComparingTo("1.1");
    assertThat(at(prices, 29).importPrice()).isEqualByComparingTo("1.1"); // Monday, 5 o'clock
    assertThat(at(prices, 30).importPrice()).isEqualByComparingTo("0.1");
  }

  @Test
  void exportEarnsTheMarketLessADeductionOrAFixedPrice() {
    assertThat(at(prices(market(List.of(), null, null)), 0).exportPrice())
        .isEqualByComparingTo("0.07");
    assertThat(at(prices(market(List.of(), null, "0.0812")), 0).exportPrice())
        .isEqualByComparingTo("0.0812");
  }

  @Test
  void aTableOfOnesOwnIsKnownWhateverTheMarketDoes() {
    SitePrices prices = prices(table());

    assertThat(at(prices, 24 + 7).importPrice()).isEqualByComparingTo("0.32");
    assertThat(at(prices, 24 + 23).importPrice()).isEqualByComparingTo("0.22");
    assertThat(at(prices, 7).importPrice()).isEqualByComparingTo("0.22");
    assertThat(at(prices, 1000).known()).isTrue();
    assertThat(at(prices, 7).exportPrice()).isZero();
    assertThat(prices.knownUntil(MIDNIGHT)).isEqualTo(MIDNIGHT.plus(Duration.ofDays(3)));
  }

  @Test
  void whatHasPassedKeepsItsPriceWhenAddersChange() {
    SupplyTariff before = market(List.of(part(null, "00:00", "00:00", "0.05")), null, null);
    SupplyTariff later =
        market(List.of(part(null, "00:00", "00:00", "0.50")), null, null)
            .from(MIDNIGHT.plus(Duration.ofHours(12)));
    SitePrices both = prices(before, later);

    assertThat(at(both, 11)).isEqualTo(at(prices(before), 11));
    assertThat(at(both, 12).importPrice()).isEqualByComparingTo("0.60");
    Price earlier = both.at(MIDNIGHT.minus(Duration.ofHours(1)));
    assertThat(earlier.importPrice()).isEqualByComparingTo("0.10");
    assertThat(earlier.exportPrice()).isEqualByComparingTo("0.08");
  }

  @Test
  void areasHavePricesOfTheirOwn() {
    SupplyTariff north = new SupplyTariff(MIDNIGHT, "NO1", null, null, null, null, null);
    SitePrices prices =
        new SitePrices(
            List.of(north), Map.of(PriceArea.USUAL, hours("0.10"), "NO1", hours("0.03")), BERLIN);

    assertThat(at(prices, 1).importPrice()).isEqualByComparingTo("0.03");
  }

  @Test
  void theHoursOfTheClockChangeHaveTheirLocalPrice() {
    SitePrices prices =
        prices(
            market(List.of(part(null, "02:00", "03:00", "1")), null, null)
                .from(Instant.parse("2026-01-01T00:00:00Z")));

    Instant spring = Instant.parse("2026-03-29T00:00:00Z"); // 01:00; then comes 03:00
    assertThat(prices.at(spring.plusSeconds(3600)).importPrice()).isEqualByComparingTo("0.1");
    Instant autumn = Instant.parse("2026-10-25T00:00:00Z"); // 02:00, and once more
    assertThat(prices.at(autumn).importPrice()).isEqualByComparingTo("1.1");
    assertThat(prices.at(autumn.plusSeconds(3600)).importPrice()).isEqualByComparingTo("1.1");
    assertThat(prices.at(autumn.plusSeconds(7200)).importPrice()).isEqualByComparingTo("0.1");
  }

  @Test
  void thePreviewHasTheQuarterHoursOfTheSpan() {
    List<SitePriceStep> steps =
        prices(market(List.of(part(null, "00:00", "00:30", "1")), null, null))
            .steps(MIDNIGHT.plusSeconds(60), MIDNIGHT.plusSeconds(3600));

    assertThat(steps).hasSize(4);
    assertThat(steps.getFirst().start()).isEqualTo(MIDNIGHT);
    assertThat(steps)
        .extracting(step -> step.importPrice().doubleValue())
        .containsExactly(1.1, 1.1, 0.1, 0.1);
  }

  @Test
  void aTableSaysOnePriceForEachTimeOfTheWeek() {
    assertThat(faults(table())).isEmpty();
    assertThat(faults(table(part(WORKING, "06:00", "22:00", "0.3"))))
        .containsExactly("/table There is no price on Monday at 00:00.");
    assertThat(
            faults(
                table(part(null, "00:00", "00:00", "0.3"), part(WEEKEND, "10:00", "12:00", "0.2"))))
        .containsExactly("/table There are 2 prices on Saturday at 10:00.");
  }

  @Test
  void whatContradictsItselfIsPointedAt() {
    SupplyTariff both =
        new SupplyTariff(
            MIDNIGHT,
            "default",
            List.of(part(null, "00:00", "00:00", "0.3")),
            List.of(part(null, "00:07", "00:30", "0.3")),
            null,
            null,
            null);
    assertThat(faults(both))
        .containsExactly(
            "/adders/0 Prices change at quarter hours only.",
            "/table A tariff follows a market or a table, not both.");
    assertThat(faults(new SupplyTariff(MIDNIGHT, null, null, null, null, null, null)))
        .containsExactly("/area A tariff needs a price area or a table.");
    assertThat(faults(table().from(MIDNIGHT.plusSeconds(60))))
        .containsExactly("/validFrom A tariff begins at a quarter hour.");
    assertThat(faults(table().from(MIDNIGHT.minusSeconds(900))))
        .containsExactly(
            "/validFrom What has passed keeps its price: a tariff begins at"
                + " 2026-02-28T23:00:00Z at the earliest.");
  }

  private static List<String> faults(SupplyTariff tariff) {
    return SupplyTariffFaults.of(tariff, MIDNIGHT).stream()
        .map(fault -> fault.pointer() + " " + fault.detail())
        .toList();
  }

  private static SupplyTariff market(
      List<WeeklyPrice> adders, @Nullable String factor, @Nullable String exportPrice) {
    return new SupplyTariff(
        MIDNIGHT,
        PriceArea.USUAL,
        null,
        adders,
        factor == null ? null : new BigDecimal(factor),
        new BigDecimal("0.01"),
        exportPrice == null ? null : new BigDecimal(exportPrice));
  }

  private static SupplyTariff table(WeeklyPrice... parts) {
    return new SupplyTariff(MIDNIGHT, null, List.of(parts), null, null, null, null);
  }

  /** Dear by day from Monday to Friday. */
  private static SupplyTariff table() {
    return table(
        part(WORKING, "06:00", "22:00", "0.32"),
        part(WORKING, "22:00", "00:00", "0.22"),
        part(WORKING, "00:00", "06:00", "0.22"),
        part(WEEKEND, "00:00", "00:00", "0.22"));
  }

  private static WeeklyPrice part(
      @Nullable Set<DayOfWeek> days, String from, String to, String perKwh) {
    return new WeeklyPrice(
        days, LocalTime.parse(from), LocalTime.parse(to), new BigDecimal(perKwh));
  }

  private static SitePrices prices(SupplyTariff... tariffs) {
    return new SitePrices(List.of(tariffs), Map.of(PriceArea.USUAL, hours("0.10")), BERLIN);
  }

  private static MarketPrices hours(String price) {
    return new MarketPrices(
        IntStream.range(-24, 72)
            .mapToObj(hour -> MIDNIGHT.plus(Duration.ofHours(hour)))
            .map(
                start ->
                    new PriceStep(
                        start,
                        start.plus(Duration.ofHours(1)),
                        new BigDecimal(price),
                        new BigDecimal("0.08")))
            .toList());
  }

  private static Price at(SitePrices prices, int hour) {
    return prices.at(MIDNIGHT.plus(Duration.ofHours(hour)));
  }
}
