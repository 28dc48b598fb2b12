package org.voltide.csms.tariffs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Span;
import org.voltide.csms.tariffs.pricing.Span.Kind;

/**
 * How a session went, as far as its price may depend on it: when it charged and when it only
 * parked, and where the meter stood. Of a quarter hour in which one thing went on the last mark is
 * kept, and {@value #MOST} in all; beyond that the oldest go first that tell no change.
 *
 * @param marks in the order of time, whatever the order in which they came
 */
public record Course(List<Mark> marks) {
  public static final Course NONE = new Course(List.of());

  private static final int MOST = 400;
  private static final long QUARTER_HOUR_MS = 900_000;

  /** Of a kWh; what is smaller is left of computing in floating point. */
  private static final int METER_DIGITS = 6;

  /**
   * What was told of a time.
   *
   * @param at to the millisecond
   * @param kind what went on from then on; absent: what went on before
   * @param importWh of the register; absent where it was not read
   * @param exportWh the same for what was given back
   */
  public record Mark(
      Instant at, @Nullable Kind kind, @Nullable Double importWh, @Nullable Double exportWh) {
    public Mark {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    private Mark and(Mark other) {
      return new Mark(
          at, or(other.kind, kind), or(other.importWh, importWh), or(other.exportWh, exportWh));
    }

    /** A quarter hour ends with the mark at its end. */
    private long quarterHour() {
      return Math.ceilDiv(at.toEpochMilli(), QUARTER_HOUR_MS);
    }

    private boolean readsAll(Mark other) {
      return (importWh != null || other.importWh == null)
          && (exportWh != null || other.exportWh == null);
    }

    private Mark between(Instant start, Instant end) {
      Instant later = at.isBefore(start) ? start : at;
      return new Mark(later.isAfter(end) ? end : later, kind, importWh, exportWh);
    }

    private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
      return one == null ? other : one;
    }

    @Override
    public String toString() {
      String name = kind == null ? "" : kind.name().substring(0, 1);
      return "%d %s %s %s".formatted(at.toEpochMilli(), name, number(importWh), number(exportWh));
    }

    private static String number(@Nullable Double wattHours) {
      return wattHours == null ? "" : wattHours.toString();
    }

    private static Mark parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Mark(
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          switch (parts[1]) {
            case "C" -> Kind.CHARGING;
            case "P" -> Kind.PARKED;
            default -> null;
          },
          parts[2].isEmpty() ? null : Double.valueOf(parts[2]),
          parts[3].isEmpty() ? null : Double.valueOf(parts[3]));
    }
  }

  /** Reads what {@link #text} wrote. */
  public static Course parse(@Nullable String text) {
    return text == null
        ? NONE
        : new Course(Arrays.stream(text.split(";")).map(Mark::parse).toList());
  }

  /** As it is stored; absent while there is nothing of it. */
  public @Nullable String text() {
    return marks.isEmpty()
        ? null
        : marks.stream().map(Mark::toString).collect(Collectors.joining(";"));
  }

  /** The same with another mark, wherever in time it belongs. */
  public Course with(Mark mark) {
    List<Mark> all = new ArrayList<>(marks);
    int before = all.size();
    while (before > 0 && all.get(before - 1).at().isAfter(mark.at())) {
      before--;
    }
    if (before > 0 && all.get(before - 1).at().equals(mark.at())) {
      all.set(before - 1, all.get(before - 1).and(mark));
    } else {
      all.add(before, mark);
    }
    return new Course(List.copyOf(bounded(merged(all))));
  }

  private static List<Mark> merged(List<Mark> all) {
    List<Kind> kinds = kinds(all);
    List<Mark> kept = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Mark mark = all.get(i);
      boolean needless =
          tellsNoChange(kinds, i)
              && mark.quarterHour() == all.get(i + 1).quarterHour()
              && all.get(i + 1).readsAll(mark);
      if (needless) {
        Mark next = all.get(i + 1);
        Kind told = Mark.or(next.kind(), mark.kind());
        all.set(i + 1, new Mark(next.at(), told, next.importWh(), next.exportWh()));
      } else {
        kept.add(mark);
      }
    }
    return kept;
  }

  private static List<Mark> bounded(List<Mark> all) {
    while (all.size() > MOST) {
      List<Kind> kinds = kinds(all);
      int oldest =
          IntStream.range(1, all.size() - 1)
              .filter(i -> tellsNoChange(kinds, i))
              .findFirst()
              .orElse(1);
      all.remove(oldest);
    }
    return all;
  }

  /** Whether the same goes on before a mark, from it on, and from the next. */
  private static boolean tellsNoChange(List<Kind> kinds, int i) {
    return i > 0
        && i < kinds.size() - 1
        && kinds.get(i - 1) == kinds.get(i)
        && kinds.get(i) == kinds.get(i + 1);
  }

  /** What goes on from each mark on; until it is told a session charges. */
  private static List<Kind> kinds(List<Mark> marks) {
    List<Kind> kinds = new ArrayList<>(marks.size());
    Kind kind = Kind.CHARGING;
    for (Mark mark : marks) {
      kind = Optional.ofNullable(mark.kind()).orElse(kind);
      kinds.add(kind);
    }
    return kinds;
  }

  /** The session in spans, whose energies add up to what was charged and given back in all. */
  List<Span> spans(Instant start, Instant end, double importWh, double exportWh) {
    List<Mark> path = new ArrayList<>();
    path.add(new Mark(start, null, null, null));
    marks.stream().map(mark -> mark.between(start, end)).forEach(path::add);
    path.add(new Mark(end, null, null, null));
    // The edges stay as exact as they were told.
    List<Instant> times =
        IntStream.range(0, path.size())
            .mapToObj(i -> i == 0 ? start : i == path.size() - 1 ? end : path.get(i).at())
            .map(at -> at.isBefore(start) ? start : at)
            .toList();
    List<Kind> kinds = kinds(path);
    List<BigDecimal> in = energies(path, kinds, times, Mark::importWh, importWh);
    List<BigDecimal> out = energies(path, kinds, times, Mark::exportWh, exportWh);
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      BigDecimal taken = in.get(i).subtract(in.get(i - 1));
      BigDecimal given = out.get(i).subtract(out.get(i - 1));
      boolean isEmpty =
          times.get(i - 1).equals(times.get(i)) && taken.signum() == 0 && given.signum() == 0;
      if (!isEmpty || path.size() == 2) {
        spans.add(new Span(kinds.get(i - 1), times.get(i - 1), times.get(i), taken, given, null));
      }
    }
    return spans;
  }

  /** kWh since the start, at each time. */
  private static List<BigDecimal> energies(
      List<Mark> path,
      List<Kind> kinds,
      List<Instant> times,
      Function<Mark, @Nullable Double> register,
      double total) {
    int end = path.size() - 1;
    double lastRead =
        path.stream()
            .map(register)
            .filter(wh -> wh != null)
            .max(Comparator.naturalOrder())
            .orElse(0.0);
    double[] energy = new double[path.size()];
    int known = 0;
    for (int i = 1; i <= end; i++) {
      Double read = register.apply(path.get(i));
      if (i == end || read != null) {
        energy[i] =
            i == end || read == null
                ? total
                : Math.clamp(total - (lastRead - read), energy[known], total);
        spread(energy, known, i, kinds, times);
        known = i;
      }
    }
    return Arrays.stream(energy)
        .mapToObj(
            wh ->
                BigDecimal.valueOf(wh)
                    .movePointLeft(3)
                    .setScale(METER_DIGITS, RoundingMode.HALF_EVEN))
        .toList();
  }

  /** Evenly over the time that was spent charging; over all of it where none was. */
  private static void spread(
      double[] energy, int from, int to, List<Kind> kinds, List<Instant> times) {
    boolean charged =
        IntStream.range(from, to)
            .anyMatch(i -> kinds.get(i) == Kind.CHARGING && millis(times, i) > 0);
    double[] weights =
        IntStream.range(from, to)
            .mapToDouble(i -> charged && kinds.get(i) != Kind.CHARGING ? 0 : millis(times, i))
            .toArray();
    double all = Arrays.stream(weights).sum();
    double gone = 0;
    for (int i = from + 1; i < to; i++) {
      gone += weights[i - from - 1];
      energy[i] = all == 0 ? energy[from] : energy[from] + (energy[to] - energy[from]) * gone / all;
    }
  }

  private static double millis(List<Instant> times, int i) {
    return Duration.between(times.get(i), times.get(i + 1)).toMillis();
  }
}
