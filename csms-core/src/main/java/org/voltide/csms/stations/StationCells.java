package org.voltide.csms.stations;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.stations.StationColumn.Kind;
import org.voltide.csms.stations.StationFields.EvseFields;

/** A station as the cells of a file. What is empty is left out. */
final class StationCells {

  private StationCells() {}

  /**
   * Where a cell is.
   *
   * @param evse 0 for what is of the whole station
   */
  record Place(StationColumn column, int evse) {

    static Place of(StationColumn column, int evse) {
      return new Place(column, column.kind() == Kind.EVSE ? evse : 0);
    }
  }

  /** What operators say about a station. */
  static SequencedMap<Place, String> of(StationFields fields, int minimumSecurityProfile) {
    SequencedMap<Place, String> cells = new LinkedHashMap<>();
    put(cells, StationColumn.ID, 0, fields.id());
    put(cells, StationColumn.NAME, 0, fields.name());
    put(cells, StationColumn.SITE, 0, fields.siteId());
    put(cells, StationColumn.NEGATIVE_LIMITS, 0, fields.acceptsNegativeLimits());
    put(cells, StationColumn.DYNAMIC_PROFILES, 0, fields.dynamicProfiles());
    put(cells, StationColumn.STEERED, 0, fields.steered());
    put(cells, StationColumn.STRICT, 0, fields.strict());
    put(cells, StationColumn.MINIMUM_PROFILE, 0, minimumSecurityProfile);
    fields.evses().forEach(evse -> put(cells, evse));
    return cells;
  }

  private static void put(Map<Place, String> cells, EvseFields evse) {
    put(cells, StationColumn.EVSE, evse.id(), evse.id());
    put(cells, StationColumn.CURRENT, evse.id(), evse.current());
    put(cells, StationColumn.PHASES, evse.id(), evse.phases());
    put(cells, StationColumn.MAX_CHARGE, evse.id(), plain(evse.maxChargeW()));
    put(
        cells,
        StationColumn.MAX_DISCHARGE,
        evse.id(),
        Optional.ofNullable(evse.maxDischargeW()).map(StationCells::plain).orElse(null));
    put(
        cells,
        StationColumn.CONNECTORS,
        evse.id(),
        evse.connectors().isEmpty() ? null : connectors(evse));
  }

  /** For instance {@code 1:cCCS2 2}. */
  private static String connectors(EvseFields evse) {
    return evse.connectors().stream()
        .map(one -> one.id() + (one.type() == null ? "" : ":" + one.type()))
        .collect(Collectors.joining(" "));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static void put(
      Map<Place, String> cells, StationColumn column, int evse, @Nullable Object value) {
    if (value != null) {
      cells.put(Place.of(column, evse), value.toString());
    }
  }

  /** A line for each EVSE, or one for a station without; with what the station says itself. */
  static List<Map<StationColumn, String>> lines(RegisteredStation station) {
    Map<Place, String> cells = of(station.fields(), station.minimumSecurityProfile());
    Stream<Integer> evses = station.fields().evses().stream().map(EvseFields::id);
    return Stream.concat(evses, station.fields().evses().isEmpty() ? Stream.of(0) : Stream.empty())
        .map(evse -> line(station, cells, evse))
        .toList();
  }

  private static Map<StationColumn, String> line(
      RegisteredStation station, Map<Place, String> cells, int evse) {
    Map<StationColumn, String> line = new EnumMap<>(station.told());
    for (StationColumn column : StationColumn.values()) {
      Optional.ofNullable(cells.get(Place.of(column, evse)))
          .ifPresent(text -> line.put(column, text));
    }
    return line;
  }
}
