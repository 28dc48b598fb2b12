package org.voltide.csms.tariffs;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Restrictions;
import org.voltide.csms.tariffs.pricing.Tariff;

/** A tariff in words, for the display of a station (OCPP 2.1 I01). */
final class TariffText {
  /** What MessageContentType holds (OCPP 2.0.1). */
  private static final int LONGEST = 512;

  private static final long MINUTE = 60;

  private TariffText() {}

  static String of(Tariff tariff) {
    String text =
        tariff.elements().stream()
            .map(element -> text(element, tariff.currency()))
            .filter(Predicate.not(String::isEmpty))
            .collect(Collectors.joining("; "));
    if (text.isEmpty()) {
      return "free of charge";
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String text(Tariff.Element element, String currency) {
    String prices =
        element.components().stream()
            .filter(component -> component.price().signum() > 0)
            .map(component -> plain(component.price()) + " " + currency + unit(component))
            .distinct()
            .collect(Collectors.joining(", "));
    String when = Optional.ofNullable(element.restrictions()).map(TariffText::text).orElse("");
    return prices.isEmpty() || when.isEmpty() ? prices : "%s (%s)".formatted(prices, when);
  }

  private static String unit(Tariff.Component component) {
    return switch (component.dimension()) {
      case ENERGY -> "/kWh";
      case TIME -> "/h";
      case PARKING_TIME -> "/h parked";
      case FLAT -> " per session";
      case ENERGY_EXPORT -> "/kWh given back";
    };
  }

  private static String text(Restrictions when) {
    List<String> parts = new ArrayList<>();
    Stream.of(
            range(when.startTime(), when.endTime(), ""),
            range(when.startDate(), when.endDate(), ""),
            range(plain(when.minKwh()), plain(when.maxKwh()), " kWh"),
            range(plain(when.minPower()), plain(when.maxPower()), " kW"),
            range(plain(when.minCurrent()), plain(when.maxCurrent()), " A"),
            range(minutes(when.minDuration()), minutes(when.maxDuration()), " min"))
        .flatMap(Optional::stream)
        .forEach(parts::add);
    if (when.daysOfWeek() != null && !when.daysOfWeek().isEmpty()) {
      parts.addFirst(
          when.daysOfWeek().stream()
              .sorted()
              .map(TariffText::text)
              .collect(Collectors.joining(", ")));
    }
    if (when.reservation() != null) {
      parts.add("reservation");
    }
    return String.join(", ", parts);
  }

  private static Optional<String> range(@Nullable Object from, @Nullable Object to, String unit) {
    if (from == null) {
      return to == null ? Optional.empty() : Optional.of("until " + to + unit);
    }
    return Optional.of(to == null ? "from " + from + unit : "%s-%s%s".formatted(from, to, unit));
  }

  private static String text(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static @Nullable String plain(@Nullable BigDecimal value) {
    return value == null ? null : value.stripTrailingZeros().toPlainString();
  }

  private static @Nullable Long minutes(@Nullable Long seconds) {
    return seconds == null ? null : Long.valueOf(seconds / MINUTE);
  }
}
