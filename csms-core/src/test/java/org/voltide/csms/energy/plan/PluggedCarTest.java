package org.voltide.csms.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;
import static org.voltide.csms.energy.plan.Sites.site;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/**
 * What contradicts itself is refused with a reason; what is only bad is planned as well as it is.
 */
class PluggedCarTest {

  static Stream<Arguments> contradictions() {
    return Stream.of(
        wrong(car -> car.capacityWh(0).energyWh(0), "has no battery capacity"),
        wrong(car -> car.departureStep(-1), "departs before the plan starts"),
        wrong(car -> car.arrivalStep(3).departureStep(2), "departs before it arrives"),
        wrong(car -> car.energyWh(Double.NaN), "holds an impossible energy"),
        wrong(car -> car.maxChargeW(Double.NaN), "has a negative power limit"),
        wrong(car -> car.minChargeW(12_000), "has an empty power window"),
        wrong(car -> car.chargeEfficiency(1.1), "has an impossible charge efficiency"),
        wrong(car -> car.standingLossW(11_000), "loses all it takes"),
        wrong(car -> car.priority(Double.NaN), "has an impossible priority"),
        wrong(car -> car.reserveWh(Optional.of(flat(4, -1))), "has an impossible reserve"));
  }

  private static Arguments wrong(UnaryOperator<PluggedCarBuilder> change, String reason) {
    return Arguments.of(change, reason);
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void aCarThatContradictsItselfIsRefusedByName(
      UnaryOperator<PluggedCarBuilder> change, String reason) {
    ThrowingCallable building = () -> change.apply(car("bus 7", 4)).build();

    assertThatThrownBy(building)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("car bus 7 " + reason);
  }

  @Test
  void aPriceThatIsNotKnownIsNamedWithItsTime() {
    double[] gap = {0.1, Double.NaN, 0.2};

    assertThatThrownBy(() -> hourly(gap))
        .hasMessage("importPricePerKwh is unknown in step 1, from 2026-03-01T13:00:00Z");
  }

  @Test
  void aPhaseThatCarriesNothingLeavesItsCarShortAndTheOthersPlanned() {
    PowerLimit wide = PowerLimit.flat(3, 50_000, 50_000);
    PowerLimit none = PowerLimit.flat(3, 0, 0);
    double[][] load = {flat(3, 0), flat(3, 0), flat(3, 0)};
    Group connection = new Group("connection", Group.NO_PARENT, load, wide, List.of());
    Group feeder = new Group("feeder", 0, load, wide, List.of(none, none, none));
    PluggedCar wrong = car("wrong", 3).group(1).phases(Phases.L2).targetWh(40_000).build();
    PluggedCar right = car("right", 3).targetWh(40_000).build();
    SiteSnapshot site =
        new SiteSnapshot(
            site(1, flat(3, 0), flat(3, 0.2), flat(3, 0.1)).grid(),
            List.of(connection, feeder),
            flat(3, 0.2),
            flat(3, 0.1),
            List.of(wrong, right),
            List.of());

    SitePlan plan = new EvenPlanner().plan(site);

    assertThat(plan.cars().getFirst().shortfallWh()).isEqualTo(10_000);
    assertThat(plan.cars().getLast().shortfallWh()).isLessThan(1);
  }

  @Test
  void aLimitBelowTheBaseLoadIsReportedAndPlannedAround() {
    SiteSnapshot site =
        site(5_000, new double[] {9_000, 0, 0}, flat(3, 0.2), flat(3, 0.1), car("a", 3).build());

    assertThat(FeasibilityChecker.check(site, new EvenPlanner().plan(site)))
        .extracting(violation -> violation.kind())
        .containsExactly(Kind.BASE_LOAD_BEYOND_LIMIT);
  }
}
