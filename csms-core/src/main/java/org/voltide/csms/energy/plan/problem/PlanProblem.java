package org.voltide.csms.energy.plan.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * A site's plan as one convex problem: find the powers of the cars that cost least, rows and cars
 * together. Always solvable, since limits and promises have prices.
 *
 * @param hours length of each step
 * @param rows places with a limit or a price, the grid connection first
 * @param peak the charge on the highest power, if there is one
 * @param endurance energy behind held power that cars share, where it is not divided between them
 * @param signatures ways through the rows that cars share
 * @param cars those that have anything to decide
 * @param liftKw per car of the snapshot and step: what brings a low car to its minimum, part of the
 *     rows' base
 * @param signatureOf each car of the snapshot
 * @param offset added to the cost, so that holding what was promised costs nothing
 */
public record PlanProblem(
    double[] hours,
    List<Row> rows,
    Optional<Peak> peak,
    Optional<Endurance> endurance,
    List<Signature> signatures,
    List<CarProblem> cars,
    double[][] liftKw,
    int[] signatureOf,
    double offset) {

  public PlanProblem {
    rows = List.copyOf(rows);
    signatures = List.copyOf(signatures);
    cars = List.copyOf(cars);
  }

  public static PlanProblem of(SiteSnapshot site) {
    return new Formulation(site, false).problem();
  }

  /** The same where each car has its own part of what is behind held power. */
  public static PlanProblem divided(SiteSnapshot site) {
    return new Formulation(site, true).problem();
  }

  /** The rows that the power of a car of the snapshot flows through. */
  public Signature wayOf(int car) {
    return signatures.get(signatureOf[car]);
  }

  public int steps() {
    return hours.length;
  }

  /**
   * What powers cost in all: rows, wear, holding energy, broken promises.
   *
   * @param powersKw per entry of {@link #cars} and step of the car; within the car's windows
   */
  public double cost(double[][] powersKw) {
    double[][] flows = flows(powersKw);
    double cost = offset;
    for (int row = 0; row < rows.size(); row++) {
      cost += rowCost(row, flows[row]);
    }
    for (int i = 0; i < powersKw.length; i++) {
      cost += carCost(cars.get(i), powersKw[i]);
    }
    return cost;
  }

  private double rowCost(int row, double[] flow) {
    if (isPeak(row)) {
      return peak.get().cost(rows.get(row), flow);
    }
    double cost = 0;
    for (int t = 0; t < hours.length; t++) {
      cost += rows.get(row).cost(t, flow[t]) * hours[t];
    }
    return cost;
  }

  /** Whether a row is that of the charge on the highest power. */
  public boolean isPeak(int row) {
    return peak.isPresent() && peak.get().row() == row;
  }

  /** The same problem where the highest power of these flows is paid for. */
  public PlanProblem peakPaid(double[][] flows) {
    if (peak.isEmpty()) {
      return this;
    }
    int row = peak.get().row();
    List<Row> raised = new ArrayList<>(rows);
    raised.set(row, Peak.raised(rows.get(row), flows[row]));
    return withRows(raised);
  }

  /** The same problem with other curves. */
  public PlanProblem withRows(List<Row> other) {
    return new PlanProblem(
        hours, other, peak, endurance, signatures, cars, liftKw, signatureOf, offset);
  }

  private double carCost(CarProblem car, double[] powerKw) {
    double cost = 0;
    double held = car.startKwh();
    for (int k = 0; k < powerKw.length; k++) {
      double h = hours[car.from() + k];
      double power = powerKw[k];
      held += car.storedKwh(power, h);
      double price = power > 0 ? car.chargePrice()[k] : -car.dischargePrice()[k];
      cost += price * power * h + car.holding().cost(k, held);
    }
    return cost;
  }

  /** Power through each row per step. */
  public double[][] flows(double[][] powersKw) {
    double[][] flows = new double[rows.size()][];
    Arrays.setAll(flows, row -> rows.get(row).baseKw().clone());
    for (int i = 0; i < powersKw.length; i++) {
      CarProblem car = cars.get(i);
      Signature way = signatures.get(car.signature());
      for (int r = 0; r < way.rows().length; r++) {
        double[] flow = flows[way.rows()[r]];
        double share = way.shares()[r];
        for (int k = 0; k < powersKw[i].length; k++) {
          flow[car.from() + k] += share * powersKw[i][k];
        }
      }
    }
    return flows;
  }

  /** Powers of all cars of the snapshot in W over all steps, lifts included. */
  public double[][] siteWatts(double[][] powersKw) {
    double[][] watts = new double[liftKw.length][];
    Arrays.setAll(watts, i -> Arrays.stream(liftKw[i]).map(kw -> kw * 1000).toArray());
    for (int i = 0; i < powersKw.length; i++) {
      CarProblem car = cars.get(i);
      for (int k = 0; k < powersKw[i].length; k++) {
        watts[car.index()][car.from() + k] += powersKw[i][k] * 1000;
      }
    }
    return watts;
  }
}
