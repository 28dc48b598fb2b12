package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

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

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Row> rows = new ArrayList<>();
  private int kwhPerUnit;
  private Duration step = HOUR;

  private record Row(int line, Instant start, BigDecimal importPrice, BigDecimal exportPrice) {}

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
                    row.start, row.start.plus(file.step), row.importPrice, row.exportPrice))
        .toList();
  }

  private void readHeader(String header) throws PriceFileException {
    kwhPerUnit =
        switch (header.replace("\uFEFF", "").strip()) {
          case "start,import_eur_per_kwh,export_eur_per_kwh" -> 1;
          case "start,import_eur_per_mwh,export_eur_per_mwh" -> 1000;
          default ->
              throw new PriceFileException(
                  1,
                  "the header must be start,import_eur_per_kwh,export_eur_per_kwh"
                      + " or the same with eur_per_mwh");
        };
  }

  private void readRow(int line, String text) throws PriceFileException {
    String[] cells = text.split(",", -1);
    if (cells.length != 3) {
      throw new PriceFileException(
          line, "a row has 3 values separated by commas, this one has " + cells.length);
    }
    if (rows.size() == MAX_ROWS) {
      throw new PriceFileException(line, "a file has at most " + MAX_ROWS + " rows");
    }
    Instant start = instant(line, cells[0].strip());
    checkStart(line, start);
    rows.add(new Row(line, start, price(line, cells[1]), price(line, cells[2])));
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
    BigDecimal perKwh;
    try {
      perKwh = new BigDecimal(text.strip()).divide(BigDecimal.valueOf(kwhPerUnit));
    } catch (NumberFormatException e) {
      throw new PriceFileException(line, "'" + text.strip() + "' is no number");
    }
    if (perKwh.abs().compareTo(HIGHEST_PER_KWH) > 0) {
      throw new PriceFileException(
          line, "%s EUR/kWh is no plausible price; check the unit in the header".formatted(perKwh));
    }
    return perKwh;
  }
}
