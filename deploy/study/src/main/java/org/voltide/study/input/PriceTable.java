package org.voltide.study.input;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voltide.csms.energy.study.recording.PriceSeries;

/**
 * Reads prices of hours or quarter hours: the start of each in the first column, the price in a
 * column whose name holds its unit ({@code eur_per_kwh}, {@code eur_per_mwh} or {@code €/MWh}). The
 * files of SMARD.de are such. Rows without price at the end of the file are not published yet and
 * end the series. Starts without offset are on the clocks of a zone; the hour that these show twice
 * in autumn must be in the file twice.
 */
public final class PriceTable {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  /** No market pays or asks more per kWh; such a number is in another unit. */
  private static final double HIGHEST_PER_KWH = 10;

  private final CsvTable table;
  private final ZoneId zone;
  private final int column;
  private final double kwhPerUnit;
  private final List<Double> prices = new ArrayList<>();
  private Instant start = Instant.EPOCH;
  private Duration step = HOUR;

  private PriceTable(CsvTable table, ZoneId zone, String columnName) throws InputException {
    this.table = table;
    this.zone = zone;
    column =
        table
            .column(name -> isPrice(name) && plain(name).contains(plain(columnName)))
            .orElseThrow(
                () ->
                    new InputException(
                        table.name(),
                        "no column has prices in eur_per_kwh or eur_per_mwh"
                            + (columnName.isEmpty() ? "" : " and is called " + columnName)));
    kwhPerUnit = plain(table.header().get(column)).contains("mwh") ? 1_000 : 1;
  }

  /**
   * The prices of a file.
   *
   * @param zone of starts without offset
   * @param column part of the name of the column to take; empty for the first with prices
   * @throws InputException naming the first line that is wrong; then nothing of it is used
   */
  public static PriceSeries read(Path file, ZoneId zone, String column) throws InputException {
    return new PriceTable(CsvTable.read(file), zone, column).prices();
  }

  static PriceSeries parse(String name, String text, ZoneId zone, String column)
      throws InputException {
    return new PriceTable(CsvTable.parse(name, text), zone, column).prices();
  }

  private PriceSeries prices() throws InputException {
    List<CsvTable.Row> rows = table.rows();
    int priced = rows.size();
    while (priced > 0 && isMissing(rows.get(priced - 1))) {
      priced--;
    }
    if (priced == 0) {
      throw new InputException(table.name(), "no row has a price");
    }
    for (CsvTable.Row row : rows.subList(0, priced)) {
      Instant at = start(row);
      if (prices.isEmpty()) {
        start = at;
      } else {
        checkFollows(row, at);
      }
      prices.add(price(row));
    }
    return new PriceSeries(start, step, prices.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Instant next() {
    return start.plus(step.multipliedBy(prices.size()));
  }

  private void checkFollows(CsvTable.Row row, Instant at) throws InputException {
    Instant before = start.plus(step.multipliedBy(prices.size() - 1L));
    if (at.equals(before)) {
      throw refused(
          row,
          "the prices of %s were already given; an hour that the clocks show twice needs offsets or must be there exactly twice"
              .formatted(row.text(0)));
    }
    if (at.isBefore(before)) {
      throw refused(row, row.text(0) + " comes before the line above it");
    }
    if (prices.size() == 1 && at.equals(start.plus(QUARTER))) {
      step = QUARTER;
    }
    if (!at.equals(next())) {
      throw refused(
          row, "prices are missing or do not fit between %s and %s".formatted(next(), at));
    }
  }

  private Instant start(CsvTable.Row row) throws InputException {
    String text = row.text(0);
    Instant at =
        Moments.withOffset(text)
            .or(() -> Moments.local(text).flatMap(this::onClocks))
            .orElseThrow(
                () ->
                    refused(
                        row,
                        "'%s' is no time, or one that the clocks of %s skip"
                            .formatted(text, zone)));
    if (at.getEpochSecond() % QUARTER.toSeconds() != 0) {
      throw refused(row, text + " is not the start of an hour or quarter hour");
    }
    return at;
  }

  /** Of an hour that the clocks show twice, the one that follows the line above. */
  private Optional<Instant> onClocks(LocalDateTime time) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return offsets.stream()
        .map(time::toInstant)
        .filter(at -> !prices.isEmpty() && at.equals(next()))
        .findFirst()
        .or(() -> offsets.stream().map(time::toInstant).findFirst());
  }

  private boolean isMissing(CsvTable.Row row) {
    String text = row.text(column);
    return text.isEmpty() || text.equals("-");
  }

  private double price(CsvTable.Row row) throws InputException {
    String text = row.text(column);
    if (isMissing(row)) {
      throw refused(
          row,
          "%s has no price; fill it in, or take a period without the gap".formatted(row.text(0)));
    }
    double perKwh =
        table.number(text).orElseThrow(() -> refused(row, "'%s' is no number".formatted(text)))
            / kwhPerUnit;
    if (Math.abs(perKwh) > HIGHEST_PER_KWH) {
      throw refused(row, perKwh + " EUR/kWh is no plausible price; check the unit in the header");
    }
    return perKwh;
  }

  private InputException refused(CsvTable.Row row, String detail) {
    return new InputException(table.name(), row.line(), detail);
  }

  private static boolean isPrice(String name) {
    return plain(name).contains("kwh") || plain(name).contains("mwh");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
