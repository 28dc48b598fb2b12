package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a session has taken and not given back, oldest first, and what it has given and not taken
 * back yet. What is taken first is given back first; what was given before anything was taken, from
 * energy the car brought along, is replaced by what is taken next. Energies that meet are equal
 * inside the battery, so that both losses count. One per computation, not thread-safe.
 */
final class Carried {

  /** Rounding of doubles, far below what a meter shows. */
  private static final double NOTHING_WH = 1e-9;

  private final Deque<Lot> taken = new ArrayDeque<>();
  private double owedWh;

  /** In the battery, with what it cost to take it. */
  private record Lot(double batteryWh, Rates rates) {
    double atMeterWh() {
      return batteryWh / rates.chargeEfficiency();
    }

    BigDecimal cost() {
      return LedgerEntry.amount(atMeterWh(), rates.importPrice());
    }
  }

  /**
   * What turns out to have been given back.
   *
   * @param wh at the meter when it was taken
   * @param cost when it was taken
   */
  record Refed(double wh, BigDecimal cost) {}

  /** Adds a quarter hour. */
  Refed add(QuarterEnergy energy, Rates rates) {
    taken.addLast(new Lot(energy.inWh() * rates.chargeEfficiency(), rates));
    owedWh += energy.outWh() / rates.dischargeEfficiency();
    double refedWh = 0;
    BigDecimal cost = BigDecimal.ZERO.setScale(LedgerEntry.SCALE);
    while (owedWh > NOTHING_WH && !taken.isEmpty()) {
      Lot met = meet(taken.removeFirst());
      refedWh += met.atMeterWh();
      cost = cost.add(met.cost());
    }
    return new Refed(refedWh, cost);
  }

  private Lot meet(Lot oldest) {
    double batteryWh = Math.min(oldest.batteryWh, owedWh);
    owedWh -= batteryWh;
    if (oldest.batteryWh - batteryWh > NOTHING_WH) {
      taken.addFirst(new Lot(oldest.batteryWh - batteryWh, oldest.rates));
    }
    return new Lot(batteryWh, oldest.rates);
  }
}
