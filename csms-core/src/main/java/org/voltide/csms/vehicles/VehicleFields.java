package org.voltide.csms.vehicles;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a vehicle.
 *
 * @param maxDischargeW 0 when absent: it takes only
 * @param minChargeW below this it does not charge at all; 0 when absent
 * @param chargeEfficiency part of the energy taken that reaches the battery; 0.93 when absent
 * @param dischargeEfficiency part of the energy from the battery that reaches the grid
 * @param minSocPercent never discharged below; 20 when absent
 * @param maxSocPercent never charged above; 90 when absent
 * @param wearPerKwh what a kWh out of the battery costs in battery life; 0.05 when absent
 * @param handling how urgently and gently it is treated; as any other when absent
 */
record VehicleFields(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Positive @DecimalMax("10000000") Double capacityWh,
    @NotNull @Positive @DecimalMax("10000000") Double maxChargeW,
    @Nullable @PositiveOrZero @DecimalMax("10000000") Double maxDischargeW,
    @Nullable @PositiveOrZero @DecimalMax("10000000") Double minChargeW,
    @Nullable @Positive @DecimalMax("1") Double chargeEfficiency,
    @Nullable @Positive @DecimalMax("1") Double dischargeEfficiency,
    @Nullable @PositiveOrZero @DecimalMax("100") Double minSocPercent,
    @Nullable @PositiveOrZero @DecimalMax("100") Double maxSocPercent,
    @Nullable @PositiveOrZero @DecimalMax("1000") BigDecimal wearPerKwh,
    @Nullable @Valid Handling handling) {

  double leastSocPercent() {
    return Optional.ofNullable(minSocPercent).orElse(20d);
  }

  double mostSocPercent() {
    return Optional.ofNullable(maxSocPercent).orElse(90d);
  }
}
