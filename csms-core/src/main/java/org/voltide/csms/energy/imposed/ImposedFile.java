package org.voltide.csms.energy.imposed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/**
 * Reads limits from CSV: header {@code start,end,import_w,export_w}, then a row per step; an empty
 * power is no limit.
 */
final class ImposedFile {

  private static final String HEADER = "start,end,import_w,export_w";

  private ImposedFile() {}

  /**
   * @throws Problem 422 with the first line that is wrong; then nothing of it is used
   */
  static List<ImposedStep> parse(String text) {
    String[] lines = text.split("\r?\n", -1);
    if (!lines[0].replace("\uFEFF", "").strip().equals(HEADER)) {
      throw wrong(1, "the header must be " + HEADER);
    }
    List<ImposedStep> steps = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        steps.add(step(i + 1, lines[i].split(",", -1), steps));
      }
    }
    if (steps.isEmpty()) {
      throw wrong(1, "no rows follow the header");
    }
    return steps;
  }

  private static ImposedStep step(int line, String[] cells, List<ImposedStep> before) {
    if (cells.length != 4) {
      throw wrong(line, "a row has 4 values separated by commas, this one has " + cells.length);
    }
    if (before.size() == ImposedSeries.MOST_STEPS) {
      throw wrong(line, "a file has at most " + ImposedSeries.MOST_STEPS + " rows");
    }
    ImposedStep step =
        new ImposedStep(
            instant(line, cells[0]),
            instant(line, cells[1]),
            power(line, cells[2]),
            power(line, cells[3]));
    List<ImposedStep> both = before.isEmpty() ? List.of(step) : List.of(before.getLast(), step);
    new ImposedSeries(0, both)
        .faults()
        .forEach(
            fault -> {
              throw wrong(line, fault.detail());
            });
    return step;
  }

  private static Instant instant(int line, String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      throw wrong(
          line, "'" + text.strip() + "' is no time with offset like 2026-03-01T00:00:00+01:00");
    }
  }

  private static @Nullable Double power(int line, String text) {
    if (text.isBlank()) {
      return null;
    }
    double watts = number(line, text.strip());
    if (!(watts >= 0 && watts <= Double.parseDouble(ImposedStep.MOST_W))) {
      throw wrong(line, "'" + text.strip() + "' is no power in W, at least 0");
    }
    return watts;
  }

  private static double number(int line, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw wrong(line, "'" + text + "' is no number");
    }
  }

  private static Problem wrong(int line, String detail) {
    return Problem.invalid("line " + line, "line " + line + ": " + detail);
  }
}
