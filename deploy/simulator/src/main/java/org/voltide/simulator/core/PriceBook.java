package org.voltide.simulator.core;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Real days of prices that can be told again as any other day. Days follow each other in the order
 * of the file and begin again after the last one.
 *
 * @param step the length of a price
 * @param days by time of day
 */
public record PriceBook(Duration step, List<NavigableMap<LocalTime, Price>> days) {
  private static final String HEADER = "start,import_eur_per_kwh,export_eur_per_kwh";

  /** What a kWh costs and earns, in EUR. */
  public record Price(BigDecimal importPrice, BigDecimal exportPrice) {}

  private record Row(OffsetDateTime start, Price price) {}

  /**
   * Reads a price file (docs/api.md).
   *
   * @throws PriceFileException naming the line that makes no sense
   * @throws IOException when the file cannot be read
   */
  public static PriceBook read(Path file) throws IOException, PriceFileException {
    return parse(file.getFileName().toString(), Files.readAllLines(file));
  }

  static PriceBook parse(String name, List<String> lines) throws PriceFileException {
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      throw new PriceFileException("%s:1: the header must be %s".formatted(name, HEADER));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(name, i + 1, lines.get(i)));
    }
    if (rows.size() < 2) {
      throw new PriceFileException(name + ": a price file has at least one whole day");
    }
    Duration step = Duration.between(rows.get(0).start, rows.get(1).start);
    return new PriceBook(step, days(name, rows, step));
  }

  /** A price file of that day, in the zone's local time; a day of 23 or 25 hours is told whole. */
  public String retold(LocalDate day, ZoneId zone) {
    var prices = days.get(Math.floorMod(day.toEpochDay(), days.size()));
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    ZonedDateTime at = day.atStartOfDay(zone);
    while (at.toInstant().isBefore(end)) {
      Price price = prices.floorEntry(at.toLocalTime()).getValue();
      csv.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at))
          .append(',')
          .append(price.importPrice.toPlainString())
          .append(',')
          .append(price.exportPrice.toPlainString())
          .append('\n');
      at = at.plus(step);
    }
    return csv.toString();
  }

  private static Row row(String name, int line, String text) throws PriceFileException {
    String[] cells = text.split(",", -1);
    try {
      if (cells.length == 3) {
        var price = new Price(new BigDecimal(cells[1].strip()), new BigDecimal(cells[2].strip()));
        return new Row(OffsetDateTime.parse(cells[0].strip()), price);
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new PriceFileException("%s:%d: unreadable: %s".formatted(name, line, text), e);
    }
    throw new PriceFileException("%s:%d: three values are needed".formatted(name, line));
  }

  private static List<NavigableMap<LocalTime, Price>> days(
      String name, List<Row> rows, Duration step) throws PriceFileException {
    var days = new TreeMap<LocalDate, NavigableMap<LocalTime, Price>>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (i > 0 && !rows.get(i - 1).start.plus(step).isEqual(row.start)) {
        throw new PriceFileException("%s:%d: a gap or a repeat".formatted(name, i + 2));
      }
      days.computeIfAbsent(row.start.toLocalDate(), d -> new TreeMap<>())
          .put(row.start.toLocalTime(), row.price);
    }
    boolean whole = days.values().stream().allMatch(day -> day.containsKey(LocalTime.MIDNIGHT));
    if (!whole || !step.isPositive()) {
      throw new PriceFileException(name + ": every day must begin at midnight");
    }
    return List.copyOf(days.values());
  }
}
