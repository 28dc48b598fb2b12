package org.voltide.csms.statements;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.voltide.csms.platform.Csv;
import org.voltide.csms.statements.MonthlyStatement.Line;
import org.voltide.csms.statements.MonthlyStatement.Sum;

/** A statement as CSV: a row per line, then one per currency that is called {@code total}. Pure. */
final class StatementCsv {

  private static final List<String> TITLES =
      List.of(
          "at",
          "what",
          "detail",
          "sessions",
          "energy_in_kwh",
          "energy_out_kwh",
          "currency",
          "charged",
          "before_taxes",
          "earned",
          "balance");

  private StatementCsv() {}

  static String of(MonthlyStatement statement) {
    StringBuilder text = new StringBuilder(Csv.line(TITLES));
    statement.lines().forEach(line -> text.append(row(line, statement)));
    statement.totals().forEach(sum -> text.append(row("", "total", "", sum)));
    return text.toString();
  }

  private static String row(Line line, MonthlyStatement statement) {
    return row(
        line.at() == null
            ? ""
            : line.at().atZone(statement.timeZone()).toOffsetDateTime().toString(),
        Objects.requireNonNullElse(line.what(), ""),
        Objects.requireNonNullElse(line.detail(), ""),
        line.sum());
  }

  private static String row(String at, String what, String detail, Sum sum) {
    return Csv.line(
        List.of(
            at,
            what,
            detail,
            Long.toString(sum.sessions()),
            sum.importKwh().toPlainString(),
            sum.exportKwh().toPlainString(),
            sum.currency(),
            plain(sum.charged()),
            sum.beforeTaxes() == null ? "" : plain(sum.beforeTaxes()),
            plain(sum.earned()),
            plain(sum.balance())));
  }

  private static String plain(BigDecimal amount) {
    return amount.toPlainString();
  }
}
