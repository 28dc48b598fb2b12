package org.voltide.csms.energy.meters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voltide.csms.energy.meters.PowerTable.Unit;

/**
 * Reads power over time: CSV with a header that names the unit, or a JSON array. Rows ascend; a gap
 * is noted. A time without offset is on the site's clocks, where the hour that comes twice is told
 * apart by the order of rows, and an hour that never comes is refused.
 */
final class PowerFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Unit> FIELDS =
      Map.of(
          "powerW", Unit.POWER_W,
          "powerKw", Unit.POWER_KW,
          "energyWh", Unit.ENERGY_WH,
          "energyKwh", Unit.ENERGY_KWH);

  private final ZoneId zone;
  private final PowerTable table = new PowerTable();

  private PowerFile(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @throws PowerFileException naming the first line that is wrong; then nothing of it is used
   */
  static PowerTable.Content csv(String text, ZoneId zone) throws PowerFileException {
    PowerFile file = new PowerFile(zone);
    String[] lines = text.replace("\uFEFF", "").split("\r?\n", -1);
    Unit unit = header(lines[0].strip());
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        file.row("line " + (i + 1), lines[i].split(",", -1), unit);
      }
    }
    return file.table.content();
  }

  /**
   * @throws PowerFileException naming the first entry that is wrong; then nothing of it is used
   */
  static PowerTable.Content json(String text, ZoneId zone) throws PowerFileException {
    PowerFile file = new PowerFile(zone);
    JsonNode entries = array(text);
    for (int i = 0; i < entries.size(); i++) {
      file.entry("entry " + (i + 1), entries.get(i));
    }
    return file.table.content();
  }

  private static Unit header(String header) throws PowerFileException {
    for (Unit unit : Unit.values()) {
      if (header.equals("start," + unit.name().toLowerCase(Locale.ROOT))) {
        return unit;
      }
    }
    throw new PowerFileException(
        "line 1",
        "the header must be start,power_w or power_kw, energy_wh, energy_kwh for power_w");
  }

  private void row(String where, String[] cells, Unit unit) throws PowerFileException {
    if (cells.length != 2) {
      throw new PowerFileException(
          where, "a row has 2 values separated by a comma, this one has " + cells.length);
    }
    table.add(where, start(where, cells[0].strip()), number(where, cells[1].strip()), unit);
  }

  private static JsonNode array(String text) throws PowerFileException {
    try {
      JsonNode read = JSON.readTree(text);
      if (read.isArray()) {
        return read;
      }
    } catch (JsonProcessingException unreadable) {
      throw new PowerFileException(
          "line " + unreadable.getLocation().getLineNr(), "this is no JSON");
    }
    throw new PowerFileException("line 1", "this is no JSON array");
  }

  private void entry(String where, JsonNode entry) throws PowerFileException {
    List<Map.Entry<String, Unit>> given =
        FIELDS.entrySet().stream().filter(field -> entry.path(field.getKey()).isNumber()).toList();
    if (given.size() != 1) {
      throw new PowerFileException(
          where, "needs start and one number: powerW, powerKw, energyWh or energyKwh");
    }
    double value = entry.path(given.getFirst().getKey()).asDouble();
    table.add(
        where, start(where, entry.path("start").asText()), value, given.getFirst().getValue());
  }

  private static double number(String where, String text) throws PowerFileException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new PowerFileException(where, "'" + text + "' is no number");
    }
  }

  private Instant start(String where, String text) throws PowerFileException {
    String time = text.replaceFirst(" ", "T");
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException withoutOffset) {
      return onLocalClocks(where, text, time);
    }
  }

  private Instant onLocalClocks(String where, String text, String time) throws PowerFileException {
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(time);
    } catch (DateTimeException e) {
      throw new PowerFileException(
          where, "'" + text + "' is no time like 2026-03-01T00:00 or 2026-03-01T00:00:00+01:00");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new PowerFileException(
          where, "there is no %s in %s: clocks go forward then".formatted(local, zone));
    }
    Instant first = local.toInstant(offsets.getFirst());
    return first.isAfter(table.last()) ? first : local.toInstant(offsets.getLast());
  }
}
