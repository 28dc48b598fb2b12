package org.voltide.csms.energy.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.Emissions;
import org.voltide.csms.energy.plan.Headroom;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;

/**
 * What cars may do instead of what is planned, for those that choose themselves (OCPP 2.x K15):
 * charge evenly; or with the cleanest energy where that is known, else as late as possible. Each
 * brings the energy that is planned by the departure, and whichever the cars choose, every limit is
 * kept. Pure; not thread-safe.
 */
final class Alternatives {

  /** A car that needs less has nothing to choose. */
  private static final double LEAST_WH = 1_000;

  /** Courses that differ by less at every moment are the same to a driver. */
  private static final double TELLING_W = 500;

  private static final double ROUNDING_WH = 1;

  /** Shares of the way from an even power to full power, tried where limits cut the even one. */
  private static final double[] STEEPER = {0, 0.1, 0.25, 0.5, 1};

  private final SiteSnapshot site;
  private final SitePlan plan;

  /** What is left per step beside the most that cars may do by now. */
  private final List<Headroom> rooms;

  /** The most and the least that each car may do, per step. */
  private final double[][] mostW;

  private final double[][] leastW;

  private Alternatives(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    this.plan = plan;
    mostW = plan.cars().stream().map(car -> car.powerW().clone()).toArray(double[][]::new);
    leastW = plan.cars().stream().map(car -> car.powerW().clone()).toArray(double[][]::new);
    rooms = List.of(Headroom.perStep(site));
    for (int t = 0; t < rooms.size(); t++) {
      for (int car = 0; car < mostW.length; car++) {
        rooms.get(t).give(car, mostW[car][t]);
      }
    }
  }

  /**
   * The courses beside the plan's, in W per step, of those cars that have any.
   *
   * @param site as the plan has to keep it
   * @param choosing the sessions whose cars choose
   */
  static Map<UUID, List<double[]>> of(SiteSnapshot site, SitePlan plan, Set<UUID> choosing) {
    if (choosing.isEmpty()) {
      return Map.of();
    }
    Alternatives making = new Alternatives(site, plan);
    Map<UUID, List<double[]>> made = new HashMap<>();
    for (int i = 0; i < site.cars().size(); i++) {
      PluggedCar car = site.cars().get(i);
      if (choosing.stream().anyMatch(id -> id.toString().equals(car.id()))) {
        List<double[]> courses = making.courses(i, car);
        if (!courses.isEmpty()) {
          made.put(UUID.fromString(car.id()), courses);
        }
      }
    }
    return making.keepLimits() ? made : Map.of();
  }

  /** Limits only care for the sum, so the most and the least that all may do tell of all else. */
  private boolean keepLimits() {
    return !breaks(mostW, Violation.Kind.IMPORT_LIMIT)
        && !breaks(mostW, Violation.Kind.SHARED_LIMIT)
        && !breaks(leastW, Violation.Kind.EXPORT_LIMIT);
  }

  private boolean breaks(double[][] powersW, Violation.Kind kind) {
    SitePlan all = Outcome.of(site, powersW, plan.quality(), plan.gap());
    return FeasibilityChecker.check(site, all).stream().anyMatch(found -> found.kind() == kind);
  }

  private List<double[]> courses(int index, PluggedCar car) {
    int steps = Math.min(car.departureStep(), site.grid().steps());
    double gainWh = steps == 0 ? 0 : energyWh(index, steps - 1) - car.energyWh();
    boolean free = car.steadiness().isEmpty() && car.standingLossW() == 0;
    List<double[]> courses = new ArrayList<>();
    if (free && gainWh >= LEAST_WH) {
      even(index, car, steps, gainWh).ifPresent(course -> offer(index, courses, course));
      fill(index, car, preferred(steps), car.maxChargeW(), gainWh)
          .ifPresent(course -> offer(index, courses, course));
    }
    return courses;
  }

  private double energyWh(int index, int step) {
    return plan.cars().get(index).energyWh()[step];
  }

  private void offer(int index, List<double[]> courses, double[] course) {
    boolean isNew =
        differs(course, plan.cars().get(index).powerW())
            && courses.stream().allMatch(other -> differs(course, other));
    if (!isNew) {
      return;
    }
    courses.add(course);
    for (int t = 0; t < course.length; t++) {
      rooms.get(t).give(index, Math.max(0, course[t] - mostW[index][t]));
      mostW[index][t] = Math.max(mostW[index][t], course[t]);
      leastW[index][t] = Math.min(leastW[index][t], course[t]);
    }
  }

  private static boolean differs(double[] one, double[] other) {
    return IntStream.range(0, one.length).anyMatch(t -> Math.abs(one[t] - other[t]) > TELLING_W);
  }

  private Optional<double[]> even(int index, PluggedCar car, int steps, double gainWh) {
    double hours = IntStream.range(0, steps).mapToDouble(site.grid()::hours).sum();
    double evenW = Math.max(car.minChargeW(), gainWh / car.chargeEfficiency() / hours);
    List<Integer> inOrder = IntStream.range(0, steps).boxed().toList();
    for (double share : STEEPER) {
      double levelW = Math.min(car.maxChargeW(), evenW + share * (car.maxChargeW() - evenW));
      Optional<double[]> course = fill(index, car, inOrder, levelW, gainWh);
      if (course.isPresent()) {
        return course;
      }
    }
    return Optional.empty();
  }

  /** The cleanest steps first where that is known, else the last. */
  private List<Integer> preferred(int steps) {
    List<Integer> latest = IntStream.range(0, steps).boxed().toList().reversed();
    return site.terms()
        .emissions()
        .map(Emissions::kgPerKwh)
        .map(kg -> latest.stream().sorted(Comparator.comparingDouble(t -> kg[t])).toList())
        .orElse(latest);
  }

  /** Charges in these steps, one after the other, until the gain is there. */
  private Optional<double[]> fill(
      int index, PluggedCar car, List<Integer> order, double levelW, double gainWh) {
    double[] course = new double[site.grid().steps()];
    double leftWh = gainWh;
    for (int t : order) {
      double perW = site.grid().hours(t) * car.chargeEfficiency();
      double roomW = mostW[index][t] + rooms.get(t).forCar(index);
      double powerW = Math.min(Math.min(levelW, roomW), Math.max(car.minChargeW(), leftWh / perW));
      if (leftWh > ROUNDING_WH && powerW > 0 && powerW >= car.minChargeW()) {
        course[t] = powerW;
        leftWh -= powerW * perW;
      }
    }
    return leftWh <= ROUNDING_WH && staysInWindow(index, car, course)
        ? Optional.of(course)
        : Optional.empty();
  }

  /** A car below its least energy is brought there as soon as planned. */
  private boolean staysInWindow(int index, PluggedCar car, double[] course) {
    double energy = car.energyWh();
    for (int t = 0; t < course.length; t++) {
      energy += car.storedWh(course[t], site.grid().hours(t));
      double least = Math.min(energyWh(index, t), car.minEnergyWh());
      if (energy < least - ROUNDING_WH || energy > car.ceilingWh() + ROUNDING_WH) {
        return false;
      }
    }
    return true;
  }
}
