package org.voltide.simulator.desk;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** What a station remembers for its logs: the latest lines, the oldest ones are overwritten. */
public final class Journal {
  private static final int MAX_LINES = 2000;

  private record Line(Instant at, boolean security, String text) {}

  private final Deque<Line> lines = new ArrayDeque<>();

  public void note(Instant at, String text) {
    add(new Line(at, false, text));
  }

  public void security(Instant at, String text) {
    add(new Line(at, true, text));
  }

  /** The lines of a time span, oldest first. */
  public String text(boolean securityOnly, Instant from, Instant until) {
    return lines.stream()
        .filter(line -> !securityOnly || line.security)
        .filter(line -> !line.at.isBefore(from) && !line.at.isAfter(until))
        .map(line -> line.at + " " + line.text + "\n")
        .collect(Collectors.joining());
  }

  private void add(Line line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }
}
