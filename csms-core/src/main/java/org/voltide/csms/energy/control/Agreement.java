package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.control.CarState.Agreed;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.limits.ExternalLimit;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;

/**
 * When a car's choice stands: as long as what it was offered for is what it needs, and the limits
 * of the site bear it. Pure.
 */
final class Agreement {

  private static final double ROUNDING_W = 1;

  private Agreement() {}

  /** What a car agreed on or may be choosing now. */
  static Optional<Agreed> of(CarState car, Steered steered, Programme programme, Instant now) {
    SessionFacts session = car.session();
    boolean stands =
        session.control().state() == ControlState.FOLLOWING
            && programme.answers().equals(session.negotiation().askedAt())
            && !car.need().chargeNow()
            && session.promise().filter(promise -> promise.isFor(car.need())).isPresent();
    return stands
        ? agreed(steered, programme, now)
            .filter(
                agreed ->
                    agreed.course().stream()
                        .allMatch(period -> period.powerW() <= car.maxChargeW() + ROUNDING_W))
        : Optional.empty();
  }

  private static Optional<Agreed> agreed(Steered steered, Programme programme, Instant now) {
    Offers offers = programme.offers();
    Optional<Agreed> chosen =
        offers
            .chosen()
            .filter(offer -> offer.until().isAfter(now))
            .map(offer -> new Agreed(steered, offer.course(), List.of(offer.course())));
    return chosen.isPresent() || !offers.areOpen(now)
        ? chosen
        : Optional.of(
            new Agreed(
                steered,
                offers.all().getFirst().course(),
                offers.all().stream().map(Offer::course).toList()));
  }

  /**
   * Whether the limits bear what was agreed.
   *
   * @param site with what was agreed as load
   */
  static boolean fits(SiteSnapshot site, List<ExternalLimit> limits, List<CarState> cars) {
    double[][] nothing = new double[site.cars().size()][site.grid().steps()];
    SitePlan idle = Outcome.of(site, nothing, SitePlan.Quality.FALLBACK, 0);
    return FeasibilityChecker.check(site, idle).stream()
            .noneMatch(found -> found.kind() == Violation.Kind.BASE_LOAD_BEYOND_LIMIT)
        && limits.stream().allMatch(limit -> bears(limit, cars, site.grid()));
  }

  private static boolean bears(ExternalLimit limit, List<CarState> cars, TimeGrid grid) {
    List<double[]> agreed =
        cars.stream()
            .filter(car -> limit.covers(car.session().stationId(), car.session().evseId()))
            .flatMap(car -> car.agreed().stream())
            .map(agreement -> agreement.mostW(grid))
            .toList();
    for (int t = 0; t < grid.steps(); t++) {
      int step = t;
      double drawn = agreed.stream().mapToDouble(watts -> watts[step]).sum();
      double most =
          limit.least(grid.startOf(t), grid.startOf(t + 1)).orElse(Double.POSITIVE_INFINITY);
      if (drawn > most + ROUNDING_W) {
        return false;
      }
    }
    return true;
  }
}
