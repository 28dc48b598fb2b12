package org.voltide.csms.energy.control;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.ledger.Baseline;
import org.voltide.csms.energy.ledger.MeanRates;
import org.voltide.csms.energy.ledger.Recorded;
import org.voltide.csms.energy.ledger.Totals;
import org.voltide.csms.energy.ledger.Uncontrolled;
import org.voltide.csms.energy.ledger.Uncontrolled.Drawn;

/**
 * What a session is compared with.
 *
 * @param cost of charging without control
 * @param baselineRevision of the baseline that says so, absent when the session was not steered
 * @param co2Kg of charging without control, absent when not known
 */
record Compared(BigDecimal cost, @Nullable Integer baselineRevision, @Nullable BigDecimal co2Kg) {

  /** A session that was not steered is what charging without control is. */
  static Compared withItself(Totals totals) {
    return new Compared(totals.net(), null, null);
  }

  /**
   * Charging at once until the battery holds what the session left in it. What the battery lost
   * would still be in it and is worth buying it again at the mean price of the session: otherwise
   * selling what the car brought along would count as saved.
   */
  static Compared with(Baseline baseline, List<Recorded> entries, PastRates rates) {
    Totals totals = Totals.of(entries);
    Uncontrolled atOnce = baseline.inputs().uncontrolled();
    double lackingWh = atOnce.lackingWh(totals.energyInWh(), totals.energyOutWh());
    if (lackingWh > 0) {
      MeanRates mean = MeanRates.of(entries);
      return new Compared(
          mean.cost(lackingWh).negate(),
          baseline.revision(),
          mean.co2Kg(lackingWh).map(BigDecimal::negate).orElse(null));
    }
    List<Drawn> course = atOnce.leaving(totals.energyInWh(), totals.energyOutWh());
    return new Compared(rates.cost(course), baseline.revision(), rates.co2Kg(course));
  }
}
