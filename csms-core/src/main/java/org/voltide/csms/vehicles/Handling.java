package org.voltide.csms.vehicles;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * How urgently and how gently a vehicle is treated. What is absent does not matter.
 *
 * @param priority how much more than an ordinary car's its promise weighs where not all can be
 *     kept: 1 for twice as much
 * @param standingLossW lost in the charger while any power flows, beside the efficiencies
 * @param mayPause whether it takes up charging again after a pause; absent: yes. One that does not
 *     is charged at one stretch and gives nothing
 * @param dwellMinutes least time between changes between charging, idling and discharging
 * @param mostReversalsPerHour between charging and discharging
 * @param highChargeFromPercent state of charge from which time wears the battery
 * @param highChargePricePerKwhDay what a kWh above it costs per day; 0 for nothing, so that what is
 *     above its window may be charged as early as prices say
 * @param floorSocPercent below this it gives nothing for the market, only in an outage; never below
 *     the lower edge of its window; 30 when absent
 */
public record Handling(
    @Nullable @PositiveOrZero @DecimalMax("9") Double priority,
    @Nullable @PositiveOrZero @DecimalMax("100000") Double standingLossW,
    @Nullable Boolean mayPause,
    @Nullable @PositiveOrZero @Max(1440) Integer dwellMinutes,
    @Nullable @PositiveOrZero @Max(60) Integer mostReversalsPerHour,
    @Nullable @PositiveOrZero @DecimalMax("100") Double highChargeFromPercent,
    @Nullable @PositiveOrZero @DecimalMax("1000") Double highChargePricePerKwhDay,
    @Nullable @PositiveOrZero @DecimalMax("100") Double floorSocPercent) {

  /** As any other vehicle. */
  public static final Handling ORDINARY =
      new Handling(null, null, null, null, null, null, null, null);
}
