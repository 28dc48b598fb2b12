package org.voltide.simulator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.ChargingStationMaxProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.PriorityCharging;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxDefaultProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxProfile;
import static org.voltide.simulator.profile.Profiles.ABLE;
import static org.voltide.simulator.profile.Profiles.NOON;
import static org.voltide.simulator.profile.Profiles.OUTLET;
import static org.voltide.simulator.profile.Profiles.TX;
import static org.voltide.simulator.profile.Profiles.limit;
import static org.voltide.simulator.profile.Profiles.profile;
import static org.voltide.simulator.profile.Profiles.schedule;
import static org.voltide.simulator.profile.Profiles.setpoint;
import static org.voltide.simulator.profile.Profiles.with;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.ocpp.message.smartcharging.ChargingProfileCriterionBuilder;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdateBuilder;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileBuilder;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.OperationMode;

class ProfileStoreTest {
  private final ProfileStore store = new ProfileStore(ABLE);

  @Test
  void theSameIdReplaces() {
    assertThat(install(1, profile(7, TxProfile, 0, limit(0, 5_000)))).isEmpty();
    assertThat(install(1, profile(7, TxProfile, 0, limit(0, 6_000)))).isEmpty();

    assertThat(store.composite().at(NOON, OUTLET).targetW()).isEqualTo(6_000);
  }

  @Test
  void anotherIdOfTheSamePurposeAndLevelIsRefusedUnlessValidAtAnotherTime() {
    ChargingProfile first = profile(1, TxDefaultProfile, 0, limit(0, 5_000));
    assertThat(install(0, first)).isEmpty();

    assertThat(install(0, profile(2, TxDefaultProfile, 0, limit(0, 5_000))))
        .contains("DuplicateProfile");
    assertThat(install(1, profile(3, TxDefaultProfile, 0, limit(0, 5_000)))).isEmpty();
    ChargingProfile untilOne =
        ChargingProfileBuilder.builder(first).id(1).validTo(NOON.plusSeconds(3600)).build();
    ChargingProfile fromOne =
        ChargingProfileBuilder.builder(first).id(4).validFrom(NOON.plusSeconds(3600)).build();
    assertThat(install(0, untilOne)).isEmpty();
    assertThat(install(0, fromOne)).isEmpty();
  }

  @Test
  void aTxProfileNeedsTheRunningTransaction() {
    ChargingProfile tx = profile(1, TxProfile, 0, limit(0, 5_000));

    assertThat(reason(store.install(1, tx, Optional.empty(), NOON))).contains("TxNotFound");
    assertThat(
            reason(
                store.install(
                    1,
                    ChargingProfileBuilder.builder(tx).transactionId(null).build(),
                    Optional.of(TX),
                    NOON)))
        .contains("MissingParam");
  }

