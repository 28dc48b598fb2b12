package org.voltide.csms.vehicles;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/**
 * What an operator says about a vehicle or a model. What is not said of a vehicle is as its model;
 * what is said of neither has the value most cars have.
 *
 * @param modelId of a vehicle
 * @param capacityWh usable
 * @param maxChargeW the most it takes, at DC only where nothing else is said
 * @param maxDcChargeW the most it takes at DC
 * @param maxDischargeW the most it gives, alike; 0 when absent: it takes only
 * @param phases on which it charges at AC; as many as the EVSE has when absent
 * @param minChargeW below this it does not charge at all; 0 when absent
 * @param chargeEfficiency part of the energy taken that reaches the battery; 0.93 when absent
 * @param dischargeEfficiency part of the energy from the battery that reaches the grid
 * @param minSocPercent lower edge of the window, never discharged below; 20 when absent
 * @param maxSocPercent upper edge, only a higher target is charged above it; 80 when absent
 * @param wearPerKwh what a kWh out of the battery costs in battery life; 0.05 when absent
 * @param handling how urgently and gently it is treated; as any other when absent
 */
@RecordBuilder
record VehicleFields(
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(min = 1, max = 200) String manufacturer,
    @Nullable UUID modelId,
    @Nullable @Positive @DecimalMax("10000000") Double capacityWh,
    @Nullable @Positive @DecimalMax("10000000") Double maxChargeW,
    @Nullable @Positive @DecimalMax("10000000") Double maxDcChargeW,
    @Nullable @PositiveOrZero @DecimalMax("10000000") Double maxDischargeW,
    @Nullable @PositiveOrZero @DecimalMax("10000000") Double maxDcDischargeW,
    @Nullable @Min(1) @Max(3) Integer phases,
    @Nullable @PositiveOrZero @DecimalMax("10000000") Double minChargeW,
    @Nullable @Positive @DecimalMax("1") Double chargeEfficiency,
    @Nullable @Positive @DecimalMax("1") Double dischargeEfficiency,
    @Nullable @PositiveOrZero @DecimalMax("100") Double minSocPercent,
    @Nullable @PositiveOrZero @DecimalMax("100") Double maxSocPercent,
    @Nullable @PositiveOrZero @DecimalMax("1000") BigDecimal wearPerKwh,
    @Nullable @Valid Handling handling) {

  private static final BigDecimal USUAL_WEAR_PER_KWH = new BigDecimal("0.05");

  /**
   * With the value most cars have where nothing is said.
   *
   * @throws Problem when capacity or power is not said: no value of them is usual
   */
  VehicleFields whole() {
    demand(capacityWh, "capacityWh");
    demand(maxChargeW, "maxChargeW");
    return VehicleFieldsBuilder.builder(this)
        .maxDischargeW(Objects.requireNonNullElse(maxDischargeW, 0.0))
        .minChargeW(Objects.requireNonNullElse(minChargeW, 0.0))
        .chargeEfficiency(Objects.requireNonNullElse(chargeEfficiency, 0.93))
        .dischargeEfficiency(Objects.requireNonNullElse(dischargeEfficiency, 0.93))
        .minSocPercent(Objects.requireNonNullElse(minSocPercent, 20.0))
        .maxSocPercent(Objects.requireNonNullElse(maxSocPercent, 80.0))
        .wearPerKwh(Objects.requireNonNullElse(wearPerKwh, USUAL_WEAR_PER_KWH))
        .build();
  }

  private static void demand(@Nullable Object value, String name) {
    if (value == null) {
      throw Problem.invalid("/" + name, "must be said, unless a model says it");
    }
  }

  /** Refuses a window in which nothing fits. */
  void demandWindow() {
    if (minSocPercent != null && maxSocPercent != null && minSocPercent >= maxSocPercent) {
      throw Problem.invalid("/minSocPercent", "must be below maxSocPercent");
    }
  }
}
