package org.voltide.simulator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.ChargingStationExternalConstraints;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.ChargingStationMaxProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxDefaultProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxProfile;
import static org.voltide.simulator.profile.Profiles.NOON;
import static org.voltide.simulator.profile.Profiles.OUTLET;
import static org.voltide.simulator.profile.Profiles.limit;
import static org.voltide.simulator.profile.Profiles.profile;
import static org.voltide.simulator.profile.Profiles.schedule;
import static org.voltide.simulator.profile.Profiles.setpoint;
import static org.voltide.simulator.profile.Profiles.with;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.ocpp.message.type.RecurrencyKind;

/** OCPP 2.1 K, 3.5, case by case. */
class CompositeTest {
  @Test
  void nothingLimitsWithoutProfiles() {
    assertThat(target()).isInfinite();
  }

  @Test
  void theHighestStackLevelLeads() {
    assertThat(
            target(
                profile(1, TxDefaultProfile, 0, limit(0, 5_000)),
                profile(2, TxDefaultProfile, 1, limit(0, 9_000))))
        .isEqualTo(9_000);
  }

  @Test
  void aLowerStackLevelTakesOverWhenTheHigherOnesScheduleIsOver() {
    ChargingProfile brief =
        with(
            profile(2, TxDefaultProfile, 1, limit(0, 9_000)),
            ChargingScheduleBuilder.builder(schedule(limit(0, 9_000))).duration(600).build());
    ChargingProfile base = profile(1, TxDefaultProfile, 0, limit(0, 5_000));

    assertThat(targetAt(599, base, brief)).isEqualTo(9_000);
    assertThat(targetAt(600, base, brief)).isEqualTo(5_000);
  }

  @Test
  void aTxProfileReplacesTheDefaultEvenWithAHigherLimitAndALowerLevel() {
    assertThat(
            target(
                profile(1, TxDefaultProfile, 5, limit(0, 5_000)),
                profile(2, TxProfile, 0, limit(0, 9_000))))
        .isEqualTo(9_000);
  }

  @Test
  void aTxProfileOfAnotherTransactionMeansNothing() {
    ChargingProfile other =
        ChargingProfileBuilder.builder(profile(2, TxProfile, 0, limit(0, 9_000)))
            .transactionId("another")
            .build();

    assertThat(target(other)).isInfinite();
  }

  @Test
  void theLowestOfThePurposesCounts() {
    ChargingProfile tx = profile(1, TxProfile, 0, limit(0, 9_000));
    ChargingProfile max = profile(2, ChargingStationMaxProfile, 0, limit(0, 8_000));
    ChargingProfile external = profile(3, ChargingStationExternalConstraints, 0, limit(0, 7_000));

    assertThat(target(tx, max)).isEqualTo(8_000);
    assertThat(target(tx, max, external)).isEqualTo(7_000);
  }

  @Test
  void aStationLimitIsSharedByTheEvsesInUse() {
    var max = new Installed(0, profile(2, ChargingStationMaxProfile, 0, limit(0, 8_000)), NOON);
    var shared = new Outlet(1, OUTLET.transactionId(), NOON, 230, 3, 2);

    assertThat(new Composite(List.of(max)).at(NOON, shared).targetW()).isEqualTo(4_000);
  }

  @Test
  void validityBoundsAProfile() {
    ChargingProfile valid =
        ChargingProfileBuilder.builder(profile(1, TxProfile, 0, limit(0, 9_000)))
            .validFrom(NOON.plusSeconds(10))
            .validTo(NOON.plusSeconds(20))
            .build();

    assertThat(targetAt(9, valid)).isInfinite();
    assertThat(targetAt(10, valid)).isEqualTo(9_000);
    assertThat(targetAt(20, valid)).isInfinite();
  }

  @Test
  void aRelativeScheduleStartsWithTheTransaction() {
    ChargingProfile relative =
        ChargingProfileBuilder.builder(profile(1, TxDefaultProfile, 0, limit(0, 1)))
            .chargingProfileKind(ChargingProfileKind.Relative)
            .chargingSchedule(
                List.of(
                    ChargingScheduleBuilder.builder(schedule(limit(0, 5_000), limit(60, 6_000)))
                        .startSchedule(null)
                        .build()))
            .build();
    var later = new Outlet(1, OUTLET.transactionId(), NOON.plusSeconds(100), 230, 3, 1);
    Composite composite = composite(relative);

    assertThat(composite.at(NOON.plusSeconds(159), later).targetW()).isEqualTo(5_000);
    assertThat(composite.at(NOON.plusSeconds(160), later).targetW()).isEqualTo(6_000);
  }

  @Test
  void aRecurringScheduleBeginsAgainEveryDay() {
    ChargingProfile daily =
        ChargingProfileBuilder.builder(
                with(
                    profile(1, TxDefaultProfile, 0, limit(0, 1)),
                    ChargingScheduleBuilder.builder(schedule(limit(0, 5_000), limit(3600, 6_000)))
                        .duration(7200)
                        .build()))
            .chargingProfileKind(ChargingProfileKind.Recurring)
            .recurrencyKind(RecurrencyKind.Daily)
            .build();
    int threeDays = 3 * 86_400;

    assertThat(targetAt(threeDays, daily)).isEqualTo(5_000);
    assertThat(targetAt(threeDays + 3600, daily)).isEqualTo(6_000);
    assertThat(targetAt(threeDays + 7200, daily)).isInfinite();
    assertThat(composite(daily).nextEdge(NOON.plusSeconds(threeDays + 7200), OUTLET))
        .contains(NOON.plus(Duration.ofDays(4)));
  }

