package org.voltide.csms.statements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.statements.MonthlyStatement.Line;
import org.voltide.csms.statements.MonthlyStatement.Sum;
import org.voltide.csms.statements.Sheets.Look;

/**
 * A statement on paper: whom it is for, what it comes to, then every line. Columns in which nothing
 * stands are left out. The same statement makes the same bytes.
 */
final class StatementPdf {

  /** Some 400 sheets. */
  private static final int MOST_LINES = 20_000;

  private static final float SIZE = 8.5f;
  private static final float TITLE_SIZE = 20;
  private static final float ROW = 15;
  private static final float GAP = 8;
  private static final int CENTS = 2;
  private static final int MOST_DIGITS = 6;

  private final MonthlyStatement statement;
  private final String operator;
  private final Words words;
  private final List<Column> columns;

  private StatementPdf(MonthlyStatement statement, String operator, Words words) {
    this.statement = statement;
    this.operator = operator;
    this.words = words;
    this.columns = columns().toList();
  }

  /** A column of figures, which ends at its right edge, or of texts. */
  private record Column(
      String title,
      float width,
      boolean figures,
      Function<Line, String> cell,
      Function<Sum, String> total) {}

  /**
   * The file.
   *
   * @param operator who makes the statement
   * @throws Problem 422 when it would be longer than anybody prints
   */
  static byte[] of(MonthlyStatement statement, String operator, Words words) {
    if (statement.lines().size() > MOST_LINES) {
      throw Problem.invalid(
          "month", "A printed statement has at most %d lines; take CSV.".formatted(MOST_LINES));
    }
    StatementPdf pdf = new StatementPdf(statement, operator, words);
    try (Sheets sheets = new Sheets(pdf.title(), operator, statement.asOf())) {
      return pdf.write(sheets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String title() {
    return "%s, %s".formatted(statement.party().name(), monthName());
  }

  private String monthName() {
    return DateTimeFormatter.ofPattern("LLLL yyyy", words.locale()).format(statement.month());
  }

  private byte[] write(Sheets sheets) throws IOException {
    float width = Sheets.RIGHT - Sheets.LEFT;
    sheets.left(Sheets.LEFT, SIZE, Look.QUIET, operator, width);
    sheets.down(34);
    sheets.left(Sheets.LEFT, TITLE_SIZE, Look.STRONG, statement.party().name(), width);
    sheets.down(20);
    sheets.left(Sheets.LEFT, 11, Look.PLAIN, subtitle(), width);
    sheets.down(30);
    if (statement.lines().isEmpty()) {
      sheets.left(Sheets.LEFT, SIZE, Look.PLAIN, words.nothing(), width);
    } else {
      table(sheets);
    }
    if (statement.unsettled() > 0) {
      sheets.down(2 * ROW);
      sheets.left(
          Sheets.LEFT, SIZE, Look.QUIET, words.unsettled().formatted(statement.unsettled()), width);
    }
    return sheets.finish(foot(), (sheet, all) -> words.page().formatted(sheet, all));
  }

  private String subtitle() {
    return "%s · %s · %s"
        .formatted(words.title(), words.kinds().get(statement.kind()), monthName());
  }

  private String foot() {
    ZoneId zone = statement.timeZone();
    return words
        .asOf()
        .formatted(
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .format(statement.asOf().atZone(zone)),
            zone.getId());
  }

  private void table(Sheets sheets) throws IOException {
    head(sheets);
    for (Line line : statement.lines()) {
      room(sheets);
      row(sheets, Look.PLAIN, column -> column.cell.apply(line));
    }
    for (Sum total : statement.totals()) {
      room(sheets);
      row(sheets, Look.STRONG, column -> column.total.apply(total));
    }
  }

  private void room(Sheets sheets) throws IOException {
    if (!sheets.down(ROW)) {
      sheets.next();
      head(sheets);
      sheets.down(ROW);
    }
  }

  private void head(Sheets sheets) throws IOException {
    row(sheets, Look.QUIET, Column::title);
  }

  private void row(Sheets sheets, Look look, Function<Column, String> cell) throws IOException {
    float texts = Sheets.RIGHT - Sheets.LEFT - width(Column::figures);
    float wanted = width(column -> !column.figures);
    float x = Sheets.LEFT;
    for (Column column : columns) {
      float width = column.figures ? column.width : column.width * texts / wanted;
      if (column.figures) {
        sheets.right(x + width, SIZE, look, cell.apply(column));
      } else {
        sheets.left(x, SIZE, look, cell.apply(column), width - GAP);
      }
      x += width;
    }
    sheets.rule(ROW / 3);
  }

  private float width(Predicate<Column> which) {
    return (float) columns.stream().filter(which).mapToDouble(Column::width).sum();
  }

  private Stream<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.addAll(texts());
    columns.add(
        figures(
            words.sessions(),
            48,
            sum -> NumberFormat.getInstance(words.locale()).format(sum.sessions())));
    columns.add(figures(words.energyIn(), 64, sum -> energy(sum.importKwh())));
    if (any(sum -> sum.exportKwh().signum() != 0)) {
      columns.add(figures(words.energyOut(), 74, sum -> energy(sum.exportKwh())));
    }
    if (any(sum -> sum.beforeTaxes() != null && sum.beforeTaxes().compareTo(sum.charged()) != 0)) {
      columns.add(
          figures(
              words.beforeTaxes(),
              60,
              sum -> sum.beforeTaxes() == null ? "" : amount(sum.beforeTaxes())));
    }
    boolean hosts = statement.kind() == Kind.HOSTS;
    boolean owes = !hosts;
    boolean earns = hosts || any(sum -> sum.earned().signum() != 0);
    if (owes) {
      columns.add(figures(words.charged(), 60, sum -> amount(sum.charged())));
    }
    if (earns) {
      columns.add(figures(words.earned(), 60, sum -> amount(sum.earned())));
    }
    if (owes && earns) {
      columns.add(figures(words.balance(), 60, sum -> amount(sum.balance())));
    }
    columns.add(figures("", 28, Sum::currency));
    return columns.stream();
  }

  private List<Column> texts() {
    List<Column> columns = new ArrayList<>();
    if (statement.kind() != Kind.FLEETS) {
      DateTimeFormatter at =
          (statement.kind() == Kind.HOSTS
                  ? DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                  : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT))
              .withLocale(words.locale());
      columns.add(
          text(
              words.at(),
              90,
              line -> line.at() == null ? "" : at.format(line.at().atZone(statement.timeZone()))));
    }
    if (words.whats().containsKey(statement.kind())) {
      columns.add(text(words.whats().get(statement.kind()), 120, Line::what));
    }
    if (words.details().containsKey(statement.kind())) {
      columns.add(text(words.details().get(statement.kind()), 80, Line::detail));
    }
    Column first = columns.getFirst();
    columns.set(0, new Column(first.title, first.width, false, first.cell, _ -> words.total()));
    return columns;
  }

  private static Column text(String title, float width, Function<Line, String> cell) {
    return new Column(
        title, width, false, line -> Objects.requireNonNullElse(cell.apply(line), ""), _ -> "");
  }

  private static Column figures(String title, float width, Function<Sum, String> figure) {
    return new Column(title, width, true, line -> figure.apply(line.sum()), figure);
  }

  private boolean any(Predicate<Sum> condition) {
    return statement.lines().stream().map(Line::sum).anyMatch(condition);
  }

  private String energy(BigDecimal kilowattHours) {
    return decimal(kilowattHours, 3, 3);
  }

  private String amount(BigDecimal amount) {
    return decimal(amount, CENTS, MOST_DIGITS);
  }

  private String decimal(BigDecimal number, int least, int most) {
    NumberFormat format = NumberFormat.getInstance(words.locale());
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(number);
  }
}
