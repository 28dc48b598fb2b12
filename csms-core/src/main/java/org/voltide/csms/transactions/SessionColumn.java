package org.voltide.csms.transactions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code charging_session}, written for many sessions at once by arrays that are
 * unnested to rows called {@code r}. The driver sends arrays of numbers and text in binary, all
 * others as text, which is dearer to write and to read: so times travel as microseconds.
 *
 * @param type in PostgreSQL
 */
record SessionColumn(String name, String type, Function<Session, @Nullable Object> value) {
  private static final String TIME = "timestamptz";
  private static final String RANGES = "int8multirange";
  private static final long SECOND = 1_000_000;
  private static final int MICROSECOND = 1_000;
  private static final Map<String, IntFunction<Object[]>> BINARY =
      Map.of(
          "int4",
          Integer[]::new,
          "int8",
          Long[]::new,
          "float8",
          Double[]::new,
          "text",
          String[]::new);

  /** What its array holds. */
  String sent() {
    return switch (type) {
      case TIME -> "int8";
      case RANGES -> "text";
      default -> type;
    };
  }

  /** Its value out of a row {@code r}. */
  String selected() {
    return switch (type) {
      case TIME -> "timestamptz 'epoch' + r.%s * interval '1 microsecond'".formatted(name);
      case RANGES -> "r.%s::%s".formatted(name, type);
      default -> "r." + name;
    };
  }

  /** Its array. */
  Object[] values(List<Session> sessions) {
    Object[] values = BINARY.getOrDefault(sent(), Object[]::new).apply(sessions.size());
    for (int i = 0; i < values.length; i++) {
      Object present = value.apply(sessions.get(i));
      values[i] = present instanceof Instant at ? (Object) microseconds(at) : present;
    }
    return values;
  }

  /** Rounded, as PostgreSQL rounds what it reads. */
  private static long microseconds(Instant at) {
    return Math.addExact(
        Math.multiplyExact(at.getEpochSecond(), SECOND),
        (at.getNano() + MICROSECOND / 2) / MICROSECOND);
  }

  /** Something of each, with commas. */
  static String list(List<SessionColumn> columns, Function<SessionColumn, String> part) {
    return columns.stream().map(part).collect(Collectors.joining(", "));
  }

  /** What unnests the arrays of columns, given in their order. */
  static String rows(List<SessionColumn> columns) {
    return "unnest(%s) r (%s)"
        .formatted(
            list(columns, column -> "?::%s[]".formatted(column.sent())),
            list(columns, SessionColumn::name));
  }
}
