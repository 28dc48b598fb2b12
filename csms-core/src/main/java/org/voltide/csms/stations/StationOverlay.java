package org.voltide.csms.stations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.stations.StationCells.Place;
import org.voltide.csms.stations.StationColumn.Kind;
import org.voltide.csms.stations.StationImport.LineFault;

/** What the lines of a file say about one station, laid over what is known of it. */
final class StationOverlay {

  private static final Pattern EVSE = Pattern.compile("[1-9][0-9]{0,4}");

  private final int first;
  private final Map<Place, String> before;
  private final Map<Place, String> cells;
  private final Map<Place, Integer> lines = new HashMap<>();
  private final List<LineFault> faults = new ArrayList<>();

  /**
   * @param before empty for a new station
   */
  StationOverlay(List<StationFile.Line> said, Map<Place, String> before) {
    first = said.getFirst().number();
    this.before = Map.copyOf(before);
    cells = new HashMap<>(before);
    said.forEach(this::add);
  }

  private void add(StationFile.Line line) {
    Optional<Integer> evse = evse(line);
    line.cells()
        .forEach(
            (column, text) -> {
              switch (column.kind()) {
                case STATION, SECRET -> put(line.number(), new Place(column, 0), text);
                case EVSE -> evse.ifPresent(id -> put(line.number(), new Place(column, id), text));
                case TOLD -> {}
              }
            });
  }

  private Optional<Integer> evse(StationFile.Line line) {
    @Nullable String id = line.cells().get(StationColumn.EVSE);
    if (id == null) {
      if (line.cells().keySet().stream().anyMatch(column -> column.kind() == Kind.EVSE)) {
        fault(line.number(), StationColumn.EVSE, "the number of the EVSE is missing");
      }
      return Optional.empty();
    }
    if (!EVSE.matcher(id).matches()) {
      fault(line.number(), StationColumn.EVSE, "'%s' is no number of an EVSE".formatted(id));
      return Optional.empty();
    }
    Place place = new Place(StationColumn.EVSE, Integer.parseInt(id));
    if (lines.containsKey(place)) {
      fault(
          line.number(),
          StationColumn.EVSE,
          "EVSE %s is on line %d already".formatted(id, lines.get(place)));
      return Optional.empty();
    }
    return Optional.of(place.evse());
  }

  /** Further lines of a station may repeat what the first one says. */
  private void put(int line, Place place, String text) {
    @Nullable Integer earlier = lines.putIfAbsent(place, line);
    if (earlier == null) {
      cells.put(place, text);
    } else if (!text.equals(cells.get(place))) {
      fault(line, place.column(), "line %d says something else".formatted(earlier));
    }
  }

  /** What is at a place in the end. */
  Optional<String> at(StationColumn column, int evse) {
    return Optional.ofNullable(cells.get(Place.of(column, evse)));
  }

  /** Whether the file brings this EVSE. */
  boolean isNew(int evse) {
    return !before.containsKey(Place.of(StationColumn.EVSE, evse));
  }

  /** The numbers of its EVSEs, ascending. */
  List<Integer> evses() {
    return cells.keySet().stream()
        .filter(place -> place.column() == StationColumn.EVSE)
        .map(Place::evse)
        .sorted()
        .toList();
  }

  /** Notes what is wrong at a place, on the line that said it or that named its EVSE. */
  void fault(StationColumn column, int evse, String detail) {
    int line =
        Optional.ofNullable(lines.get(Place.of(column, evse)))
            .or(() -> Optional.ofNullable(lines.get(Place.of(StationColumn.EVSE, evse))))
            .orElse(first);
    fault(line, column, detail);
  }

  private void fault(int line, StationColumn column, String detail) {
    faults.add(new LineFault(line, column.title(), detail));
  }

  List<LineFault> faults() {
    return List.copyOf(faults);
  }
}
