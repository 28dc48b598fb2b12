package org.voltide.csms.energy.imposed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tightest limit of others in a span: at each moment those of the highest priority count, of
 * those the lowest. Pure.
 */
public final class Tightest {

  private Tightest() {}

  /**
   * The least that others let a place draw at any moment of a span, in W; infinite where they do
   * not limit it.
   *
   * @param group absent for the grid connection
   */
  public static double importW(
      List<ImposedLimit> limits, @Nullable String group, Instant from, Instant until) {
    return of(
            limits.stream().filter(limit -> Objects.equals(limit.group(), group)).toList(),
            from,
            until,
            ImposedLimit::importW)
        .map(ImposedLimit::importW)
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * @param limits of one place
   * @param power in the direction that counts
   */
  static Optional<ImposedLimit> of(
      List<ImposedLimit> limits,
      Instant from,
      Instant until,
      Function<ImposedLimit, @Nullable Double> power) {
    return Stream.concat(
            Stream.of(from),
            limits.stream()
                .flatMap(limit -> Stream.of(limit.start(), limit.end()))
                .filter(at -> at.isAfter(from) && at.isBefore(until)))
        .flatMap(at -> holding(limits, at, power).stream())
        .min(Comparator.comparing(power.andThen(Objects::requireNonNull)));
  }

  private static Optional<ImposedLimit> holding(
      List<ImposedLimit> limits, Instant at, Function<ImposedLimit, @Nullable Double> power) {
    return limits.stream()
        .filter(limit -> limit.holdsAt(at) && power.apply(limit) != null)
        .min(
            Comparator.comparing(ImposedLimit::priority, Comparator.reverseOrder())
                .thenComparing(power.andThen(Objects::requireNonNull)));
  }
}
