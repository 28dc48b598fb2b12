package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.voltide.csms.energy.prices.PriceCurve;

/**
 * Charging as it would have been without control: at once, at full power, until the battery holds
 * what the session really left in it.
 *
 * @param arrival when it would have begun
 * @param maxChargeW full power, at the meter
 */
public record Uncontrolled(
    Instant arrival, double maxChargeW, double chargeEfficiency, double dischargeEfficiency) {

  /** No car charges longer; what a broken meter tells beyond it is not charged. */
  private static final int LONGEST_QUARTERS = 30 * 24 * 4;

  /** What it would have cost at the prices of that time; 0 when the battery gained nothing. */
  public BigDecimal cost(double energyInWh, double energyOutWh, PriceCurve prices) {
    double gainedWh = energyInWh * chargeEfficiency - energyOutWh / dischargeEfficiency;
    double leftWh = maxChargeW > 0 ? Math.max(0, gainedWh / chargeEfficiency) : 0;
    BigDecimal cost = BigDecimal.ZERO.setScale(LedgerEntry.SCALE);
    Instant at = arrival;
    for (int quarters = 0; leftWh > 1e-9 && quarters < LONGEST_QUARTERS; quarters++) {
      Instant next = QuarterEnergy.startOf(at).plus(QuarterEnergy.QUARTER);
      double hours = Duration.between(at, next).toMillis() / 3_600_000.0;
      double takenWh = Math.min(leftWh, maxChargeW * hours);
      cost = cost.add(LedgerEntry.amount(takenWh, prices.at(at).importPrice()));
      leftWh -= takenWh;
      at = next;
    }
    return cost;
  }
}
