package org.voltide.acceptance;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.voltide.acceptance.Books.Price;
import org.voltide.acceptance.Books.Site;

/**
 * The least a site's day could have cost for who knew every arrival, departure and price
 * beforehand, with batteries that are always at their best efficiency: a bound no controller
 * passes. A linear program of its own, in kW, kWh and EUR.
 */
final class PerfectKnowledge {
  private static final Duration STEP = Duration.ofMinutes(15);

  /**
   * A stay as it was.
   *
   * @param gainKwh what the battery gained from arrival to departure
   * @param roomDownKwh how far below its energy at arrival the battery may go
   * @param roomUpKwh how far above
   */
  record Stay(
      Instant arrival,
      Instant departure,
      double gainKwh,
      double roomDownKwh,
      double roomUpKwh,
      double chargeKw,
      double dischargeKw,
      double efficiency,
      double wearPerKwhOut) {}

  private final Site site;
  private final NavigableMap<Instant, Price> prices;
  private final MPSolver solver = MPSolver.createSolver("HIGHS_LP");
  private final MPObjective objective = solver.objective();
  private final Map<Instant, MPConstraint> balances = new HashMap<>();

  static {
    Loader.loadNativeLibraries();
  }

  private PerfectKnowledge(Site site, NavigableMap<Instant, Price> prices) {
    this.site = site;
    this.prices = prices;
  }

  /**
   * The least cost, wear included, of the energy for these stays; the base load's is not counted.
   */
  static double cost(Site site, NavigableMap<Instant, Price> prices, List<Stay> stays) {
    var program = new PerfectKnowledge(site, prices);
    stays.forEach(program::add);
    MPSolver.ResultStatus status = program.solver.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new AssertionError("the day cannot be solved: " + status);
    }
    double base =
        program.balances.keySet().stream()
            .mapToDouble(start -> site.baseLoadW() / 1000 / 4 * program.price(start).buy())
            .sum();
    double cost = program.objective.value() - base;
    program.solver.delete();
    return cost;
  }

  private void add(Stay stay) {
    MPVariable before = null;
    Instant start = quarterOf(stay.arrival);
    for (; start.isBefore(stay.departure); start = start.plus(STEP)) {
      Instant from = start.isBefore(stay.arrival) ? stay.arrival : start;
      Instant end = start.plus(STEP);
      Instant until = end.isBefore(stay.departure) ? end : stay.departure;
      double present = (double) Duration.between(from, until).toMillis() / STEP.toMillis();
      boolean last = !end.isBefore(stay.departure);
      before = step(stay, start, present, last, before);
    }
  }

  /** Adds a step and returns what the battery has gained at its end. */
  private MPVariable step(
      Stay stay, Instant start, double present, boolean last, MPVariable before) {
    double hours = 0.25;
    MPVariable in = solver.makeNumVar(0, stay.chargeKw * present, "");
    MPVariable out = solver.makeNumVar(0, stay.dischargeKw * present, "");
    double least = last ? stay.gainKwh : -stay.roomDownKwh;
    MPVariable after = solver.makeNumVar(least, Math.max(least, stay.roomUpKwh), "");
    objective.setCoefficient(out, stay.wearPerKwhOut * hours);
    MPConstraint storage = solver.makeConstraint(0, 0);
    storage.setCoefficient(after, 1);
    if (before != null) {
      storage.setCoefficient(before, -1);
    }
    storage.setCoefficient(in, -hours * stay.efficiency);
    storage.setCoefficient(out, hours / stay.efficiency);
    MPConstraint balance = balances.computeIfAbsent(start, this::connection);
    balance.setCoefficient(in, -1);
    balance.setCoefficient(out, 1);
    return after;
  }

  /** Import − export = base load + what all cars take, within the connection's limits. */
  private MPConstraint connection(Instant start) {
    Price price = price(start);
    MPConstraint balance = solver.makeConstraint(site.baseLoadW() / 1000, site.baseLoadW() / 1000);
    MPVariable bought = solver.makeNumVar(0, site.importLimitW() / 1000, "");
    MPVariable sold = solver.makeNumVar(0, site.exportLimitW() / 1000, "");
    balance.setCoefficient(bought, 1);
    balance.setCoefficient(sold, -1);
    objective.setCoefficient(bought, price.buy() * 0.25);
    objective.setCoefficient(sold, -price.sell() * 0.25);
    return balance;
  }

  private Price price(Instant start) {
    return prices.floorEntry(start).getValue();
  }

  private static Instant quarterOf(Instant instant) {
    long quarter = STEP.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), quarter) * quarter);
  }
}
