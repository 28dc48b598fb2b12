package org.voltide.simulator.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.DataType;
import org.voltide.ocpp.message.provisioning.Mutability;

/**
 * The variables of any simulated station, read once from {@code variables.csv}: which stations have
 * it, component, variable, instance, type, access, unit, limits, values and the first value. A
 * first value in braces is the station's own.
 */
public final class Catalogue {
  private static final Map<String, Mutability> ACCESS =
      Map.of("r", Mutability.ReadOnly, "w", Mutability.WriteOnly, "rw", Mutability.ReadWrite);
  private static final int COLUMNS = 10;
  private static final String EVSE = "evse";
  private static final String CONNECTOR = "connector";
  private static final List<Row> ROWS = rows();

  private record Row(Set<String> when, String[] cells) {
    boolean perEvse() {
      return when.contains(EVSE) || when.contains(CONNECTOR);
    }

    boolean suits(Set<String> features) {
      return when.stream()
          .allMatch(w -> w.equals(EVSE) || w.equals(CONNECTOR) || features.contains(w));
    }

    Key key(int evse) {
      return new Key(
          cells[1],
          null,
          perEvse() ? evse : null,
          when.contains(CONNECTOR) ? 1 : null,
          cells[2],
          cells[3].isEmpty() ? null : cells[3]);
    }

    Kind kind(Map<String, String> own) {
      String[] limits = cells[7].split("\\.\\.", -1);
      return new Kind(
          cells[4].equals("boolean") ? DataType.bool : DataType.valueOf(cells[4]),
          Objects.requireNonNull(ACCESS.get(cells[5].replace("!", "")), cells[5]),
          cells[6].isEmpty() ? null : cells[6],
          number(limits[0], own),
          limits.length == 1 ? null : number(limits[1], own),
          words(cells[8], ",").toList(),
          cells[5].endsWith("!"));
    }
  }

  private Catalogue() {}

  /**
   * The device model of a new station.
   *
   * @param features what the station is and can, by the words of the first column
   * @param own the texts in braces, by name
   */
  public static DeviceModel of(int evses, Set<String> features, Map<String, String> own) {
    DeviceModel model = new DeviceModel();
    for (Row row : ROWS) {
      if (row.suits(features)) {
        for (int evse = 1; evse <= (row.perEvse() ? evses : 1); evse++) {
          model.put(row.key(evse), row.kind(own), filled(row.cells[9], own));
        }
      }
    }
    return model;
  }

  private static String filled(String cell, Map<String, String> own) {
    return cell.startsWith("{")
        ? Objects.requireNonNull(own.get(cell.substring(1, cell.length() - 1)), cell)
        : cell;
  }

  private static List<Row> rows() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("variables.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).map(Catalogue::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(";", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("variables.csv needs ten cells in: " + line);
    }
    return new Row(Set.copyOf(words(cells[0], " ").toList()), cells);
  }

  private static Stream<String> words(String cell, String separator) {
    return Stream.of(cell.split(separator)).filter(word -> !word.isEmpty());
  }

  private static @Nullable Double number(String cell, Map<String, String> own) {
    return cell.isEmpty() ? null : Double.valueOf(filled(cell, own));
  }
}
