package org.voltide.csms.energy.need;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.energy.estimate.Estimate;

/**
 * What a car can and its driver wants, as far as known. Energy is in the battery, power at the
 * EVSE.
 *
 * @param arrivalEnergyWh when the session began
 * @param departure when the driver leaves
 * @param minSocPercent lower edge of the window: below it the battery gives nothing at all, and a
 *     car that arrives lower is charged up to it first
 * @param floorSocPercent below it, at least {@code minSocPercent}, it gives nothing for the market,
 *     only in an outage
 * @param maxSocPercent upper edge of the window: only for a higher target it is charged above
 * @param chargeNow the driver wants full power until the target
 * @param source the best of those who said anything
 * @param estimated names of components nobody told
 * @param estimates those of them that follow from stays before
 */
@RecordBuilder
public record CarNeed(
    double capacityWh,
    double arrivalEnergyWh,
    double targetSocPercent,
    Instant departure,
    double maxChargeW,
    double maxDischargeW,
    double minChargeW,
    double minSocPercent,
    double floorSocPercent,
    double maxSocPercent,
    double chargeEfficiency,
    double dischargeEfficiency,
    BigDecimal wearPerKwh,
    boolean chargeNow,
    NeedSource source,
    List<String> estimated,
    List<Estimate> estimates) {

  public CarNeed {
    estimated = List.copyOf(estimated);
    estimates = List.copyOf(estimates);
  }

  public double targetWh() {
    return energyWh(targetSocPercent);
  }

  /** Battery energy at a state of charge. */
  public double energyWh(double socPercent) {
    return capacityWh * socPercent / 100;
  }

  /** State of charge at a battery energy. */
  public double socPercent(double energyWh) {
    return energyWh / capacityWh * 100;
  }
}
