package org.voltide.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a browser measured.
 *
 * @param eventsPerSecond of the stream that the console listens to
 * @param bare gestures at a bare list, turn by turn
 * @param console gestures at the console, turn by turn
 * @param complaints errors of the console's scripts
 */
record Browsed(
    FirstLoad firstLoad,
    double eventsPerSecond,
    List<Gesture> bare,
    List<Gesture> console,
    List<String> complaints) {
  private static final double KILOBYTES_WANTED = 300;
  private static final double BLOCKED_MILLIS_WANTED = 100;

  Browsed {
    bare = List.copyOf(bare);
    console = List.copyOf(console);
    complaints = List.copyOf(complaints);
  }

  /**
   * The first load with nothing in the cache, until there is a chart.
   *
   * @param bytes over the wire in all, but for the stream of events
   * @param answers those of them that the REST API answered
   * @param stream what the stream of events brought meanwhile, the more the slower the machine
   * @param parts the largest, the largest first
   */
  record FirstLoad(
      int requests, long bytes, long answers, long stream, double millis, List<Part> parts) {
    FirstLoad {
      parts = List.copyOf(parts);
    }
  }

  /** A file or an answer of the first load. */
  record Part(String path, long bytes) {}

  /**
   * Something done with a page.
   *
   * @param cpuMs CPU time of all tasks of the page's thread meanwhile
   * @param longestCpuMs the longest task in CPU time
   * @param longestMs the longest task on the clock
   * @param latencyMs the longest time from a key or click until it was handled
   */
  record Gesture(
      String page,
      String gesture,
      double seconds,
      double cpuMs,
      double longestCpuMs,
      double longestMs,
      double latencyMs) {
    private String name() {
      return page + ", " + gesture;
    }
  }

  static Browsed parse(String json) {
    try {
      return new JsonMapper().readValue(json, Browsed.class);
    } catch (JsonProcessingException e) {
      throw new BenchException("The browser's figures cannot be read: " + json, e);
    }
  }

  /** A table of the gestures, each with the worst of its turns, and whether it is good enough. */
  List<String> report() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-20s %9s %14s %14s %12s".formatted("", "busy", "longest, CPU", "clock", "answered"));
    lines.addAll(rows(bare));
    lines.addAll(rows(console));
    lines.add(loaded());
    firstLoad.parts().forEach(part -> lines.add(line(part)));
    lines.add(longest("longest task, CPU ms", Gesture::longestCpuMs));
    lines.add(longest("longest task on the clock, ms", Gesture::longestMs));
    lines.add(longest("longest until a key or click was handled, ms", Gesture::latencyMs));
    return lines;
  }

  private String loaded() {
    return String.format(
        Locale.ROOT,
        "first load until the first chart, kB: %.0f in %d requests, %.0f of them answers, beside"
            + " %.0f of live events, in %.1f s%s",
        kilobytes(firstLoad.bytes()),
        firstLoad.requests(),
        kilobytes(firstLoad.answers()),
        kilobytes(firstLoad.stream()),
        firstLoad.millis() / 1000,
        verdict(kilobytes(firstLoad.bytes()), KILOBYTES_WANTED));
  }

  private static String line(Part part) {
    return String.format(Locale.ROOT, "%7.1f  %s", kilobytes(part.bytes()), part.path());
  }

  private static List<String> rows(List<Gesture> gestures) {
    Map<String, List<Gesture>> turns = new LinkedHashMap<>();
    gestures.forEach(one -> turns.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one));
    List<String> rows = new ArrayList<>();
    turns.forEach(
        (name, some) ->
            rows.add(
                String.format(
                    Locale.ROOT,
                    "%-20s %7.0f %% %11.0f ms %11.0f ms %9.0f ms",
                    name,
                    most(some, one -> one.cpuMs() / one.seconds() / 10),
                    most(some, Gesture::longestCpuMs),
                    most(some, Gesture::longestMs),
                    most(some, Gesture::latencyMs))));
    return rows;
  }

  private String longest(String what, ToDoubleFunction<Gesture> figure) {
    double ours = most(console, figure);
    double plain = most(bare, figure);
    return String.format(
        Locale.ROOT,
        "%s: bare %.0f  ours %.0f  ratio %.1f%s",
        what,
        plain,
        ours,
        ours / Math.max(1, plain),
        verdict(ours, BLOCKED_MILLIS_WANTED));
  }

  private static double most(List<Gesture> gestures, ToDoubleFunction<Gesture> figure) {
    return gestures.stream().mapToDouble(figure).max().orElse(0);
  }

  private static double kilobytes(long bytes) {
    return bytes / 1000.0;
  }

  private static String verdict(double figure, double wanted) {
    return String.format(
        Locale.ROOT, ", wanted <= %.0f: %s", wanted, figure <= wanted ? "reached" : "missed");
  }
}
