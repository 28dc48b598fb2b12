package org.voltide.csms.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CSV as in RFC 4180, in UTF-8. Texts that a spreadsheet would take for a formula get an apostrophe
 * in front when they are written, which is taken off when they are read; numbers are none, also
 * below 0.
 */
public final class Csv {

  /** Also within a text: a spreadsheet may divide it where we do not. */
  private static final String FORMULA =
      "(?<=\\A|[;\\t\\r\\n])%1$s(?='*[=+\\-@])|\\A%1$s(?='*[\\t\\r\\n])";

  private static final Pattern BARE = Pattern.compile(FORMULA.formatted(""));
  private static final Pattern GUARDED = Pattern.compile(FORMULA.formatted("'"));
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e[+-]?\\d+)?");
  private static final String DELIMITERS = ",;\t";
  private static final int MOST_CELLS = 50;
  private static final int MOST_CHARACTERS = 1_000;

  private Csv() {}

  /**
   * A row of a file.
   *
   * @param number of the line it begins on, from 1
   */
  public record Line(int number, List<String> cells) {}

  /** A row with the end of its line. */
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A text as a cell. */
  public static String cell(String text) {
    String harmless = NUMBER.matcher(text).matches() ? text : BARE.matcher(text).replaceAll("'");
    boolean plain = harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  /**
   * All rows but empty ones; cells end with a comma, a semicolon or a tab, whichever the first line
   * has first.
   *
   * @param most rows below the titles
   * @throws Problem 422 with the line when it is no UTF-8, a quotation mark is not closed, or there
   *     are more rows, more than 50 cells in a row or 1,000 characters in a cell
   */
  public static List<Line> read(byte[] file, int most) {
    return new Reading(text(file), most).lines();
  }

  private static String text(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += file[i] == '\n' ? 1 : 0;
      }
      throw wrong(line, "this is no UTF-8: save the file as CSV UTF-8");
    }
  }

  private static Problem wrong(int line, String detail) {
    return Problem.invalid("line " + line, "line " + line + ": " + detail);
  }

  /** A file while it is read, character by character. */
  private static final class Reading {
    private final String text;
    private final int most;
    private final char delimiter;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int line = 1;
    private int begun = 1;
    private int at;

    Reading(String text, int most) {
      this.text = text;
      this.most = most;
      this.delimiter =
          (char)
              text.lines()
                  .findFirst()
                  .orElse("")
                  .chars()
                  .filter(c -> DELIMITERS.indexOf(c) >= 0)
                  .findFirst()
                  .orElse(',');
    }

    List<Line> lines() {
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"' && cell.isEmpty()) {
          quoted();
        } else if (c == delimiter) {
          endCell();
        } else if (c == '\n') {
          endLine();
        } else {
          cell.append(c);
        }
      }
      endLine();
      return lines;
    }

    /** What is between quotation marks, of which two stand for one. */
    private void quoted() {
      int from = line;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"' && (at == text.length() || text.charAt(at) != '"')) {
          return;
        }
        at += c == '"' ? 1 : 0;
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      }
      throw wrong(from, "a quotation mark is not closed");
    }

    private void endCell() {
      if (cells.size() == MOST_CELLS) {
        throw wrong(begun, "a line has at most %d cells".formatted(MOST_CELLS));
      }
      if (cell.length() > MOST_CHARACTERS) {
        throw wrong(begun, "a cell has at most %d characters".formatted(MOST_CHARACTERS));
      }
      String read = cell.toString().strip();
      cells.add(GUARDED.matcher(read).replaceAll(""));
      cell.setLength(0);
    }

    private void endLine() {
      endCell();
      if (cells.stream().anyMatch(read -> !read.isEmpty())) {
        if (lines.size() > most) {
          throw wrong(begun, "a file has at most %d lines below the titles".formatted(most));
        }
        lines.add(new Line(begun, List.copyOf(cells)));
      }
      cells = new ArrayList<>();
      line++;
      begun = line;
    }
  }
}
