package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Restrictions.Reservation;

/** Restrictions of one kind. */
final class When {
  private When() {}

  static Restrictions time(@Nullable String from, @Nullable String until, DayOfWeek... days) {
    return new Restrictions(
        from == null ? null : LocalTime.parse(from),
        until == null ? null : LocalTime.parse(until),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Set.of(days),
        null);
  }

  static Restrictions kWh(@Nullable String least, @Nullable String most) {
    return new Restrictions(
        null,
        null,
        null,
        null,
        number(least),
        number(most),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Restrictions amperes(@Nullable String least, @Nullable String most, DayOfWeek... days) {
    return new Restrictions(
        null,
        null,
        null,
        null,
        null,
        null,
        number(least),
        number(most),
        null,
        null,
        null,
        null,
        Set.of(days),
        null);
  }

  static Restrictions belowKilowatts(String most) {
    return new Restrictions(
        null, null, null, null, null, null, null, null, null, number(most), null, null, null, null);
  }

  static Restrictions seconds(@Nullable Long least, @Nullable Long most) {
    return new Restrictions(
        null, null, null, null, null, null, null, null, null, null, least, most, null, null);
  }

  static Restrictions of(Reservation reservation) {
    return new Restrictions(
        null, null, null, null, null, null, null, null, null, null, null, null, null, reservation);
  }

  private static @Nullable BigDecimal number(@Nullable String number) {
    return number == null ? null : new BigDecimal(number);
  }
}
