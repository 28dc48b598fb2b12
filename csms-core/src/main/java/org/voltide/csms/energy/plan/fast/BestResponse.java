package org.voltide.csms.energy.plan.fast;

import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.Holding;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/**
 * The best plan of one car against what all others leave: exact. Backwards in time, the least cost
 * to go is a convex piecewise linear function of the energy held; forwards, each step changes the
 * energy as long as that costs less than it saves later. Not thread-safe.
 */
final class BestResponse {

  private static final double NOTHING = 1e-12;

  /** Powers below this are rounding. */
  private static final double NOISE_KW = 1e-9;

  private final PlanProblem problem;
  private final Segments[] stages;
  private final Segments[] values;
  private final Segments scratch = new Segments();
  private int[] pieces = new int[1];
  private double surcharge;

  BestResponse(PlanProblem problem) {
    this.problem = problem;
    stages = new Segments[problem.steps()];
    values = new Segments[problem.steps()];
    for (int t = 0; t < stages.length; t++) {
      stages[t] = new Segments();
      values[t] = new Segments();
    }
  }

  /**
   * @param flowsKw through each row without this car
   * @param surcharge on each kWh given
   * @param powersKw the answer, per step of the car
   */
  void find(CarProblem car, double[][] flowsKw, double surcharge, double[] powersKw) {
    this.surcharge = surcharge;
    for (int k = 0; k < car.length(); k++) {
      stage(car, k, flowsKw);
    }
    backward(car);
    forward(car, powersKw);
  }

  /** What changing the stored energy in a step costs, per stored kWh. */
  private void stage(CarProblem car, int k, double[][] flowsKw) {
    int t = car.from() + k;
    double h = problem.hours()[t];
    Signature way = problem.signatures().get(car.signature());
    Segments stage = stages[k];
    stage.clear();
    double power = -car.dischargeKw()[k];
    double most = car.chargeKw()[k];
    begin(way, t, power, flowsKw);
    double steepest = Double.NEGATIVE_INFINITY;
    while (power < most - NOTHING) {
      double next = Math.min(nextEdge(way, t, flowsKw), power < -NOTHING ? 0 : most);
      double width = Math.max(0, Math.min(next, most) - power);
      double price = price(way, t);
      boolean gives = power < -NOTHING;
      double slope =
          gives
              ? (price - car.dischargePrice()[k] - surcharge) / car.dischargeLoss()
              : (price + car.chargePrice()[k]) / car.chargeGain();
      // Where energy has a negative value losses pay, which is not convex: then no advantage.
      steepest = Math.max(steepest, slope);
      stage.add(steepest, width * h * (gives ? car.dischargeLoss() : car.chargeGain()));
      power = Math.max(power, next);
      advance(way, t, power, flowsKw);
    }
  }

  /** Finds the piece of each row's curve that the car's least power lies in. */
  private void begin(Signature way, int t, double power, double[][] flowsKw) {
    if (pieces.length < way.rows().length) {
      pieces = new int[way.rows().length];
    }
    for (int r = 0; r < way.rows().length; r++) {
      pieces[r] = 0;
    }
    advance(way, t, power, flowsKw);
  }

  private void advance(Signature way, int t, double power, double[][] flowsKw) {
    for (int r = 0; r < way.rows().length; r++) {
      double[] edges = problem.rows().get(way.rows()[r]).edgesKw()[t];
      double flow = flowsKw[way.rows()[r]][t] + way.shares()[r] * power;
      while (pieces[r] < edges.length && edges[pieces[r]] <= flow + NOTHING) {
        pieces[r]++;
      }
    }
  }

  /** The car's power at which the first row reaches the end of its piece. */
  private double nextEdge(Signature way, int t, double[][] flowsKw) {
    double next = Double.POSITIVE_INFINITY;
    for (int r = 0; r < way.rows().length; r++) {
      double[] edges = problem.rows().get(way.rows()[r]).edgesKw()[t];
      if (pieces[r] < edges.length) {
        double kw = (edges[pieces[r]] - flowsKw[way.rows()[r]][t]) / way.shares()[r];
        next = Math.min(next, kw);
      }
    }
    return next;
  }

  private double price(Signature way, int t) {
    double price = 0;
    for (int r = 0; r < way.rows().length; r++) {
      Row row = problem.rows().get(way.rows()[r]);
      price += way.shares()[r] * row.prices()[t][pieces[r]];
    }
    return price;
  }

  private void backward(CarProblem car) {
    int last = car.length() - 1;
    Segments end = values[last];
    end.clear();
    Holding holding = car.holding();
    for (int p = 0; p < holding.pieces(); p++) {
      end.add(holding.price()[p][last], holding.widthKwh()[p][last]);
    }
    for (int k = last - 1; k >= 0; k--) {
      double h = problem.hours()[car.from() + k + 1];
      double gain = car.chargeKw()[k + 1] * h * car.chargeGain();
      values[k].before(values[k + 1], stages[k + 1], gain, car.roomKwh()[k]);
      if (!holding.isFree(k)) {
        values[k].addHolding(holding, k, scratch);
      }
    }
  }

  private void forward(CarProblem car, double[] powersKw) {
    double held = car.startKwh();
    for (int k = 0; k < car.length(); k++) {
      double h = problem.hours()[car.from() + k];
      double after = next(held, car.dischargeKw()[k] * h * car.dischargeLoss(), k);
      double change = after - held;
      double kw = change / (h * (change > 0 ? car.chargeGain() : car.dischargeLoss()));
      powersKw[k] = Math.abs(kw) < NOISE_KW ? 0 : kw;
      held = after;
    }
  }

  /** The energy after a step: loses all it can, then gains while that pays. */
  private double next(double held, double mostLost, int k) {
    Segments stage = stages[k];
    Segments value = values[k];
    double after = held - mostLost;
    int g = 0;
    double ofStage = stage.count > 0 ? stage.widths[0] : 0;
    while (after < 0 && g < stage.count) {
      double taken = Math.min(-after, ofStage);
      after = taken < ofStage ? 0 : after + taken;
      ofStage -= taken;
      if (ofStage <= NOTHING && ++g < stage.count) {
        ofStage = stage.widths[g];
      }
    }
    int v = 0;
    double ofValue = value.count > 0 ? value.widths[0] - after : 0;
    while (ofValue <= NOTHING && ++v < value.count) {
      ofValue += value.widths[v];
    }
    while (g < stage.count && v < value.count && stage.slopes[g] + value.slopes[v] < 0) {
      double taken = Math.min(ofStage, ofValue);
      after += taken;
      ofStage -= taken;
      ofValue -= taken;
      if (ofStage <= NOTHING && ++g < stage.count) {
        ofStage = stage.widths[g];
      }
      if (ofValue <= NOTHING && ++v < value.count) {
        ofValue = value.widths[v];
      }
    }
    return after;
  }
}
