package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session's ledger in one line; see {@link LedgerEntry} for the meaning.
 *
 * @param broughtWh given at the EVSE of what the car brought along and did not replace
 * @param co2InKg absent where the CO2 of a quarter hour is not known, as is {@code co2AvoidedKg}
 */
public record Totals(
    double energyInWh,
    double energyOutWh,
    double lostWh,
    double refedWh,
    double broughtWh,
    long dischargeSeconds,
    BigDecimal cost,
    BigDecimal revenue,
    BigDecimal wear,
    BigDecimal refedCost,
    @Nullable BigDecimal co2InKg,
    @Nullable BigDecimal co2AvoidedKg) {

  private static final BigDecimal NO_AMOUNT = BigDecimal.ZERO.setScale(LedgerEntry.SCALE);

  /** The sum of the latest state. */
  public static Totals of(List<Recorded> latest) {
    List<LedgerEntry> entries = latest.stream().map(Recorded::entry).toList();
    return new Totals(
        energy(entries, LedgerEntry::energyInWh),
        energy(entries, LedgerEntry::energyOutWh),
        energy(entries, LedgerEntry::lostWh),
        energy(entries, LedgerEntry::refedWh),
        energy(entries, Totals::notTakenHereWh),
        entries.stream().mapToLong(LedgerEntry::dischargeSeconds).sum(),
        sum(entries.stream().map(LedgerEntry::cost)),
        sum(entries.stream().map(LedgerEntry::revenue)),
        sum(entries.stream().map(LedgerEntry::wear)),
        sum(entries.stream().map(LedgerEntry::refedCost)),
        known(entries, LedgerEntry::co2InKg),
        known(entries, LedgerEntry::co2AvoidedKg));
  }

  /** Taken and not given back, at the meter. */
  public double drivenWh() {
    return energyInWh - refedWh;
  }

  /** What the session cost in all: cost − revenue + wear. */
  public BigDecimal net() {
    return cost.subtract(revenue).add(wear);
  }

  private static double notTakenHereWh(LedgerEntry entry) {
    Rates rates = entry.rates();
    return entry.energyOutWh()
        - entry.refedWh() * rates.chargeEfficiency() * rates.dischargeEfficiency();
  }

  private static double energy(List<LedgerEntry> entries, ToDoubleFunction<LedgerEntry> part) {
    return entries.stream().mapToDouble(part).sum();
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(NO_AMOUNT, BigDecimal::add);
  }

  private static @Nullable BigDecimal known(
      List<LedgerEntry> entries, Function<LedgerEntry, @Nullable BigDecimal> amount) {
    List<BigDecimal> told = entries.stream().map(amount).filter(Objects::nonNull).toList();
    return told.isEmpty() || told.size() < entries.size() ? null : sum(told.stream());
  }
}
