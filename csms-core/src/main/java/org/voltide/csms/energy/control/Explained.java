package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.energy.control.SitePlanning.Posed;
import org.voltide.csms.energy.modes.Mode;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.explanation.Asked;
import org.voltide.csms.energy.plan.explanation.Asked.Steering;
import org.voltide.csms.energy.plan.explanation.Explaining;
import org.voltide.csms.energy.plan.explanation.Explanation;
import org.voltide.csms.sites.wiring.SiteGroup;

/** Explains a plan to those who look at a session. Pure. */
final class Explained {

  private Explained() {}

  /**
   * Why each car that is steered does what it does; of others nothing was decided.
   *
   * @param plan that is carried out
   * @param made before cars were tried out
   */
  static Map<UUID, List<Explanation>> of(Posed posed, CheckedPlan plan, CheckedPlan made) {
    SiteSnapshot site = posed.site().outlook().prudent(posed.shaped().real(), posed.site());
    Explaining explaining =
        new Explaining(site, plan.plan(), names(posed.site()), posed.knownUntil());
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < site.cars().size(); i++) {
      places.put(site.cars().get(i).id(), i);
    }
    return posed.cars().stream()
        .filter(CarState::isSteered)
        .collect(
            Collectors.toMap(
                car -> car.session().id(),
                car -> {
                  int place = places.get(car.session().id().toString());
                  boolean tried = begins(plan.plan(), place) != begins(made.plan(), place);
                  return explaining.of(place, asked(posed, car, tried));
                }));
  }

  private static Map<String, String> names(SiteFacts site) {
    return site.wiring().groups().stream()
        .collect(Collectors.toMap(SiteGroup::id, SiteGroup::name));
  }

  private static double begins(SitePlan plan, int car) {
    CarPlan planned = plan.cars().get(car);
    return planned.powerW()[0];
  }

  private static Asked asked(Posed posed, CarState car, boolean tried) {
    return new Asked(
        car.need().departure(),
        car.need().targetWh(),
        car.need().chargeNow() && posed.modes().stream().noneMatch(Explained::isOutage),
        steering(posed, car.session().id()),
        tried);
  }

  /**
   * In an outage all other modes rest; a car that has costs for its own mode does not charge at
   * once.
   */
  private static List<Steering> steering(Posed posed, UUID session) {
    Optional<Mode> outage = posed.modes().stream().filter(Explained::isOutage).findFirst();
    if (outage.isPresent()) {
      return List.of(steering(outage.get()));
    }
    Optional<Mode> own = Optional.ofNullable(posed.own().get(session));
    boolean costOnly = own.filter(mode -> mode instanceof Mode.Cost).isPresent();
    return Stream.concat(
            posed.modes().stream().filter(mode -> !(costOnly && mode instanceof Mode.LimitOnly)),
            own.stream())
        .filter(Explained::outweighsCost)
        .map(Explained::steering)
        .distinct()
        .toList();
  }

  private static boolean isOutage(Mode mode) {
    return mode instanceof Mode.IslandedBackup backup && backup.released();
  }

  /** Caps and reserves leave prices to decide within them; what binds of them is said as such. */
  private static boolean outweighsCost(Mode mode) {
    return switch (mode) {
      case Mode.SelfConsumption m -> true;
      case Mode.LimitOnly m -> true;
      case Mode.FixedSchedule m -> true;
      case Mode.ExternalSetpoint m -> true;
      case Mode.ChargeNow m -> true;
      case Mode.IslandedBackup backup -> backup.released();
      case Mode.Cost m -> false;
      case Mode.PeakShaving m -> false;
    };
  }

  private static Steering steering(Mode mode) {
    Instant until = mode instanceof Mode.ExternalSetpoint point ? point.until() : Instant.MAX;
    return new Steering(mode.kind().name(), until);
  }
}
