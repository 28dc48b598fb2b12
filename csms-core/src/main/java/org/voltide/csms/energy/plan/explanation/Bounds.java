package org.voltide.csms.energy.plan.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.explanation.Flows.Used;

/** The limits that leave a car no more room, or that come closest to it. */
final class Bounds {

  /** A limit binds from here on. */
  private static final double NEARLY = 0.99;

  private static final double MINUTES_PER_HOUR = 60;
  private static final double ROUNDING = 1e-6;

  private final SiteSnapshot site;
  private final Flows flows;
  private final Map<String, String> names;

  Bounds(SiteSnapshot site, Flows flows, Map<String, String> names) {
    this.site = site;
    this.flows = flows;
    this.names = names;
  }

  /** A car at rest is held back by what binds; only where power flows it matters what does not. */
  List<Because> of(Stretch stretch) {
    Action action = stretch.action();
    List<Because> because = new ArrayList<>();
    if (action == Action.HOLDING) {
      return because;
    }
    ofCar(stretch).ifPresent(because::add);
    List<Used> limits = flows.onTheWayTo(stretch.index(), action != Action.DISCHARGING);
    limits.stream()
        .filter(each -> stretch.steps().anyMatch(each::binds))
        .map(each -> limit(each, stretch))
        .forEach(because::add);
    boolean bound = because.stream().anyMatch(each -> each instanceof Because.Limit);
    if (action.flows() && !bound) {
      limits.stream()
          .filter(each -> Double.isFinite(tightestW(each, stretch)))
          .max(Comparator.comparingDouble(each -> mostUsed(each, stretch)))
          .map(each -> limit(each, stretch))
          .ifPresent(because::add);
    }
    return because;
  }

  private Optional<Because> ofCar(Stretch stretch) {
    double mostW =
        switch (stretch.action()) {
          case CHARGING -> stretch.car().maxChargeW();
          case DISCHARGING -> stretch.car().maxDischargeW();
          case WAITING, HOLDING -> Double.POSITIVE_INFINITY;
        };
    long minutes = minutes(stretch, t -> Math.abs(stretch.plan().powerW()[t]) >= NEARLY * mostW);
    return minutes > 0 ? Optional.of(new Because.CarLimit(mostW, minutes)) : Optional.empty();
  }

  private Because limit(Used used, Stretch stretch) {
    String place =
        used.scope() == Because.Scope.EXTERNAL || used.group() == 0
            ? ""
            : name(site.groups().get(used.group()).id());
    return new Because.Limit(
        used.scope(), place, tightestW(used, stretch), minutes(stretch, used::binds));
  }

  private String name(String group) {
    return names.getOrDefault(group, group);
  }

  private static double tightestW(Used used, Stretch stretch) {
    return stretch.steps().mapToDouble(t -> used.limitW()[t]).min().orElseThrow();
  }

  private static double mostUsed(Used used, Stretch stretch) {
    return stretch.steps().mapToDouble(used::share).max().orElseThrow();
  }

  /** Rounded up: what binds at all, binds for a minute. */
  private static long minutes(Stretch stretch, IntPredicate binds) {
    double hours = stretch.steps().filter(binds).mapToDouble(stretch.grid()::hours).sum();
    return (long) Math.ceil(hours * MINUTES_PER_HOUR - ROUNDING);
  }
}
