package org.voltide.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What is due when, in simulated time, and what flows in between. Moving forward splits time at
 * every due event, so that whoever integrates power sees no change inside a step. Not thread-safe.
 */
public final class Timeline {
  /** Integrates what flows over a step in which nothing changes from outside. */
  @FunctionalInterface
  public interface Flow {
    void between(Instant from, Instant to);
  }

  /** Something due once; cancelling it after it ran does nothing. */
  public static final class Due {
    private final Instant at;
    private final long order;
    private final Runnable action;
    private boolean cancelled;

    private Due(Instant at, long order, Runnable action) {
      this.at = at;
      this.order = order;
      this.action = action;
    }

    public void cancel() {
      cancelled = true;
    }
  }

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(
          Comparator.<Due, Instant>comparing(due -> due.at).thenComparingLong(due -> due.order));
  private final List<Flow> flows = new ArrayList<>();
  private final Duration maxStep;
  private Instant now;
  private long scheduled;

  /**
   * @param maxStep the longest step a flow is integrated over; limits that depend on the state of
   *     charge are taken as constant within it
   */
  public Timeline(Instant start, Duration maxStep) {
    this.now = start;
    this.maxStep = maxStep;
  }

  public Instant now() {
    return now;
  }

  public void addFlow(Flow flow) {
    flows.add(flow);
  }

  /** Runs the action when time gets there; at once with the next move if it is already past. */
  public Due at(Instant at, Runnable action) {
    Due due = new Due(at, scheduled++, action);
    queue.add(due);
    return due;
  }

  public Due after(Duration delay, Runnable action) {
    return at(now.plus(delay), action);
  }

  /** Moves to the target; an earlier target is ignored. */
  public void advanceTo(Instant target) {
    runDue();
    while (now.isBefore(target)) {
      Instant next = earlier(target, now.plus(maxStep));
      if (!queue.isEmpty()) {
        next = earlier(next, queue.peek().at);
      }
      for (Flow flow : flows) {
        flow.between(now, next);
      }
      now = next;
      runDue();
    }
  }

  private void runDue() {
    while (!queue.isEmpty() && !queue.peek().at.isAfter(now)) {
      Due due = queue.remove();
      if (!due.cancelled) {
        due.action.run();
      }
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
