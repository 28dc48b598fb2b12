package org.voltide.csms.energy.study.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of HTML. Text is escaped where it enters. */
final class Html {

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String paragraph(String text) {
    return "<p>" + escaped(text) + "</p>\n";
  }

  static String section(String title, String... parts) {
    return "<section>\n<h2>" + escaped(title) + "</h2>\n" + String.join("", parts) + "</section>\n";
  }

  static String list(List<String> items) {
    return items.stream()
        .map(item -> "<li>" + escaped(item) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /** A table whose first column is text and whose others are numbers. */
  static String table(List<String> header, List<List<String>> rows) {
    String head =
        header.stream()
            .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
            .collect(Collectors.joining());
    String body = rows.stream().map(Html::row).collect(Collectors.joining("\n"));
    return "<div class=\"wide\"><table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s\n</tbody></table></div>\n"
        .formatted(head, body);
  }

  private static String row(List<String> cells) {
    String others =
        cells.stream()
            .skip(1)
            .map(cell -> "<td>" + escaped(cell) + "</td>")
            .collect(Collectors.joining());
    return "<tr><th scope=\"row\">" + escaped(cells.getFirst()) + "</th>" + others + "</tr>";
  }

  /** A number with a thousands separator and so many decimals; never "-0". */
  static String number(double value, int decimals) {
    String text = String.format(Locale.ENGLISH, "%,." + decimals + "f", value);
    return text.matches("-[0.,]+") ? text.substring(1) : text;
  }

  static String euro(double value) {
    return number(value, Math.abs(value) < 100 ? 2 : 0) + " €";
  }
}
