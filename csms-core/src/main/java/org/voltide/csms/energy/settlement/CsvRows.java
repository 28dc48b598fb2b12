package org.voltide.csms.energy.settlement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Csv;

/**
 * CSV as in RFC 4180: UTF-8, commas, CRLF, a header. Texts that a spreadsheet would take for a
 * formula begin with an apostrophe: stations and drivers choose some of them.
 */
final class CsvRows implements Rows {

  private final Writer out;

  CsvRows(List<String> columns, OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    line(columns);
  }

  @Override
  public void add(List<Optional<?>> cells) throws IOException {
    line(cells.stream().map(cell -> cell.map(CsvRows::text).orElse("")).toList());
  }

  private void line(List<String> cells) throws IOException {
    out.write(cells.stream().collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String text(Object cell) {
    return switch (cell) {
      case BigDecimal number -> number.toPlainString();
      case String text -> Csv.cell(text);
      default -> cell.toString();
    };
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
