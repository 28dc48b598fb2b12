package org.voltide.simulator.profile;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.OperationMode;

/** Short words for profiles in tests. */
final class Profiles {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String TX = "tx-1";
  static final Set<ChargingProfilePurpose> PURPOSES =
      EnumSet.complementOf(
          EnumSet.of(
              ChargingProfilePurpose.PriorityCharging, ChargingProfilePurpose.LocalGeneration));
  static final Set<OperationMode> MODES =
      EnumSet.complementOf(
          EnumSet.of(OperationMode.ExternalSetpoint, OperationMode.ExternalLimits));
  static final Abilities ABLE =
      new Abilities(2, EnumSet.allOf(ChargingRateUnit.class), 9, 10, 5, PURPOSES, MODES, false);
  static final Outlet OUTLET = new Outlet(1, Optional.of(TX), NOON, 230, 3, 1);

  private Profiles() {}

  static ChargingSchedulePeriod limit(int start, double limit) {
    return ChargingSchedulePeriodBuilder.builder().startPeriod(start).limit(limit).build();
  }

  static ChargingSchedulePeriod setpoint(int start, double setpoint) {
    return ChargingSchedulePeriodBuilder.builder()
        .startPeriod(start)
        .operationMode(OperationMode.CentralSetpoint)
        .setpoint(setpoint)
        .build();
  }

  static ChargingSchedule schedule(ChargingSchedulePeriod... periods) {
    return ChargingScheduleBuilder.builder()
        .id(1)
        .chargingRateUnit(ChargingRateUnit.W)
        .startSchedule(NOON)
        .chargingSchedulePeriod(Arrays.asList(periods))
        .build();
  }

  /** An Absolute profile from noon on. */
  static ChargingProfile profile(
      int id, ChargingProfilePurpose purpose, int stack, ChargingSchedulePeriod... periods) {
    return ChargingProfileBuilder.builder()
        .id(id)
        .stackLevel(stack)
        .chargingProfilePurpose(purpose)
        .chargingProfileKind(ChargingProfileKind.Absolute)
        .transactionId(purpose == ChargingProfilePurpose.TxProfile ? TX : null)
        .chargingSchedule(List.of(schedule(periods)))
        .build();
  }

  static ChargingProfile with(ChargingProfile profile, ChargingSchedule schedule) {
    return ChargingProfileBuilder.builder(profile).chargingSchedule(List.of(schedule)).build();
  }
}
