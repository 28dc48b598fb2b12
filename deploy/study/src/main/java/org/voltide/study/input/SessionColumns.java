package org.voltide.study.input;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a session file has what, found by the names in its header: the format of this product, that
 * of the Norwegian residential data (Sørensen et al.), and that of ACN-Data. Case, blanks and
 * underscores do not count.
 */
record SessionColumns(Map<Field, Integer> indices) {

  /** What a session file may tell. */
  enum Field {
    PLUG_IN(true, "plugin|arrival|startplugin|connectiontime"),
    PLUG_OUT(true, "plugout|departure|endplugout|disconnecttime"),
    ENERGY(true, "energykwh|elkwh|kwhdelivered"),
    ID(false, "id|session|sessionid"),
    VEHICLE(false, "vehicle|car|userid|user"),
    POWER(false, "maxpowerkw"),
    CAPACITY(false, "capacitykwh"),
    ARRIVAL_SOC(false, "arrivalsocpercent");

    private final boolean required;
    private final String names;

    /**
     * @param names a pattern of all names
     */
    Field(boolean required, String names) {
      this.required = required;
      this.names = names;
    }
  }

  static SessionColumns of(CsvTable table) throws InputException {
    Map<Field, Integer> indices = new EnumMap<>(Field.class);
    List<String> missing = new ArrayList<>();
    for (Field field : Field.values()) {
      Optional<Integer> column = table.column(name -> plain(name).matches(field.names));
      column.ifPresent(index -> indices.put(field, index));
      if (column.isEmpty() && field.required) {
        missing.add(field.name().toLowerCase(Locale.ROOT));
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          table.name(),
          "the header names no column for %s; known are plug_in, plug_out, energy_kwh and what docs/study.md lists"
              .formatted(String.join(", ", missing)));
    }
    return new SessionColumns(indices);
  }

  /** A cell, empty where the file has no such column. */
  String text(CsvTable.Row row, Field field) {
    Integer index = indices.get(field);
    return index == null ? "" : row.text(index);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
