package org.voltide.csms.tariffs.pricing;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a session or of its reservation, during which power is taken as even.
 *
 * @param end exclusive, not before the start
 * @param importKwh into the car
 * @param exportKwh given back
 * @param amperes sum over all phases; where it is not known no price that asks for it holds
 */
public record Span(
    @NotNull Kind kind,
    @NotNull Instant start,
    @NotNull Instant end,
    @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 9) BigDecimal importKwh,
    @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 9) BigDecimal exportKwh,
    @Nullable @Digits(integer = 6, fraction = 9) BigDecimal amperes) {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

  /** What the driver did with the place. */
  public enum Kind {
    CHARGING,
    PARKED,
    RESERVED,
    /** Kept until its end, and nobody came. */
    RESERVATION_EXPIRED;

    boolean isReservation() {
      return this == RESERVED || this == RESERVATION_EXPIRED;
    }
  }

  Duration duration() {
    return Duration.between(start, end);
  }

  /** kW into the car, on average. Empty spans have none. */
  BigDecimal kilowatts() {
    BigDecimal seconds = seconds(duration());
    return seconds.signum() == 0
        ? BigDecimal.ZERO
        : importKwh.multiply(SECONDS_PER_HOUR).divide(seconds, MathContext.DECIMAL64);
  }

  static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }
}
