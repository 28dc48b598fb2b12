package org.voltide.simulator.station;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.smartcharging.ChargingLimit;
import org.voltide.ocpp.message.smartcharging.ClearedChargingLimitRequest;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitRequest;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.simulator.device.Key;

/** A limit that an energy manager on site sets, past the CSMS (OCPP 2.1 K11 to K13). */
final class ExternalLimit {
  private static final String SOURCE = "EMS";
  private static final int PROFILE_ID = -1;
  private static final Key WITH_SCHEDULES =
      Key.of("SmartChargingCtrlr", "NotifyChargingLimitWithSchedules");

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private Optional<Double> present = Optional.empty();

  ExternalLimit(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
  }

  /** The manager allows so much from now on; empty when it no longer minds. */
  void set(Optional<Double> watts) {
    if (watts.equals(present)) {
      return;
    }
    present = watts;
    watts.ifPresentOrElse(this::impose, this::lift);
    points.forEach(ChargingPoint::refresh);
  }

  private void impose(double watts) {
    ChargingProfile limit = profile(watts);
    cabinet.profiles().impose(0, limit, cabinet.time());
    @Nullable List<ChargingSchedule> schedules =
        cabinet.model().on(WITH_SCHEDULES) ? limit.chargingSchedule() : null;
    cabinet
        .uplink()
        .keep(
            new NotifyChargingLimitRequest(
                new ChargingLimit(SOURCE, null, false, null), schedules, 0, null));
  }

  private void lift() {
    var _ = cabinet.profiles().lift(PROFILE_ID);
    cabinet.uplink().keep(new ClearedChargingLimitRequest(SOURCE, 0, null));
  }

  private ChargingProfile profile(double watts) {
    return ChargingProfileBuilder.builder()
        .id(PROFILE_ID)
        .stackLevel(0)
        .chargingProfilePurpose(ChargingProfilePurpose.ChargingStationExternalConstraints)
        .chargingProfileKind(ChargingProfileKind.Absolute)
        .chargingSchedule(
            List.of(
                ChargingScheduleBuilder.builder()
                    .id(1)
                    .chargingRateUnit(ChargingRateUnit.W)
                    .startSchedule(cabinet.time())
                    .chargingSchedulePeriod(
                        List.of(
                            ChargingSchedulePeriodBuilder.builder()
                                .startPeriod(0)
                                .limit(watts)
                                .build()))
                    .build()))
        .build();
  }
}
