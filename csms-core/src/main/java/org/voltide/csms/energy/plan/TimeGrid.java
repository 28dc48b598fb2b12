package org.voltide.csms.energy.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a plan. Edges lie on multiples of the step length; only the first step may be
 * shorter, because planning starts whenever something happens.
 *
 * @param edges start of each step and, last, the end of the plan; strictly ascending
 */
public record TimeGrid(List<Instant> edges) {

  public TimeGrid {
    edges = List.copyOf(edges);
    if (edges.size() < 2) {
      throw new IllegalArgumentException("a grid needs at least one step");
    }
    for (int i = 1; i < edges.size(); i++) {
      if (!edges.get(i).isAfter(edges.get(i - 1))) {
        throw new IllegalArgumentException("edges must ascend, edge " + i + " does not");
      }
    }
  }

  /** The grid from {@code now} to the first edge at least {@code horizon} later. */
  public static TimeGrid from(Instant now, Duration step, Duration horizon) {
    long stepMillis = step.toMillis();
    Instant end = now.plus(horizon);
    List<Instant> edges = new ArrayList<>();
    edges.add(now);
    long next = Math.floorDiv(now.toEpochMilli(), stepMillis) * stepMillis + stepMillis;
    while (edges.getLast().isBefore(end)) {
      edges.add(Instant.ofEpochMilli(next));
      next += stepMillis;
    }
    return new TimeGrid(edges);
  }

  public int steps() {
    return edges.size() - 1;
  }

  public Instant start() {
    return edges.getFirst();
  }

  public Instant end() {
    return edges.getLast();
  }

  public Instant startOf(int step) {
    return edges.get(step);
  }

  /** Length of a step in hours. */
  public double hours(int step) {
    return hours(step, step + 1);
  }

  /** Hours from the start of a step to the start of a later one. */
  public double hours(int from, int to) {
    return Duration.between(edges.get(from), edges.get(to)).toMillis() / 3_600_000.0;
  }

  /**
   * The values, if there is one per step.
   *
   * @throws IllegalArgumentException otherwise, or when one is not a number
   */
  double[] requireLength(String name, double[] values) {
    if (values.length != steps()) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values for " + steps() + " steps");
    }
    for (int t = 0; t < values.length; t++) {
      if (Double.isNaN(values[t])) {
        throw new IllegalArgumentException(
            name + " is unknown in step " + t + ", from " + startOf(t));
      }
    }
    return values;
  }

  /** The number of steps that end by {@code instant}. */
  public int stepsUntil(Instant instant) {
    int steps = 0;
    while (steps < steps() && !edges.get(steps + 1).isAfter(instant)) {
      steps++;
    }
    return steps;
  }
}
