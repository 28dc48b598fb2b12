package org.voltide.study.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A CSV file with a header, separated by semicolons where its header holds one, else by commas.
 *
 * @param name of the file
 * @param decimalComma whether numbers are written like 1.234,5
 */
record CsvTable(String name, List<String> header, List<Row> rows, boolean decimalComma) {

  /** More than five years of quarter hours, or ten years of a large fleet. */
  static final int MAX_ROWS = 200_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * One row.
   *
   * @param line of the file, the header being line 1
   */
  record Row(long line, List<String> cells) {

    /** The trimmed text of a column, empty for a cell that is missing. */
    String text(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }
  }

  static CsvTable read(Path file) throws InputException {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(name, Files.readString(file));
    } catch (MalformedInputException e) {
      throw new InputException(name, "is not text in UTF-8");
    } catch (IOException e) {
      throw new InputException(file.toString(), "cannot be read");
    }
  }

  static CsvTable parse(String name, String text) throws InputException {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    boolean semicolons = content.lines().findFirst().orElse("").contains(";");
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(semicolons ? ';' : ',').ofCsvRecord(content)) {
      for (CsvRecord each : reader) {
        if (rows.size() > MAX_ROWS) {
          throw new InputException(name, "has more than " + MAX_ROWS + " rows");
        }
        rows.add(new Row(each.getStartingLineNumber(), each.getFields()));
      }
    } catch (CsvParseException e) {
      throw new InputException(name, "is no CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new InputException(name, "cannot be read");
    }
    if (rows.size() < 2) {
      throw new InputException(name, "no rows follow the header");
    }
    List<String> header = rows.getFirst().cells().stream().map(String::strip).toList();
    return new CsvTable(name, header, List.copyOf(rows.subList(1, rows.size())), semicolons);
  }

  /** The first column whose name fits. */
  Optional<Integer> column(Predicate<String> fits) {
    for (int i = 0; i < header.size(); i++) {
      if (fits.test(header.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** A number as the file writes it, empty when the text is none. */
  Optional<Double> number(String text) {
    boolean comma = decimalComma || (text.indexOf(',') >= 0 && text.indexOf('.') < 0);
    String plain = comma ? text.replace(".", "").replace(',', '.') : text;
    try {
      return Optional.of(Double.parseDouble(plain)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
