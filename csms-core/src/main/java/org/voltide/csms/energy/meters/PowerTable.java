package org.voltide.csms.energy.meters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Values over time, as they are read: each holds for the step between rows. Not thread-safe. */
final class PowerTable {

  static final int MAX_ROWS = 100_000;
  private static final int MOST_NOTES = 10;
  private static final double MOST_W = Double.parseDouble(MeterReading.MOST_W);
  private static final List<Long> STEPS = List.of(60L, 300L, 600L, 900L, 1_800L, 3_600L);

  private final List<Row> rows = new ArrayList<>();

  private record Row(String where, Instant start, double value, Unit unit) {}

  /** What a value is. */
  enum Unit {
    POWER_W(1),
    POWER_KW(1_000),
    ENERGY_WH(1),
    ENERGY_KWH(1_000);

    private final double factor;

    Unit(double factor) {
      this.factor = factor;
    }

    boolean isEnergy() {
      return this == ENERGY_WH || this == ENERGY_KWH;
    }

    double watts(double value, Duration step) {
      double perHour = isEnergy() ? 3_600.0 / step.toSeconds() : 1;
      return value * factor * perHour;
    }
  }

  /**
   * What rows say.
   *
   * @param notes what was noticed and taken nevertheless
   */
  record Content(List<Interval> intervals, List<String> notes) {}

  /** When the last row begins; before all times while there is none. */
  Instant last() {
    return rows.isEmpty() ? Instant.MIN : rows.getLast().start();
  }

  void add(String where, Instant start, double value, Unit unit) throws PowerFileException {
    if (rows.size() == MAX_ROWS) {
      throw new PowerFileException(where, "there are more than " + MAX_ROWS + " rows");
    }
    if (start.equals(last())) {
      throw new PowerFileException(
          where, start + " was already given in " + rows.getLast().where());
    }
    if (start.isBefore(last())) {
      throw new PowerFileException(where, start + " comes before " + rows.getLast().where());
    }
    rows.add(new Row(where, start, value, unit));
  }

  Content content() throws PowerFileException {
    if (rows.size() < 2) {
      throw new PowerFileException("line 1", "at least two rows must follow");
    }
    Duration step = step();
    List<Interval> intervals = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (i > 0) {
        checkDistance(rows.get(i - 1), row, step, notes);
      }
      double watts = row.unit().watts(row.value(), step);
      if (!(Math.abs(watts) <= MOST_W)) {
        throw new PowerFileException(
            row.where(), "%s is no plausible power; check the unit".formatted(row.value()));
      }
      intervals.add(new Interval(row.start(), row.start().plus(step), watts));
    }
    return new Content(intervals, shortened(notes));
  }

  private Duration step() throws PowerFileException {
    int at = 1;
    for (int i = 2; i < rows.size(); i++) {
      at = distance(i).compareTo(distance(at)) < 0 ? i : at;
    }
    if (!STEPS.contains(distance(at).toSeconds())) {
      throw new PowerFileException(
          rows.get(at).where(),
          "%d s after the row before it; rows are 1, 5, 10, 15, 30 or 60 minutes apart"
              .formatted(distance(at).toSeconds()));
    }
    return distance(at);
  }

  private Duration distance(int row) {
    return Duration.between(rows.get(row - 1).start(), rows.get(row).start());
  }

  private static void checkDistance(Row before, Row row, Duration step, List<String> notes)
      throws PowerFileException {
    Duration distance = Duration.between(before.start(), row.start());
    if (distance.toMillis() % step.toMillis() != 0) {
      throw new PowerFileException(
          row.where(),
          "%s does not fit rows that are %d minutes apart"
              .formatted(row.start(), step.toMinutes()));
    }
    if (!distance.equals(step)) {
      notes.add(
          "%s: nothing is known from %s to %s"
              .formatted(row.where(), before.start().plus(step), row.start()));
    }
  }

  private static List<String> shortened(List<String> notes) {
    if (notes.size() <= MOST_NOTES) {
      return List.copyOf(notes);
    }
    List<String> some = new ArrayList<>(notes.subList(0, MOST_NOTES));
    some.add("and %d more gaps".formatted(notes.size() - MOST_NOTES));
    return List.copyOf(some);
  }
}
