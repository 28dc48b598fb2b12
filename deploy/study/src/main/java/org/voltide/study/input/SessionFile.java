package org.voltide.study.input;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.voltide.csms.energy.study.recording.Session;
import org.voltide.study.input.SessionColumns.Field;

/**
 * Recorded sessions in the order of their arrival.
 *
 * @param leftOut how many rows were left out, by reason
 */
public record SessionFile(List<Session> sessions, Map<String, Integer> leftOut) {

  /** A car that stays longer was forgotten, not plugged in. */
  static final Duration LONGEST_STAY = Duration.ofDays(14);

  private static final double MOST_KWH = 1_000;

  public SessionFile {
    sessions = List.copyOf(sessions);
    leftOut = Map.copyOf(leftOut);
  }

  /**
   * Reads a file of any known format.
   *
   * @param zone of times without offset
   * @throws InputException when it has no usable session
   */
  public static SessionFile read(Path file, ZoneId zone) throws InputException {
    return of(CsvTable.read(file), zone);
  }

  static SessionFile parse(String name, String text, ZoneId zone) throws InputException {
    return of(CsvTable.parse(name, text), zone);
  }

  private static SessionFile of(CsvTable table, ZoneId zone) throws InputException {
    SessionColumns columns = SessionColumns.of(table);
    List<Session> sessions = new ArrayList<>();
    Map<String, Integer> leftOut = new TreeMap<>();
    for (CsvTable.Row row : table.rows()) {
      try {
        sessions.add(new RowReader(table, columns, row, zone).session());
      } catch (UnusableRow unusable) {
        leftOut.merge(unusable.reason, 1, Integer::sum);
      }
    }
    if (sessions.isEmpty()) {
      throw new InputException(table.name(), "no row is a usable session: " + leftOut);
    }
    sessions.sort(Comparator.comparing(Session::plugIn).thenComparing(Session::id));
    return new SessionFile(sessions, leftOut);
  }

  private static final class UnusableRow extends Exception {
    private static final long serialVersionUID = 1;
    private final String reason;

    UnusableRow(String reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private record RowReader(CsvTable table, SessionColumns columns, CsvTable.Row row, ZoneId zone) {

    Session session() throws UnusableRow {
      Instant plugIn = moment(Field.PLUG_IN, "has no plug-in time");
      Instant plugOut = moment(Field.PLUG_OUT, "has no plug-out time");
      require(plugIn.isBefore(plugOut), "ends before it begins");
      require(
          Duration.between(plugIn, plugOut).compareTo(LONGEST_STAY) <= 0,
          "stays longer than " + LONGEST_STAY.toDays() + " days");
      double energy = number(Field.ENERGY).orElse(Double.NaN);
      require(energy > 0 && energy <= MOST_KWH, "has no plausible energy");
      return new Session(
          text(Field.ID, "line-" + row.line()),
          text(Field.VEHICLE, "unknown-" + row.line()),
          plugIn,
          plugOut,
          energy,
          within(Field.POWER, MOST_KWH, "has no plausible power"),
          within(Field.CAPACITY, MOST_KWH, "has no plausible capacity"),
          share(within(Field.ARRIVAL_SOC, 100, "has no plausible state of charge")));
    }

    private String text(Field field, String otherwise) {
      String text = columns.text(row, field);
      return text.isEmpty() ? otherwise : text;
    }

    private Instant moment(Field field, String reason) throws UnusableRow {
      return Moments.any(columns.text(row, field), zone).orElseThrow(() -> new UnusableRow(reason));
    }

    private Optional<Double> number(Field field) {
      return table.number(columns.text(row, field));
    }

    /** An optional cell: absent is fine, nonsense is not. */
    private OptionalDouble within(Field field, double most, String reason) throws UnusableRow {
      if (columns.text(row, field).isEmpty()) {
        return OptionalDouble.empty();
      }
      double value = number(field).orElse(Double.NaN);
      require(value > 0 && value <= most, reason);
      return OptionalDouble.of(value);
    }

    private static OptionalDouble share(OptionalDouble percent) {
      return percent.isEmpty() ? percent : OptionalDouble.of(percent.getAsDouble() / 100);
    }

    private static void require(boolean holds, String reason) throws UnusableRow {
      if (!holds) {
        throw new UnusableRow(reason);
      }
    }
  }
}
