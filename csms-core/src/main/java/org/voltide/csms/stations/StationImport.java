package org.voltide.csms.stations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of stations does, or did.
 *
 * @param dryRun whether nothing was changed
 * @param plan what is sent with the file to do exactly this
 */
public record StationImport(
    boolean dryRun, String plan, Counts counts, List<ImportedStation> stations) {

  /** What becomes of a station. */
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED,
    /** Left as it is, for what is wrong. */
    REFUSED
  }

  /** How many stations each outcome has. */
  public record Counts(long created, long changed, long unchanged, long refused) {

    static Counts of(List<ImportedStation> stations) {
      return new Counts(
          count(stations, Outcome.CREATED),
          count(stations, Outcome.CHANGED),
          count(stations, Outcome.UNCHANGED),
          count(stations, Outcome.REFUSED));
    }

    private static long count(List<ImportedStation> stations, Outcome outcome) {
      return stations.stream().filter(station -> station.outcome == outcome).count();
    }
  }

  /**
   * A cell that becomes another.
   *
   * @param evse whose it is; absent where it is the station's
   * @param from absent where there was nothing
   * @param to absent where nothing will be
   */
  public record CellChange(
      String column, @Nullable Integer evse, @Nullable String from, @Nullable String to) {}

  /**
   * What is wrong on a line.
   *
   * @param line of the file, from 1
   */
  public record LineFault(int line, String column, String detail) {}

  /**
   * A station of the file.
   *
   * @param lines of the file that speak of it
   * @param password made for it, which is shown this once
   */
  public record ImportedStation(
      String id,
      List<Integer> lines,
      Outcome outcome,
      List<CellChange> changes,
      List<LineFault> faults,
      @Nullable String password) {

    ImportedStation refused(List<LineFault> why) {
      return new ImportedStation(id, lines, Outcome.REFUSED, List.of(), why, null);
    }

    ImportedStation with(@Nullable String made) {
      return new ImportedStation(id, lines, outcome, changes, faults, made);
    }

    @Override
    public String toString() {
      return "ImportedStation[" + id + ", " + outcome + "]";
    }
  }

  static StationImport of(boolean dryRun, String plan, List<ImportedStation> stations) {
    return new StationImport(dryRun, plan, Counts.of(stations), stations);
  }
}
