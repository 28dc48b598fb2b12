package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.modes.Effect;
import org.voltide.csms.energy.modes.Shaping.Shaped;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * A site's plan as the API shows it and the database keeps it.
 *
 * @param quality of {@link SitePlan.Quality}, or {@link #KEPT}
 * @param note why the planner's own plan is not used, empty when it is
 * @param pricesKnownUntil from when on prices are guesses
 * @param why the modes at work, the weakest first
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
    List<Effect> why,
    List<Step> steps,
    List<Car> cars) {

  /** No plan passed the check: stations go on with what they were told last. */
  static final String KEPT = "KEPT";

  /**
   * One step of the site.
   *
   * @param expectedW for cars that will probably come
   */
  public record Step(
      Instant start,
      Instant end,
      double netW,
      double baseLoadW,
      double expectedW,
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
      double shortfallWh) {

    /** What it is planned to do. */
    List<PowerPeriod> periods(SitePlanView plan) {
      return plan.periods(powerW);
    }

    /** Whether these are the last steps of what was planned before, but for a few watts. */
    boolean goesOn(@Nullable Car before) {
      if (before == null) {
        return false;
      }
      int passed = before.powerW.size() - powerW.size();
      return IntStream.range(0, powerW.size())
          .allMatch(
              t ->
                  Math.abs(before.powerW.get(passed + t) - powerW.get(t))
                      <= Programme.NEGLIGIBLE_W);
    }
  }

  /** Powers per step, with their times. */
  List<PowerPeriod> periods(List<Double> powerW) {
    return IntStream.range(0, steps.size())
        .mapToObj(t -> new PowerPeriod(steps.get(t).start(), steps.get(t).end(), powerW.get(t)))
        .toList();
  }

  /** Before anything was planned. */
  static SitePlanView none(SiteFacts site, Instant now) {
    return new SitePlanView(
        now,
        "",
        KEPT,
        "",
        0,
        0,
        site.importLimitW(),
        site.exportLimitW(),
        now,
        List.of(),
        List.of(),
        List.of());
  }

  /** This plan going on because no new one may be carried out. */
  SitePlanView kept(Instant now, Reason reason, String why) {
    return new SitePlanView(
        now,
        reason.name(),
        KEPT,
        why,
        cost,
        cpuMillis,
        importLimitW,
        exportLimitW,
        pricesKnownUntil,
        this.why,
        steps,
        cars);
  }

  /**
   * The cars that shall do anything else than an earlier plan says, or something beyond its end.
   */
  List<Car> changedSince(SitePlanView before) {
    boolean asFar =
        !steps.isEmpty()
            && steps.size() <= before.steps.size()
            && steps.getLast().end().equals(before.steps.getLast().end());
    Map<UUID, Car> known =
        before.cars.stream().collect(Collectors.toMap(Car::sessionId, Function.identity()));
    return cars.stream().filter(car -> !asFar || !car.goesOn(known.get(car.sessionId()))).toList();
  }

  static SitePlanView of(
      Instant madeAt,
      Reason reason,
      Shaped shaped,
      CheckedPlan checked,
      List<CarState> cars,
      Instant pricesKnownUntil) {
    SiteSnapshot site = shaped.real();
    SitePlan plan = really(site, checked.plan());
    Map<String, CarState> states =
        cars.stream()
            .collect(Collectors.toMap(car -> car.session().id().toString(), Function.identity()));
    return new SitePlanView(
        madeAt,
        reason.name(),
        plan.quality().name(),
        checked.fallbackReason().orElse(""),
        plan.cost(),
        checked.cpu().toMillis(),
        site.limit().importW()[0],
        site.limit().exportW()[0],
        pricesKnownUntil,
        shaped.effects(),
        steps(site, plan, states.keySet()),
        Stream.concat(plan.cars().stream(), cars.stream().flatMap(car -> agreed(car, site.grid())))
            .filter(car -> states.containsKey(car.id()))
            .map(car -> car(car, states.get(car.id())))
            .toList());
  }

  /** What a car agreed on, as if it had been planned. */
  private static Stream<CarPlan> agreed(CarState car, TimeGrid grid) {
    return car.agreed().stream()
        .map(
            agreed -> {
              double[] powerW = agreed.powerW(grid);
              double[] energyWh = new double[powerW.length];
              double energy = car.energyWh();
              for (int t = 0; t < powerW.length; t++) {
                double efficiency =
                    powerW[t] > 0
                        ? car.need().chargeEfficiency()
                        : 1 / car.need().dischargeEfficiency();
                energy += powerW[t] * grid.hours(t) * efficiency;
                energyWh[t] = Math.clamp(energy, 0, car.need().capacityWh());
              }
              double shortWh = Math.max(0, car.need().targetWh() - energyWh[energyWh.length - 1]);
              return new CarPlan(car.session().id().toString(), powerW, energyWh, shortWh);
            });
  }

  /** The plan at the site's own connection and prices, whatever the planner was made to see. */
  private static SitePlan really(SiteSnapshot site, SitePlan aimed) {
    double[][] powers = aimed.cars().stream().map(CarPlan::powerW).toArray(double[][]::new);
    return Outcome.of(site, powers, aimed.quality(), aimed.gap());
  }

  private static List<Step> steps(SiteSnapshot site, SitePlan plan, Set<String> here) {
    List<CarPlan> expected = plan.cars().stream().filter(car -> !here.contains(car.id())).toList();
    List<Step> steps = new ArrayList<>();
    double[] baseLoadW = site.baseLoadW();
    for (int t = 0; t < site.grid().steps(); t++) {
      int step = t;
      steps.add(
          new Step(
              site.grid().startOf(t),
              site.grid().startOf(t + 1),
              rounded(plan.netW()[t]),
              rounded(baseLoadW[t]),
              rounded(expected.stream().mapToDouble(car -> car.powerW()[step]).sum()),
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
