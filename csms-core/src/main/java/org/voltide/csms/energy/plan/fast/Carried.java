package org.voltide.csms.energy.plan.fast;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/** Takes the powers of an earlier plan over into a new problem, car by car and hour by hour. */
final class Carried {

  private Carried() {}

  /** Per car and step of the problem, within the windows of power; 0 where nothing was planned. */
  static double[][] over(SiteSnapshot site, PlanProblem problem, SitePlan before) {
    Map<String, CarPlan> plans = new HashMap<>();
    before.cars().forEach(car -> plans.put(car.id(), car));
    int[] stepBefore = new int[problem.steps()];
    int last = before.grid().steps();
    Arrays.setAll(stepBefore, t -> stepAt(before, site.grid().startOf(t)));
    double[][] powersKw = new double[problem.cars().size()][];
    for (int i = 0; i < powersKw.length; i++) {
      CarProblem car = problem.cars().get(i);
      CarPlan plan = plans.get(site.cars().get(car.index()).id());
      powersKw[i] = new double[car.length()];
      for (int k = 0; k < car.length() && plan != null; k++) {
        int step = stepBefore[car.from() + k];
        double watts = step < last ? plan.powerW()[step] : 0;
        double kw = watts / 1000 - problem.liftKw()[car.index()][car.from() + k];
        powersKw[i][k] = Math.clamp(kw, -car.dischargeKw()[k], car.chargeKw()[k]);
      }
    }
    return powersKw;
  }

  /** The earlier plan's step that a moment lies in, or the number of its steps. */
  private static int stepAt(SitePlan before, Instant moment) {
    boolean early = moment.isBefore(before.grid().start());
    return early ? before.grid().steps() : before.grid().stepsUntil(moment);
  }
}
