package org.voltide.csms.energy.study.comparison;

import java.util.List;
import java.util.Set;
import org.voltide.csms.energy.study.simulation.Flexibility;
import org.voltide.csms.energy.study.simulation.Strategy;
import org.voltide.csms.energy.study.simulation.Strategy.Knowledge;

/**
 * All strategies side by side.
 *
 * @param uncontrolled charging at once
 * @param steered the others; within each kind, perfect knowledge is the last
 * @param connections what other connections would come to, ascending
 * @param stations what fewer stations would come to, ascending
 * @param flexibility what the cars could change, V2G with perfect knowledge
 */
public record Comparisons(
    CaseResult uncontrolled,
    List<CaseResult> steered,
    List<Variant> connections,
    List<Variant> stations,
    Flexibility flexibility) {

  private static final double LEAST_EUR = 0.005;

  public Comparisons {
    steered = List.copyOf(steered);
    connections = List.copyOf(connections);
    stations = List.copyOf(stations);
  }

  /** The best there is of the same kind: with or without giving back. */
  public CaseResult bestOf(Strategy strategy) {
    return steered.stream()
        .filter(each -> each.strategy().knowledge() == Knowledge.PERFECT)
        .filter(each -> each.strategy().bidirectional() == strategy.bidirectional())
        .findFirst()
        .orElse(uncontrolled);
  }

  /** What a strategy costs above the best of its kind, as a share; 0 where that costs nothing. */
  public double aboveBest(CaseResult result) {
    double best = bestOf(result.strategy()).total().cost();
    return share(result.total().cost() - best, Math.abs(best));
  }

  /** What a strategy saves against charging at once, in EUR. */
  public double saving(CaseResult result) {
    return uncontrolled.total().cost() - result.total().cost();
  }

  /** The part of the best saving of its kind that a strategy reaches; 0 where none can be had. */
  public double savingReached(CaseResult result) {
    return share(saving(result), saving(bestOf(result.strategy())));
  }

  private static double share(double part, double whole) {
    return whole < LEAST_EUR ? 0 : part / whole;
  }

  /** Stays whose promise was broken though the best plan of the kind keeps it. */
  public int brokenFeasible(CaseResult result) {
    Set<String> impossible = bestOf(result.strategy()).total().late();
    return (int) result.total().late().stream().filter(id -> !impossible.contains(id)).count();
  }

  /** The strategy as it would run: V2G with forecast of arrivals, any current. */
  public CaseResult asRun(boolean bidirectional) {
    return steered.stream()
        .filter(each -> each.strategy().knowledge() == Knowledge.FORECAST)
        .filter(each -> each.strategy().current() == Strategy.Current.ANY)
        .filter(each -> each.strategy().bidirectional() == bidirectional)
        .findFirst()
        .orElse(uncontrolled);
  }
}
