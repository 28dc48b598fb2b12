package org.voltide.csms.energy.warranty;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What makers of vehicles bound.
 *
 * @param outWh given at EVSEs
 * @param dischargeHours in which energy came out
 * @param cycles equivalent full cycles by giving: what left the battery for it ÷ its capacity
 */
public record Counters(
    @Nullable @PositiveOrZero @DecimalMax("1000000000000") Double outWh,
    @Nullable @PositiveOrZero @DecimalMax("1000000") Double dischargeHours,
    @Nullable @PositiveOrZero @DecimalMax("1000000") Double cycles) {

  /** What is left of a budget; what it does not bound is absent, what is used up is 0. */
  Counters less(Counters used) {
    return new Counters(
        left(outWh, used.outWh),
        left(dischargeHours, used.dischargeHours),
        left(cycles, used.cycles));
  }

  private static @Nullable Double left(@Nullable Double budget, @Nullable Double used) {
    return budget == null ? null : Math.max(0, budget - (used == null ? 0 : used));
  }
}
