package org.voltide.csms.vehicles;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vehicle as the API shows it; see {@link VehicleFields} for the meaning. */
record VehicleView(
    UUID id,
    String name,
    double capacityWh,
    double maxChargeW,
    double maxDischargeW,
    double minChargeW,
    double chargeEfficiency,
    double dischargeEfficiency,
    double minSocPercent,
    double maxSocPercent,
    BigDecimal wearPerKwh,
    @Nullable Handling handling) {

  static VehicleView of(Vehicle vehicle) {
    return new VehicleView(
        vehicle.id,
        vehicle.name,
        vehicle.capacityWh,
        vehicle.maxChargeW,
        vehicle.maxDischargeW,
        vehicle.minChargeW,
        vehicle.chargeEfficiency,
        vehicle.dischargeEfficiency,
        vehicle.minSocPercent,
        vehicle.maxSocPercent,
        vehicle.wearPerKwh,
        vehicle.handling);
  }
}
