package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the price file format: a header that names the unit, then a row per hour or quarter hour
 * with its start and offset, ascending, without gaps or repeats. The offset makes the days with 23
 * and 25 hours unambiguous.
 */
public final class PriceFile {

  /** More than five years of quarter hours; a longer file is refused. */
  static final int MAX_ROWS = 200_000;

  /** No market pays or asks more per kWh; such a number is in another unit. */
  private static final BigDecimal HIGHEST_PER_KWH = BigDecimal.TEN;

  /** More than lignite alone emits. */
  private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(2000);

  private static final String CO2 = ",co2_g_per_kwh";

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Row> rows = new ArrayList<>();
  private int kwhPerUnit;
  private Duration step = HOUR;
  private boolean tellsCo2;

  private record Row(
      int line,
      Instant start,
      BigDecimal importPrice,
      BigDecimal exportPrice,
      @Nullable BigDecimal co2KgPerKwh) {}

  private PriceFile() {}

  /**
   * The prices of a file.
   *
   * @throws PriceFileException naming the first line that is wrong; then nothing of it is used
   */
  public static List<PriceStep> parse(String text) throws PriceFileException {
    PriceFile file = new PriceFile();
    String[] lines = text.split("\r?\n", -1);
    file.readHeader(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        file.readRow(i + 1, lines[i]);
      }
    }
    if (file.rows.isEmpty()) {
      throw new PriceFileException(1, "no rows follow the header");
    }
    return file.rows.stream()
        .map(
            row ->
                new PriceStep(
                    row.start,
                    row.start.plus(file.step),
                    row.importPrice,
                    row.exportPrice,
                    row.co2KgPerKwh))
        .toList();
  }

  private void readHeader(String header) throws PriceFileException {
    String columns = header.replace("\uFEFF", "").strip();
    tellsCo2 = columns.endsWith(CO2);
    kwhPerUnit =
        switch (tellsCo2 ? columns.substring(0, columns.length() - CO2.length()) : columns) {
          case "start,import_eur_per_kwh,export_eur_per_kwh" -> 1;
          case "start,import_eur_per_mwh,export_eur_per_mwh" -> 1000;
          default ->
              throw new PriceFileException(
                  1,
                  "the header must be start,import_eur_per_kwh,export_eur_per_kwh"
                      + " or the same with eur_per_mwh; a column co2_g_per_kwh may follow");
        };
  }

  private void readRow(int line, String text) throws PriceFileException {
    String[] cells = text.split(",", -1);
    int values = tellsCo2 ? 4 : 3;
    if (cells.length != values) {
      throw new PriceFileException(
          line,
          "a row has %d values separated by commas, this one has %d"
              .formatted(values, cells.length));
    }
    if (rows.size() == MAX_ROWS) {
      throw new PriceFileException(line, "a file has at most " + MAX_ROWS + " rows");
    }
    Instant start = instant(line, cells[0].strip());
    checkStart(line, start);
    BigDecimal co2 = tellsCo2 ? co2(line, cells[3]) : null;
    rows.add(new Row(line, start, price(line, cells[1]), price(line, cells[2]), co2));
  }

  private void checkStart(int line, Instant start) throws PriceFileException {
    if (rows.isEmpty()) {
      requireMultiple(line, start, QUARTER);
      return;
    }
    Instant before = rows.getLast().start;
    Duration since = Duration.between(before, start);
    if (since.isZero()) {
      throw new PriceFileException(line, start + " was already given in line " + lastLine());
    }
    if (since.isNegative()) {
      throw new PriceFileException(line, start + " comes before line " + lastLine());
    }
    if (rows.size() == 1 && since.equals(QUARTER)) {
      step = QUARTER;
    }
    if (!since.equals(step)) {
      throw new PriceFileException(
          line, "prices are missing or do not fit between " + before.plus(step) + " and " + start);
    }
    requireMultiple(line, start, step);
  }

  private int lastLine() {
    return rows.getLast().line;
  }

  private static void requireMultiple(int line, Instant start, Duration step)
      throws PriceFileException {
    if (start.getEpochSecond() % step.toSeconds() != 0 || start.getNano() != 0) {
      throw new PriceFileException(line, start + " is not the start of an hour or quarter hour");
    }
  }

  private static Instant instant(int line, String text) throws PriceFileException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new PriceFileException(
          line, "'" + text + "' is no time with offset like 2026-03-01T00:00:00+01:00");
    }
  }

  private BigDecimal price(int line, String text) throws PriceFileException {
    BigDecimal perKwh = number(line, text).divide(BigDecimal.valueOf(kwhPerUnit));
    if (perKwh.abs().compareTo(HIGHEST_PER_KWH) > 0) {
      throw new PriceFileException(
          line, "%s EUR/kWh is no plausible price; check the unit in the header".formatted(perKwh));
    }
    return perKwh;
  }

  private static BigDecimal co2(int line, String text) throws PriceFileException {
    BigDecimal grams = number(line, text);
    if (grams.signum() < 0 || grams.compareTo(MOST_GRAMS) > 0) {
      throw new PriceFileException(line, grams + " g/kWh is no plausible emission of a grid");
    }
    return grams.movePointLeft(3);
  }

  private static BigDecimal number(int line, String text) throws PriceFileException {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new PriceFileException(line, "'" + text.strip() + "' is no number");
    }
  }
}
