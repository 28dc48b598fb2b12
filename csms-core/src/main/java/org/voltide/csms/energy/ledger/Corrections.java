package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.voltide.csms.energy.ledger.Recorded.Reason;

/**
 * What has to be added to the books so that their latest state is what is due now. A correction
 * holds the figures that replace, not their difference: each entry can then be computed again by
 * itself, and roundings do not add up.
 */
final class Corrections {

  /** Energies that differ by less are the same: doubles were only added in another order. */
  private static final double SAME_WH = 1e-3;

  private static final BigDecimal SAME_COST = new BigDecimal("0.00001");

  private Corrections() {}

  /**
   * @param latest the latest state, by start
   * @param due what it should be, oldest first
   * @return empty when the readings of the beginning are gone: they are kept for a time only, and
   *     what was entered from them stands
   */
  static List<Recorded> of(
      NavigableMap<Instant, Recorded> latest, List<LedgerEntry> due, Instant at) {
    List<Recorded> added = new ArrayList<>();
    if (!latest.isEmpty() && (due.isEmpty() || due.getFirst().start().isAfter(latest.firstKey()))) {
      return added;
    }
    for (LedgerEntry entry : due) {
      Optional<Recorded> before = Optional.ofNullable(latest.get(entry.start()));
      if (before.isEmpty()) {
        added.add(new Recorded(entry, 0, null, at));
      } else {
        reason(before.get().entry(), entry)
            .map(reason -> new Recorded(entry, before.get().revision() + 1, reason, at))
            .ifPresent(added::add);
      }
    }
    return added;
  }

  private static Optional<Reason> reason(LedgerEntry before, LedgerEntry now) {
    Map<Reason, Boolean> differs =
        Map.of(
            Reason.READINGS,
            isOther(before.energyInWh(), now.energyInWh())
                || isOther(before.energyOutWh(), now.energyOutWh())
                || before.dischargeSeconds() != now.dischargeSeconds(),
            Reason.PRICES,
            !prices(before).equals(prices(now)),
            Reason.VEHICLE,
            !vehicle(before).equals(vehicle(now)),
            Reason.CARRIED,
            isOther(before.refedWh(), now.refedWh())
                || before.refedCost().subtract(now.refedCost()).abs().compareTo(SAME_COST) > 0);
    return List.of(Reason.values()).stream().filter(differs::get).findFirst();
  }

  private static boolean isOther(double aWh, double bWh) {
    return Math.abs(aWh - bWh) > SAME_WH;
  }

  private static List<Object> prices(LedgerEntry entry) {
    Rates rates = entry.rates();
    return List.of(
        rates.importPrice(),
        rates.exportPrice(),
        rates.priceKnown(),
        Objects.requireNonNullElse(rates.kgPerKwh(), "unknown"));
  }

  private static List<Object> vehicle(LedgerEntry entry) {
    Rates rates = entry.rates();
    return List.of(
        Objects.requireNonNullElse(entry.vehicleId(), "unknown"),
        rates.wearPerKwh(),
        rates.chargeEfficiency(),
        rates.dischargeEfficiency());
  }
}
