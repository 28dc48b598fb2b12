package org.voltide.csms.stations;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.voltide.csms.platform.Csv;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;

/**
 * The lines of a file of stations.
 *
 * @param stations the lines of each, by its id, in the order of the file; those without an id under
 *     an empty one
 */
record StationFile(SequencedMap<String, List<Line>> stations) {

  static final int MOST_LINES = 5_000;

  /**
   * @param number from 1
   * @param cells those that are not empty
   */
  record Line(int number, Map<StationColumn, String> cells) {}

  /**
   * Reads a file.
   *
   * @throws Problem 422 with the line when it is no file of stations
   */
  static StationFile of(byte[] file) {
    List<Csv.Line> rows = Csv.read(file, MOST_LINES);
    if (rows.isEmpty()) {
      throw wrong(1, "the file is empty");
    }
    List<StationColumn> columns = columns(rows.getFirst());
    SequencedMap<String, List<Line>> stations = new LinkedHashMap<>();
    for (Csv.Line row : rows.subList(1, rows.size())) {
      Line line = line(columns, row);
      String id = line.cells.getOrDefault(StationColumn.ID, "");
      stations.computeIfAbsent(id, _ -> new ArrayList<>()).add(line);
    }
    return new StationFile(stations);
  }

  private static List<StationColumn> columns(Csv.Line titles) {
    List<StationColumn> columns = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (String title : titles.cells()) {
      Optional<StationColumn> column = StationColumn.of(title);
      if (column.isEmpty()) {
        faults.add(fault(titles.number(), "there is no column '%s'".formatted(title)));
      } else if (columns.contains(column.get())) {
        faults.add(fault(titles.number(), "column %s is there twice".formatted(title)));
      }
      column.ifPresent(columns::add);
    }
    if (!columns.contains(StationColumn.ID)) {
      faults.add(fault(titles.number(), "column id is missing"));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return columns;
  }

  private static Line line(List<StationColumn> columns, Csv.Line row) {
    List<String> cells = row.cells();
    if (cells.size() > columns.size()) {
      throw wrong(
          row.number(),
          "there are %d cells for %d columns".formatted(cells.size(), columns.size()));
    }
    Map<StationColumn, String> named = new EnumMap<>(StationColumn.class);
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        named.put(columns.get(i), cells.get(i));
      }
    }
    return new Line(row.number(), named);
  }

  private static Problem wrong(int line, String detail) {
    return Problem.invalid(List.of(fault(line, detail)));
  }

  private static Fault fault(int line, String detail) {
    return new Fault("line " + line, "line " + line + ": " + detail);
  }
}
