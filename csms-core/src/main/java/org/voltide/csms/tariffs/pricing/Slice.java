package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A part of a span in which no restriction begins or ends to be met.
 *
 * @param local when it begins
 * @param age seconds since the session began; of reservations since they began
 * @param kWhBefore into the car before it
 * @param seconds how long it is
 */
record Slice(
    Span.Kind kind,
    ZonedDateTime local,
    BigDecimal age,
    BigDecimal kWhBefore,
    @Nullable BigDecimal amperes,
    BigDecimal kilowatts,
    BigDecimal seconds,
    BigDecimal importKwh,
    BigDecimal exportKwh) {

  /** How much of a dimension it is, in kWh, seconds or times; what is not of it is 0. */
  BigDecimal quantity(Tariff.Dimension dimension) {
    return switch (dimension) {
      case ENERGY -> importKwh;
      case ENERGY_EXPORT -> exportKwh;
      case TIME -> kind == Span.Kind.PARKED ? BigDecimal.ZERO : seconds;
      case PARKING_TIME -> kind == Span.Kind.PARKED ? seconds : BigDecimal.ZERO;
      case FLAT -> BigDecimal.ONE;
    };
  }
}
