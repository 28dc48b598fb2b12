package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.energy.control.WeekStation.Fault;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.SiteGroup;

/**
 * Adds up what really flows and holds it to every limit. Knows nothing of plans: only what a
 * station does that heeds nobody is set apart, for as long as it takes to find that out.
 */
final class WeekJudge {

  /** A station that ignores its profile is found out and planned around within this. */
  static final Duration FOUND_OUT = Duration.ofMinutes(4);

  private static final double TOLERANCE_W = 100;

  final List<String> faults = new ArrayList<>();
  int minutesBeyond;
  double mostBeyondW;
  double leastLeftW = Double.POSITIVE_INFINITY;
  double drawnKwh;
  double fedInKwh;
  double cost;
  private final Map<String, SiteGroup> groups = new HashMap<>();

  WeekJudge() {
    WeekSite.WIRING.groups().forEach(group -> groups.put(group.id(), group));
  }

  /** What flows through a place: on each phase, and by how much that is nobody's doing. */
  private static final class Flow {
    final double[] phaseW = new double[Phases.COUNT];
    final double[] strangeW = new double[Phases.COUNT];

    void add(Phases phases, double powerW, double strange) {
      for (int p = 0; p < phaseW.length; p++) {
        phaseW[p] += powerW * phases.share(p);
        strangeW[p] += strange * phases.share(p);
      }
    }

    double totalW() {
      return phaseW[0] + phaseW[1] + phaseW[2];
    }

    double strangeTotalW() {
      return strangeW[0] + strangeW[1] + strangeW[2];
    }
  }

  /** Judges a minute. */
  void minute(Instant now, Collection<WeekCar> cars, WeekStation[] stations, double giversGoneW) {
    Map<String, Flow> flows = new HashMap<>();
    flows.put("", new Flow());
    groups.keySet().forEach(id -> flows.put(id, new Flow()));
    flows.get("").add(Phases.THREE, WeekSite.baseW(now) - WeekSite.sunW(now), giversGoneW);
    for (WeekCar car : cars) {
      if (car.givesBelowItsFloor()) {
        faults.add("%s station %d: a car gives what it should keep".formatted(now, car.station));
      }
      double strange = isNotFoundOut(stations[car.station], car, now) ? car.powerW : 0;
      String group = "f" + car.station / 20;
      while (group != null) {
        flows.get(group).add(WeekSite.phases(car.station), car.powerW, strange);
        group = groups.get(group).parent();
      }
      flows.get("").add(WeekSite.phases(car.station), car.powerW, strange);
    }
    FlowLimit each = new FlowLimit(WeekSite.PHASE_IMPORT_W, WeekSite.PHASE_EXPORT_W);
    FlowLimit all = new FlowLimit(WeekSite.importW(now), WeekSite.exportW(now));
    judge(now, "connection", flows.get(""), all, Collections.nCopies(Phases.COUNT, each));
    groups
        .values()
        .forEach(
            group ->
                judge(
                    now, group.id(), flows.get(group.id()), group.limit(), group.limitsOfPhases()));
    double kwh = flows.get("").totalW() / 60_000;
    drawnKwh += Math.max(0, kwh);
    fedInKwh += Math.max(0, -kwh);
    var price = WeekSite.prices().at(now);
    cost += kwh * (kwh > 0 ? price.importPrice() : price.exportPrice()).doubleValue();
  }

  private static boolean isNotFoundOut(WeekStation station, WeekCar car, Instant now) {
    return station.troubles.stream()
        .filter(each -> each.fault() == Fault.IGNORES && each.isAt(now))
        .anyMatch(
            each -> {
              Instant begun = each.from().isAfter(car.arrives) ? each.from() : car.arrives;
              return now.isBefore(begun.plus(FOUND_OUT));
            });
  }

  private void judge(Instant now, String place, Flow flow, FlowLimit all, List<FlowLimit> each) {
    judge(now, place, flow.totalW(), flow.strangeTotalW(), all);
    for (int p = 0; p < each.size(); p++) {
      judge(now, place + " L" + (p + 1), flow.phaseW[p], flow.strangeW[p], each.get(p));
    }
  }

  private void judge(Instant now, String place, double powerW, double strangeW, FlowLimit limit) {
    double beyond = Math.max(powerW - limit.importW(), -powerW - limit.exportW());
    leastLeftW = Math.min(leastLeftW, -beyond);
    if (beyond <= TOLERANCE_W) {
      return;
    }
    minutesBeyond++;
    mostBeyondW = Math.max(mostBeyondW, beyond);
    if (beyond > strangeW + TOLERANCE_W && !WeekSite.fellJustNow(now)) {
      faults.add("%s %s: %.0f W beyond".formatted(now, place, beyond));
    }
  }

  /** What of a car, its driver or its station explains a broken promise. */
  static Optional<String> ownFault(WeekCar car, WeekStation station) {
    boolean failed =
        station.troubles.stream()
            .filter(each -> !each.isOfTheCore())
            .anyMatch(
                each -> each.from().isBefore(car.leaves) && each.until().isAfter(car.arrives));
    return switch (car.quirk) {
      case TELLS_NOTHING, LEAVES_EARLY, LIMITED, FULL_EARLY -> Optional.of(car.quirk.name());
      default -> failed ? Optional.of("STATION") : Optional.empty();
    };
  }
}
