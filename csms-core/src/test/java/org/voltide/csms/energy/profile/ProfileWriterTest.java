package org.voltide.csms.energy.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.DCChargingParametersBuilder;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.LimitAtSoC;
import org.voltide.ocpp.message.type.OperationMode;

class ProfileWriterTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");
  private static final StationAbilities SETPOINTS = StationAbilities.inWatts(true, false);
  private static final StationAbilities LIMITS = StationAbilities.inWatts(false, false);

  @Test
  void aTransactionProfileIsAbsoluteAndBounded() {
    ChargingProfile profile = new ProfileWriter(LIMITS).write(schedule(0, 5_000, 2_000));

    assertThat(profile.chargingProfilePurpose()).isEqualTo(ChargingProfilePurpose.TxProfile);
    assertThat(profile.chargingProfileKind()).isEqualTo(ChargingProfileKind.Absolute);
    assertThat(profile.transactionId()).isEqualTo("tx");
    assertThat(profile.id()).isEqualTo(7);
    ChargingSchedule schedule = profile.chargingSchedule().getFirst();
    assertThat(schedule.startSchedule()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(schedule.duration()).isEqualTo(1800);
    assertThat(schedule.chargingRateUnit()).isEqualTo(ChargingRateUnit.W);
    assertThat(starts(profile)).containsExactly(0, 900);
  }

  @Test
  void aBidirectionalCarGetsSetpointsWithinItsWindow() {
    List<ChargingSchedulePeriod> periods =
        periods(new ProfileWriter(SETPOINTS).write(schedule(9_000, 8_000.7, -9_000.7)));

    assertThat(periods).allMatch(p -> p.operationMode() == OperationMode.CentralSetpoint);
    assertThat(periods)
        .extracting(ChargingSchedulePeriod::setpoint)
        .containsExactly(8_000.0, -9_000.0);
    assertThat(periods).extracting(ChargingSchedulePeriod::limit).containsOnly(11_000.0);
    assertThat(periods).extracting(ChargingSchedulePeriod::dischargeLimit).containsOnly(-9_000.0);
  }

  @Test
  void aCarThatOnlyChargesGetsLimits() {
    List<ChargingSchedulePeriod> periods =
        periods(new ProfileWriter(SETPOINTS).write(schedule(0, 8_000, 0)));

    assertThat(periods).allMatch(p -> p.operationMode() == OperationMode.ChargingOnly);
    assertThat(periods).extracting(ChargingSchedulePeriod::limit).containsExactly(8_000.0, 0.0);
    assertThat(periods).allMatch(p -> p.setpoint() == null && p.dischargeLimit() == null);
  }

  @Test
  void anOlderStationHearsOfNoModeAndOfNoDischarging() {
    List<ChargingSchedulePeriod> periods =
        periods(new ProfileWriter(LIMITS).write(schedule(9_000, 8_000, -9_000)));

    assertThat(periods).allMatch(p -> p.operationMode() == null && p.dischargeLimit() == null);
    assertThat(periods).extracting(ChargingSchedulePeriod::limit).containsExactly(8_000.0, 0.0);
  }

  @Test
  void anOlderStationThatTakesThemGetsNegativeLimits() {
    List<ChargingSchedulePeriod> periods =
        periods(
            new ProfileWriter(StationAbilities.inWatts(false, true))
                .write(schedule(6_000, 8_000, -9_000)));

    assertThat(periods)
        .extracting(ChargingSchedulePeriod::limit)
        .containsExactly(8_000.0, -6_000.0);
  }

  @Test
  void currentsAreTenthsOfAmperesPerPhaseNeverAboveThePower() {
    StationAbilities amperes =
        StationAbilitiesBuilder.builder(LIMITS).unit(ChargingRateUnit.A).phases(3).build();

    List<ChargingSchedulePeriod> periods =
        periods(new ProfileWriter(amperes).write(schedule(0, 4_140, 11_000)));

    assertThat(periods).extracting(ChargingSchedulePeriod::limit).containsExactly(6.0, 15.9);
  }

  @Test
  void atDcNoMoreFlowsThanMeantWhateverTheVoltageComesTo() {
    StationAbilities amperes =
        StationAbilitiesBuilder.builder(LIMITS)
            .unit(ChargingRateUnit.A)
            .volts(DcVoltage.of(Optional.empty()) / 3)
            .build();

    assertThat(periods(new ProfileWriter(amperes).write(schedule(0, 8_000))))
        .allMatch(period -> period.limit() == 8 && period.numberPhases() == null);
    assertThat(periods(new DefaultLimit(1, 8_000, Duration.ZERO).profileAtDc(ChargingRateUnit.A)))
        .extracting(ChargingSchedulePeriod::limit)
        .containsExactly(8.0);
    assertThat(DcVoltage.of(Optional.of(upTo(420)))).as("on the side of the grid").isEqualTo(690);
    assertThat(DcVoltage.of(Optional.of(upTo(870)))).as("in the car").isEqualTo(870);
    assertThat(DcVoltage.of(Optional.of(upTo(0)))).as("of any car").isEqualTo(1_000);
  }

  private static ChargingNeeds upTo(double volts) {
    return ChargingNeedsBuilder.builder()
        .requestedEnergyTransfer(EnergyTransferMode.DC)
        .dcChargingParameters(
            DCChargingParametersBuilder.builder().evMaxCurrent(100).evMaxVoltage(volts).build())
        .build();
  }

  @Test
  void aCarThatNeedsMoreThanSixAmperesGoesToOnePhaseSooner() {
    StationAbilities switching =
        StationAbilitiesBuilder.builder(LIMITS).switchesPhases(true).build();

    assertThat(switching.phasesFor(5_000, 0)).isEqualTo(3);
    assertThat(switching.phasesFor(5_000, 6_900)).isEqualTo(1);
    assertThat(switching.phasesFor(6_900, 6_900)).isEqualTo(3);
    assertThat(switching.possibleW(5_000, 6_900, 11_000)).isCloseTo(3_667, within(1.0));
    assertThat(switching.possibleW(3_600, 4_140, 3_700))
        .as("a car that draws on one phase alone")
        .isEqualTo(3_600);
  }

  @Test
  void aStationIsToldOnHowManyPhasesWhereItWouldTakeThreeForGranted() {
    StationAbilities one = StationAbilitiesBuilder.builder(LIMITS).phases(1).build();

    assertThat(periods(new ProfileWriter(one).write(schedule(0, 3_680))))
        .extracting(ChargingSchedulePeriod::numberPhases)
        .containsExactly(1);
    assertThat(periods(new ProfileWriter(LIMITS).write(schedule(0, 3_680))))
        .extracting(ChargingSchedulePeriod::numberPhases)
        .containsOnlyNulls();
    assertThat(periods(new DefaultLimit(1, 3_680, Duration.ZERO).profile(ChargingRateUnit.W, 1)))
        .extracting(ChargingSchedulePeriod::numberPhases)
        .containsExactly(1);
  }

  @Test
  void whatIsTooLittleForThreePhasesFlowsOnOneWhereTheStationSwitches() {
    var switching =
        StationAbilitiesBuilder.builder(LIMITS).unit(ChargingRateUnit.A).switchesPhases(true);

    List<ChargingSchedulePeriod> periods =
        periods(new ProfileWriter(switching.build()).write(schedule(0, 4_140, 4_000, 1_380, 0)));

    assertThat(periods)
        .extracting(ChargingSchedulePeriod::limit)
        .containsExactly(6.0, 15.9, 6.0, 0d);
    assertThat(periods)
        .extracting(ChargingSchedulePeriod::numberPhases)
        .containsExactly(null, 1, 1, null);
  }

  @Test
  void aCarThatGivesTakesLittleOnOnePhaseWithinWhatThatCarries() {
    var switching = StationAbilitiesBuilder.builder(SETPOINTS).switchesPhases(true);

    List<ChargingSchedulePeriod> periods =
        periods(new ProfileWriter(switching.build()).write(schedule(9_000, 3_000, -3_000)));

    assertThat(periods)
        .extracting(ChargingSchedulePeriod::setpoint)
        .containsExactly(3_000d, -3_000d);
    assertThat(periods).extracting(ChargingSchedulePeriod::limit).containsExactly(3_666d, 11_000d);
    assertThat(periods).extracting(ChargingSchedulePeriod::numberPhases).containsExactly(1, null);
  }

  @Test
  void equalNeighboursAreMergedAndThenThoseThatLoseLeast() {
    double[] powers = {5_000, 5_000, 1_000, 0, 0, 9_000, 8_800, 9_000, 0, 0, 6_000, 7_000};
    StationAbilities few = StationAbilitiesBuilder.builder(LIMITS).maxPeriods(6).build();

    ChargingProfile profile = new ProfileWriter(few).write(schedule(0, powers));

    assertThat(starts(profile)).containsExactly(0, 1_800, 2_700, 4_500, 7_200, 9_000);
    assertThat(periods(profile))
        .extracting(ChargingSchedulePeriod::limit)
        .containsExactly(5_000d, 1_000d, 0d, 8_800d, 0d, 6_000d);
    assertThat(profile.chargingSchedule().getFirst().duration()).isEqualTo(12 * 900);
  }

  @Test
  void merelyOnePeriodIsTheFirst() {
    StationAbilities one = StationAbilitiesBuilder.builder(LIMITS).maxPeriods(1).build();

    ChargingProfile profile = new ProfileWriter(one).write(schedule(0, 5_000, 2_000, 3_000));

    assertThat(periods(profile)).extracting(ChargingSchedulePeriod::limit).containsExactly(5_000d);
    assertThat(profile.chargingSchedule().getFirst().duration()).isEqualTo(900);
  }

  @Test
  void aFirstStepShorterThanASecondGivesWayToTheNext() {
    List<PowerPeriod> periods =
        List.of(
            new PowerPeriod(NOON, NOON.plusMillis(500), 1_000),
            new PowerPeriod(NOON.plusMillis(500), NOON.plusMillis(900_500), 2_000));

    ChargingProfile profile =
        new ProfileWriter(LIMITS).write(new CarSchedule("tx", 7, periods, 11_000, 0, 0));

    assertThat(periods(profile)).extracting(ChargingSchedulePeriod::limit).containsExactly(2_000.0);
  }

  @Test
  void aStationThatCountsTheTimeAloneIsToldHowLongThePlanHolds() {
    StationAbilities counts =
        StationAbilitiesBuilder.builder(SETPOINTS)
            .mostOffline(Optional.of(Duration.ofHours(2)))
            .build();

    ChargingProfile profile = new ProfileWriter(counts).write(schedule(0, 5_000));

    assertThat(profile.maxOfflineDuration()).isEqualTo(7_200);
    assertThat(profile.invalidAfterOfflineDuration()).isTrue();
    assertThat(new ProfileWriter(LIMITS).write(schedule(0, 5_000)).maxOfflineDuration()).isNull();
  }

  @Test
  void aStationThatKeepsALimitOnTheStateOfChargeIsToldWhereToStop() {
    StationAbilities stops = StationAbilitiesBuilder.builder(SETPOINTS).stopsAtSoc(true).build();
    List<PowerPeriod> hour = List.of(new PowerPeriod(NOON, NOON.plusSeconds(3_600), 9_000));
    var schedule = new CarSchedule("tx", 7, hour, 11_000, 0, 0, OptionalInt.of(83));

    assertThat(new ProfileWriter(stops).write(schedule).chargingSchedule().getFirst().limitAtSoC())
        .isEqualTo(new LimitAtSoC(83, 0, null));
    assertThat(
            new ProfileWriter(SETPOINTS).write(schedule).chargingSchedule().getFirst().limitAtSoC())
        .isNull();
  }

  @Test
  void whereNoPlanHoldsACarWaitsAndThenDrawsAtMostTheDefault() {
    ChargingProfile profile =
        new DefaultLimit(2, 4_140, Duration.ofHours(1)).profile(ChargingRateUnit.A, 3);

    assertThat(profile.chargingProfilePurpose()).isEqualTo(ChargingProfilePurpose.TxDefaultProfile);
    assertThat(profile.chargingProfileKind()).isEqualTo(ChargingProfileKind.Relative);
    assertThat(profile.id()).isEqualTo(DefaultLimit.LOWEST_ID + 2);
    assertThat(profile.transactionId()).isNull();
    assertThat(starts(profile)).containsExactly(0, 3_600);
    assertThat(periods(profile))
        .extracting(ChargingSchedulePeriod::limit)
        .containsExactly(0.0, 6.0);
    assertThat(starts(new DefaultLimit(1, 11_000, Duration.ZERO).profile(ChargingRateUnit.W, 3)))
        .containsExactly(0);
  }

  private static CarSchedule schedule(double maxDischargeW, double... powers) {
    List<PowerPeriod> periods = new ArrayList<>();
    for (int i = 0; i < powers.length; i++) {
      Instant start = NOON.plusSeconds(900L * i);
      periods.add(new PowerPeriod(start, start.plusSeconds(900), powers[i]));
    }
    return new CarSchedule("tx", 7, periods, 11_000, maxDischargeW, 0);
  }

  private static List<ChargingSchedulePeriod> periods(ChargingProfile profile) {
    return profile.chargingSchedule().getFirst().chargingSchedulePeriod();
  }

  private static List<Integer> starts(ChargingProfile profile) {
    return periods(profile).stream().map(ChargingSchedulePeriod::startPeriod).toList();
  }
}