  static Stream<Arguments> refused() {
    ChargingProfile tx = profile(1, TxProfile, 0, limit(0, 5_000));
    return Stream.of(
        Arguments.of(3, tx, "UnknownEvse"),
        Arguments.of(0, tx, "InvalidProfile"),
        Arguments.of(1, profile(1, ChargingStationMaxProfile, 0, limit(0, 1)), "InvalidProfile"),
        Arguments.of(0, profile(1, PriorityCharging, 0, limit(0, 1)), "UnsupportedPurpose"),
        Arguments.of(0, profile(1, TxDefaultProfile, 10, limit(0, 1)), "InvalidStackLevel"),
        Arguments.of(1, profile(1, TxProfile, 0, limit(5, 1)), "InvalidSchedule"),
        Arguments.of(1, profile(1, TxProfile, 0, limit(0, 1), limit(0, 2)), "InvalidSchedule"),
        Arguments.of(1, profile(1, TxProfile, 0, limit(0, -1)), "InvalidSchedule"),
        Arguments.of(1, kind(tx, ChargingProfileKind.Relative), "InvalidSchedule"),
        Arguments.of(1, kind(tx, ChargingProfileKind.Recurring), "InvalidProfile"),
        Arguments.of(
            1,
            with(
                tx,
                ChargingScheduleBuilder.builder(schedule(limit(0, 1))).startSchedule(null).build()),
            "InvalidSchedule"),
        Arguments.of(
            1,
            kind(profile(1, TxProfile, 0, limit(0, 1), limit(9, 1)), ChargingProfileKind.Dynamic),
            "InvalidSchedule"),
        Arguments.of(
            1,
            ChargingProfileBuilder.builder(tx).validFrom(NOON).validTo(NOON).build(),
            "InvalidProfile"),
        Arguments.of(
            0,
            ChargingProfileBuilder.builder(profile(1, TxDefaultProfile, 0, limit(0, 1)))
                .transactionId(TX)
                .build(),
            "InvalidProfile"),
        Arguments.of(0, profile(1, ChargingStationMaxProfile, 0, setpoint(0, 1)), "InvalidProfile"),
        Arguments.of(
            1,
            profile(1, TxProfile, 0, period(OperationMode.CentralSetpoint, null, null)),
            "InvalidSchedule"),
        Arguments.of(
            1,
            profile(1, TxProfile, 0, period(OperationMode.CentralSetpoint, 5.0, 6.0)),
            "InvalidSchedule"),
        Arguments.of(
            1, profile(1, TxProfile, 0, period(OperationMode.Idle, 5.0, null)), "InvalidSchedule"),
        Arguments.of(
            1,
            profile(1, TxProfile, 0, period(OperationMode.ChargingOnly, null, null)),
            "InvalidSchedule"),
        Arguments.of(
            1,
            profile(1, TxProfile, 0, period(OperationMode.ChargingOnly, 5.0, 5.0)),
            "InvalidSchedule"),
        Arguments.of(
            1,
            profile(1, TxProfile, 0, period(OperationMode.LocalFrequency, null, null)),
            "NoFreqWattCurve"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatMakesNoSense(int evseId, ChargingProfile profile, String reasonCode) {
    assertThat(install(evseId, profile)).contains(reasonCode);
  }

  @Test
  void onlySomeStationsTakeSetpointsOrNegativeLimits() {
    var old =
        new ProfileStore(
            new Abilities(
                1, Set.of(ChargingRateUnit.W), 9, 10, 5, Profiles.PURPOSES, Set.of(), true));

    assertThat(
            reason(old.install(1, profile(1, TxProfile, 0, setpoint(0, 1)), Optional.of(TX), NOON)))
        .contains("UnsupportedOperationMode");
    assertThat(old.install(1, profile(1, TxProfile, 0, limit(0, -4_000)), Optional.of(TX), NOON))
        .isEmpty();
  }

  @Test
  void clearsByIdOrByCriteria() {
    install(0, profile(1, TxDefaultProfile, 0, limit(0, 1)));
    install(0, profile(2, TxDefaultProfile, 1, limit(0, 1)));
    install(0, profile(3, ChargingStationMaxProfile, 1, limit(0, 1)));

    assertThat(store.clear(new ClearChargingProfileRequest(1, null, null))).isTrue();
    assertThat(store.clear(new ClearChargingProfileRequest(1, null, null))).isFalse();
    var level =
        ClearChargingProfileBuilder.builder()
            .stackLevel(1)
            .chargingProfilePurpose(TxDefaultProfile)
            .build();
    assertThat(store.clear(new ClearChargingProfileRequest(null, level, null))).isTrue();
    assertThat(ids()).containsExactly(3);
  }

  @Test
  void aTxProfileEndsWithItsTransaction() {
    install(1, profile(1, TxProfile, 0, limit(0, 1)));
    assertThat(store.holdsFor(TX)).isTrue();

    store.transactionEnded(TX);

    assertThat(ids()).isEmpty();
  }

  @Test
  void findsByIdLevelAndPurpose() {
    install(0, profile(1, TxDefaultProfile, 0, limit(0, 1)));
    install(0, profile(3, ChargingStationMaxProfile, 1, limit(0, 1)));

    var byId = ChargingProfileCriterionBuilder.builder().chargingProfileId(List.of(3, 9)).build();
    var byPurpose =
        ChargingProfileCriterionBuilder.builder().chargingProfilePurpose(TxDefaultProfile).build();
    assertThat(store.matching(byId, Optional.empty())).hasSize(1);
    assertThat(store.matching(byPurpose, Optional.of(0))).hasSize(1);
    assertThat(store.matching(byPurpose, Optional.of(1))).isEmpty();
  }

  @Test
  void aDynamicProfileTakesUpdates() {
    install(1, kind(profile(1, TxProfile, 0, setpoint(0, 1_000)), ChargingProfileKind.Dynamic));

    var update = ChargingScheduleUpdateBuilder.builder().setpoint(-2_000.0).build();
    assertThat(store.update(1, update, NOON)).isEmpty();
    assertThat(store.composite().at(NOON, OUTLET).targetW()).isEqualTo(-2_000);
    assertThat(reason(store.update(2, update, NOON))).contains("InvalidProfile");
  }

  @Test
  void holdsOnlySoManyProfiles() {
    for (int id = 1; id <= 5; id++) {
      assertThat(install(0, profile(id, TxDefaultProfile, id, limit(0, 1)))).isEmpty();
    }
    assertThat(install(0, profile(6, TxDefaultProfile, 6, limit(0, 1))))
        .contains("TooManyProfiles");
  }

  private Optional<String> install(int evseId, ChargingProfile profile) {
    return reason(store.install(evseId, profile, Optional.of(TX), NOON));
  }

  private List<Integer> ids() {
    var all = ChargingProfileCriterionBuilder.builder().build();
    return store.matching(all, Optional.empty()).stream().map(held -> held.profile().id()).toList();
  }

  private static Optional<String> reason(Optional<Refusal> refusal) {
    return refusal.map(Refusal::reasonCode);
  }

  private static ChargingProfile kind(ChargingProfile profile, ChargingProfileKind kind) {
    return ChargingProfileBuilder.builder(profile).chargingProfileKind(kind).build();
  }

  private static ChargingSchedulePeriod period(OperationMode mode, Double limit, Double setpoint) {
    return ChargingSchedulePeriodBuilder.builder()
        .startPeriod(0)
        .operationMode(mode)
        .limit(limit)
        .setpoint(setpoint)
        .build();
  }
}
