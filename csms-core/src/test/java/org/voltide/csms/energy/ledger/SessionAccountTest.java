package org.voltide.csms.energy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.voltide.csms.energy.ledger.Recorded.Reason;

class SessionAccountTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final double IN = 0.9;
  private static final double OUT = 0.8;

  @Property(tries = 300, seed = "20260301")
  void noEnergyIsLostOrMade(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -5000, max = 5000) Integer> steps,
      @ForAll @DoubleRange(min = 0.5, max = 1) double chargeEfficiency,
      @ForAll @DoubleRange(min = 0.5, max = 1) double dischargeEfficiency) {
    Rates rates = rates("0.3", "0.2", chargeEfficiency, dischargeEfficiency);
    Totals totals = Totals.of(recorded(account(readings(steps), true, rates)));
    double battery =
        totals.energyInWh() * chargeEfficiency - totals.energyOutWh() / dischargeEfficiency;
    double fromHereWh = totals.energyOutWh() - totals.broughtWh();
    double lostOfBroughtWh = totals.broughtWh() * (1 / dischargeEfficiency - 1);

    assertThat(totals.energyInWh() - totals.energyOutWh())
        .isCloseTo(battery + totals.lostWh(), within(1e-6));
    assertThat(totals.refedWh() * chargeEfficiency * dischargeEfficiency)
        .isCloseTo(fromHereWh, within(1e-6));
    assertThat(totals.drivenWh() * chargeEfficiency + fromHereWh)
        .as("driven + re-fed = charged − lost")
        .isCloseTo(totals.energyInWh() - (totals.lostWh() - lostOfBroughtWh), within(1e-6));
    assertThat(totals.drivenWh()).isGreaterThan(-1e-6);
    assertThat(totals.broughtWh()).isGreaterThan(-1e-6);
    assertThat(Math.min(totals.drivenWh(), totals.broughtWh()))
        .as("nothing is both brought along and left over")
        .isCloseTo(0, within(1e-6));
  }

  @Property(tries = 200, seed = "20260301")
  void theSameReadingsInWhateverOrderAndPartsMakeTheSameBooks(
      @ForAll @Size(min = 4, max = 40) List<@IntRange(min = -5000, max = 5000) Integer> steps,
      @ForAll @IntRange(max = 1000) int shuffled) {
    Rates rates = rates("0.3", "0.2", IN, OUT);
    List<Reading> all = readings(steps);
    List<LedgerEntry> due = account(all, true, rates);
    List<Reading> late = new ArrayList<>(all);
    Collections.shuffle(late, new Random(shuffled));
    NavigableMap<Instant, Recorded> books = new TreeMap<>();

    for (int told = 2; told < late.size(); told += 3) {
      enter(books, account(late.subList(0, told), false, rates));
    }
    enter(books, due);
    List<Recorded> again = Corrections.of(books, account(late, true, rates), NOON);

    assertThat(again).as("a replay adds nothing").isEmpty();
    assertThat(Totals.of(List.copyOf(books.values())).energyInWh())
        .isCloseTo(Totals.of(recorded(due)).energyInWh(), within(0.05));
  }

  /** As the store does, once the beginning is there; earlier there is nothing to compare with. */
  private static void enter(NavigableMap<Instant, Recorded> books, List<LedgerEntry> due) {
    if (!due.isEmpty() && !due.getFirst().start().equals(NOON)) {
      return;
    }
    Corrections.of(books, due, NOON).forEach(entry -> books.put(entry.entry().start(), entry));
  }

  @Property(tries = 200, seed = "20260301")
  void everyAmountFollowsFromItsEntryAlone(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5000, max = 5000) Integer> steps,
      @ForAll @IntRange(min = -500, max = 900) int milliEuros) {
    BigDecimal price = BigDecimal.valueOf(milliEuros, 3);
    Rates rates =
        new Rates(price, price, true, new BigDecimal("0.05"), IN, OUT, new BigDecimal("0.4"));

    assertThat(account(readings(steps), true, rates))
        .allSatisfy(
            entry -> {
              assertThat(entry.cost()).isEqualTo(times(entry.energyInWh(), price));
              assertThat(entry.revenue()).isEqualTo(times(entry.energyOutWh(), price));
              assertThat(entry.wear())
                  .isEqualTo(times(entry.energyOutWh(), new BigDecimal("0.05")));
              assertThat(entry.co2InKg())
                  .isEqualTo(times(entry.energyInWh(), new BigDecimal("0.4")));
            });
  }

  private static BigDecimal times(double wh, BigDecimal perKwh) {
    return BigDecimal.valueOf(wh)
        .movePointLeft(3)
        .multiply(perKwh)
        .setScale(6, RoundingMode.HALF_UP);
  }

  @Example
  void whatWasTakenFirstIsGivenBackFirstAtThePriceItHad() {
    List<Reading> readings =
        List.of(at(0, 0, 0), at(15, 1000, 0), at(30, 2000, 0), at(45, 2000, 1080));
    List<LedgerEntry> entries =
        SessionAccount.of(
            readings,
            true,
            Optional.empty(),
            start -> rates(start.equals(NOON) ? "0.1" : "0.5", "0.4", IN, OUT));

    LedgerEntry given = entries.getLast();
    // 1080 Wh out left the battery as 1350 Wh, which were taken as 1500 Wh.
    assertThat(given.refedWh()).isCloseTo(1500, within(1e-9));
    assertThat(given.refedCost()).isEqualByComparingTo("0.35");
    assertThat(given.lostWh()).isCloseTo(270, within(1e-9));
    assertThat(given.dischargeSeconds()).isEqualTo(900);
    assertThat(Totals.of(recorded(entries)).drivenWh()).isCloseTo(500, within(1e-9));
  }

  @Example
  void whatWasGivenOfEnergyBroughtAlongIsReplacedByWhatIsTakenNext() {
    List<LedgerEntry> entries =
        account(
            List.of(at(0, 0, 0), at(15, 0, 720), at(30, 3000, 720)),
            true,
            rates("1", "1", IN, OUT));

    assertThat(entries).extracting(LedgerEntry::refedWh).containsExactly(0.0, 1000.0);
    assertThat(Totals.of(recorded(entries)).broughtWh()).isCloseTo(0, within(1e-9));
    assertThat(Totals.of(recorded(entries.subList(0, 1))).broughtWh()).isEqualTo(720);
  }

  @Example
  void aQuarterHourThatIsNotOverIsEnteredOnlyWhenTheSessionHasEnded() {
    List<Reading> readings = List.of(at(0, 0, 0), at(15, 500, 0), at(20, 700, 0));
    Rates rates = rates("0.3", "0.2", IN, OUT);

    assertThat(account(readings, false, rates)).hasSize(1);
    assertThat(account(readings, true, rates)).hasSize(2);
  }

  @Example
  void aCorrectionSaysWhy() {
    List<Reading> readings = List.of(at(0, 0, 0), at(30, 2000, 0), at(45, 2000, 900));
    NavigableMap<Instant, Recorded> books = new TreeMap<>();
    Rates rates = rates("0.3", "0.2", IN, OUT);
    List<LedgerEntry> first = account(readings, true, rates);
    enter(books, first);

    List<Reading> late = Stream.concat(readings.stream(), Stream.of(at(15, 200, 0))).toList();
    assertThat(Corrections.of(books, account(late, true, rates), NOON))
        .extracting(Recorded::reason, Recorded::revision)
        .containsExactly(tuple(Reason.READINGS, 1), tuple(Reason.READINGS, 1));
    assertThat(Corrections.of(books, account(readings, true, rates("0.31", "0.2", IN, OUT)), NOON))
        .hasSize(3)
        .allMatch(entry -> entry.reason() == Reason.PRICES);
    assertThat(Corrections.of(books, account(readings, true, rates("0.3", "0.2", 0.91, OUT)), NOON))
        .allMatch(entry -> entry.reason() == Reason.VEHICLE);
    assertThat(
            Corrections.of(books, List.of(first.get(0), first.get(1), refed(first.get(2))), NOON))
        .singleElement()
        .matches(entry -> entry.reason() == Reason.CARRIED);
  }

  private static LedgerEntry refed(LedgerEntry entry) {
    return new LedgerEntry(
        entry.start(),
        entry.vehicleId(),
        entry.energyInWh(),
        entry.energyOutWh(),
        entry.lostWh(),
        entry.refedWh() - 1,
        entry.dischargeSeconds(),
        entry.rates(),
        entry.cost(),
        entry.revenue(),
        entry.wear(),
        entry.refedCost(),
        entry.co2InKg(),
        entry.co2AvoidedKg());
  }

  @Example
  void whatWasEnteredFromReadingsThatAreGoneStands() {
    Rates rates = rates("0.3", "0.2", IN, OUT);
    NavigableMap<Instant, Recorded> books = new TreeMap<>();
    enter(books, account(List.of(at(0, 0, 0), at(15, 500, 0), at(30, 700, 0)), true, rates));

    assertThat(
            Corrections.of(
                books, account(List.of(at(15, 500, 0), at(30, 900, 0)), true, rates), NOON))
        .isEmpty();
    assertThat(Corrections.of(books, List.of(), NOON)).isEmpty();
  }

  private static List<LedgerEntry> account(List<Reading> readings, boolean ended, Rates rates) {
    return SessionAccount.of(readings, ended, Optional.empty(), start -> rates);
  }

  /** A reading every seven minutes; what a step says goes in, below 0 out. */
  private static List<Reading> readings(List<Integer> steps) {
    List<Reading> readings = new ArrayList<>();
    double in = 0;
    double out = 0;
    readings.add(reading(NOON, in, out));
    for (int i = 0; i < steps.size(); i++) {
      in += Math.max(0, steps.get(i));
      out += Math.max(0, -steps.get(i));
      readings.add(reading(NOON.plus(Duration.ofMinutes(7L * (i + 1))), in, out));
    }
    return readings;
  }

  private static Reading at(int minute, double in, double out) {
    return reading(NOON.plus(Duration.ofMinutes(minute)), in, out);
  }

  private static Reading reading(Instant at, double in, double out) {
    return new Reading(at, OptionalDouble.of(in), OptionalDouble.of(out));
  }

  private static Rates rates(String buy, String sell, double in, double out) {
    return new Rates(
        new BigDecimal(buy), new BigDecimal(sell), true, new BigDecimal("0.05"), in, out, null);
  }

  private static List<Recorded> recorded(List<LedgerEntry> entries) {
    return entries.stream().map(entry -> new Recorded(entry, 0, null, NOON)).toList();
  }
}
