package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;

/**
 * A site's plan as the API shows it and the database keeps it.
 *
 * @param note why the safe plan is used, empty for the planner's own
 * @param pricesKnownUntil from when on prices are guesses
 */
public record SitePlanView(
    Instant madeAt,
    String reason,
    String quality,
    String note,
    double cost,
    long cpuMillis,
    double importLimitW,
    double exportLimitW,
    Instant pricesKnownUntil,
    List<Step> steps,
    List<Car> cars) {

  /** One step of the site. */
  public record Step(
      Instant start,
      Instant end,
      double netW,
      double baseLoadW,
      double importPrice,
      double exportPrice) {}

  /** One car; arrays are parallel to the steps. */
  public record Car(
      UUID sessionId,
      String stationId,
      int evseId,
      String label,
      Instant departure,
      List<Double> powerW,
      List<Double> socPercent,
      double shortfallWh) {}

  static SitePlanView of(
      Instant madeAt,
      Reason reason,
      SiteSnapshot site,
      CheckedPlan checked,
      List<CarState> cars,
      Instant pricesKnownUntil) {
    SitePlan plan = checked.plan();
    Map<String, CarState> states =
        cars.stream()
            .collect(Collectors.toMap(car -> car.session().id().toString(), Function.identity()));
    return new SitePlanView(
        madeAt,
        reason.text(),
        plan.quality().name(),
        checked.fallbackReason().orElse(""),
        plan.cost(),
        checked.cpu().toMillis(),
        site.limit().importW()[0],
        site.limit().exportW()[0],
        pricesKnownUntil,
        steps(site, plan),
        plan.cars().stream().map(car -> car(car, states.get(car.id()))).toList());
  }

  private static List<Step> steps(SiteSnapshot site, SitePlan plan) {
    List<Step> steps = new ArrayList<>();
    double[] baseLoadW = site.baseLoadW();
    for (int t = 0; t < site.grid().steps(); t++) {
      steps.add(
          new Step(
              site.grid().startOf(t),
              site.grid().startOf(t + 1),
              rounded(plan.netW()[t]),
              rounded(baseLoadW[t]),
              site.importPricePerKwh()[t],
              site.exportPricePerKwh()[t]));
    }
    return steps;
  }

  private static Car car(CarPlan plan, CarState state) {
    return new Car(
        state.session().id(),
        state.session().stationId(),
        state.session().evseId(),
        state.session().label(),
        state.need().departure(),
        DoubleStream.of(plan.powerW()).map(SitePlanView::rounded).boxed().toList(),
        DoubleStream.of(plan.energyWh())
            .map(state.need()::socPercent)
            .map(SitePlanView::rounded)
            .boxed()
            .toList(),
        rounded(plan.shortfallWh()));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