  @Test
  void ampsAreThoseOfEveryPhaseUsed() {
    ChargingProfile amps =
        with(
            profile(1, TxProfile, 0, limit(0, 1)),
            ChargingScheduleBuilder.builder(schedule(limit(0, 16)))
                .chargingRateUnit(ChargingRateUnit.A)
                .build());
    ChargingProfile onePhase =
        with(
            profile(1, TxProfile, 0, limit(0, 1)),
            ChargingScheduleBuilder.builder(
                    schedule(
                        ChargingSchedulePeriodBuilder.builder()
                            .startPeriod(0)
                            .limit(16.0)
                            .numberPhases(1)
                            .build()))
                .chargingRateUnit(ChargingRateUnit.A)
                .build());

    assertThat(target(amps)).isEqualTo(16 * 230 * 3);
    assertThat(target(onePhase)).isEqualTo(16 * 230);
  }

  @Test
  void aSetpointIsBoundByItsOwnAndTheStationsLimits() {
    ChargingProfile discharge = profile(1, TxProfile, 0, setpoint(0, -12_000));
    ChargingProfile charge = profile(1, TxProfile, 0, setpoint(0, 12_000));
    ChargingProfile max = profile(2, ChargingStationMaxProfile, 0, limit(0, 8_000));
    ChargingProfile maxBack =
        profile(
            3,
            ChargingStationMaxProfile,
            0,
            ChargingSchedulePeriodBuilder.builder()
                .startPeriod(0)
                .limit(8_000.0)
                .dischargeLimit(-3_000.0)
                .build());

    assertThat(target(discharge)).isEqualTo(-12_000);
    assertThat(target(charge, max)).isEqualTo(8_000);
    assertThat(target(discharge, max)).isEqualTo(-12_000);
    assertThat(target(discharge, maxBack)).isEqualTo(-3_000);
  }

  @Test
  void idleMeansNothingFlowsAndANegativeLimitDischarges() {
    ChargingProfile idle =
        profile(
            1,
            TxProfile,
            0,
            ChargingSchedulePeriodBuilder.builder()
                .startPeriod(0)
                .operationMode(OperationMode.Idle)
                .build());

    assertThat(target(idle)).isZero();
    assertThat(target(profile(1, TxProfile, 0, limit(0, -4_000)))).isEqualTo(-4_000);
  }

  @Test
  void edgesAreWherePeriodsBegin() {
    Composite composite = composite(profile(1, TxProfile, 0, limit(0, 1), limit(900, 2)));

    assertThat(composite.nextEdge(NOON, OUTLET)).contains(NOON.plusSeconds(900));
    assertThat(composite.nextEdge(NOON.plusSeconds(900), OUTLET)).isEmpty();
  }

  @Test
  void thePreviewListsPeriodsAndMergesEqualOnes() {
    Composite composite =
        composite(
            profile(1, TxProfile, 0, limit(0, 4_000), limit(900, 4_000), limit(1800, 20_000)),
            profile(2, ChargingStationMaxProfile, 0, limit(0, 8_000)));

    var periods =
        new SchedulePreview(composite, ChargingRateUnit.W, 11_000, true)
            .periods(OUTLET, NOON, Duration.ofHours(1), 1);

    assertThat(periods).containsExactly(limit(0, 4_000), limit(1800, 8_000));
  }

  @Test
  void thePreviewTellsSetpointsOnlyWhereTheyAreKnown() {
    Composite composite = composite(profile(1, TxProfile, 0, setpoint(0, -5_000)));
    Duration hour = Duration.ofHours(1);

    var told =
        new SchedulePreview(composite, ChargingRateUnit.W, 11_000, true)
            .periods(OUTLET, NOON, hour, 1);
    var old =
        new SchedulePreview(composite, ChargingRateUnit.W, 11_000, false)
            .periods(OUTLET, NOON, hour, 1);

    assertThat(told.getFirst().setpoint()).isEqualTo(-5_000.0);
    assertThat(old.getFirst().setpoint()).isNull();
  }

  private static Composite composite(ChargingProfile... profiles) {
    return new Composite(
        Stream.of(profiles)
            .map(p -> new Installed(p.chargingProfilePurpose() == TxProfile ? 1 : 0, p, NOON))
            .toList());
  }

  private static double target(ChargingProfile... profiles) {
    return targetAt(0, profiles);
  }

  private static double targetAt(int second, ChargingProfile... profiles) {
    return composite(profiles).at(NOON.plusSeconds(second), OUTLET).targetW();
  }

  @Test
  void profilesOfAnotherEvseMeanNothing() {
    var other = new Installed(2, profile(1, TxDefaultProfile, 0, limit(0, 1_000)), NOON);
    var here = new Outlet(1, Optional.empty(), NOON, 230, 3, 1);

    assertThat(new Composite(List.of(other)).at(NOON, here).targetW()).isInfinite();
  }
}
