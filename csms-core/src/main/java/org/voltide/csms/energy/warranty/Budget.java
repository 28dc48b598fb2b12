package org.voltide.csms.energy.warranty;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a maker allows; what is absent is not bounded. See {@link Counters} for the meaning.
 *
 * @param per how long it is for; the vehicle's life when absent
 */
public record Budget(
    @Nullable @PositiveOrZero @DecimalMax("1000000000000") Double outWh,
    @Nullable @PositiveOrZero @DecimalMax("1000000") Double dischargeHours,
    @Nullable @PositiveOrZero @DecimalMax("1000000") Double cycles,
    @Nullable Period per) {

  /** Nothing is bounded. */
  static final Budget NONE = new Budget(null, null, null, Period.LIFE);

  /** Any 365 days. */
  static final Duration YEAR = Duration.ofDays(365);

  /** How long a budget is for. */
  public enum Period {
    LIFE,
    /** Any 365 days: whichever day the maker's years begin, none has more. */
    YEAR
  }

  public Budget {
    per = per == null ? Period.LIFE : per;
  }

  /** From when on what is given counts. */
  Instant since(Instant now) {
    return per == Period.YEAR ? now.minus(YEAR) : Instant.EPOCH;
  }

  /** What is left; what is used up is 0. */
  Counters less(Counters used) {
    return new Counters(
        left(outWh, used.outWh()),
        left(dischargeHours, used.dischargeHours()),
        left(cycles, used.cycles()));
  }

  private static @Nullable Double left(@Nullable Double budget, @Nullable Double used) {
    return budget == null ? null : Math.max(0, budget - (used == null ? 0 : used));
  }
}
