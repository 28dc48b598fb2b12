package org.voltide.simulator.station;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.profile.ExternalControl;

/**
 * An energy manager on site: by a profile of its own (OCPP 2.1 K11 to K13, Q06) or, where the CSMS
 * disallows that, by signals for the EVSEs that the CSMS put under its control (Q05).
 */
final class EnergyManager {
  private static final String SOURCE = "EMS";
  private static final int PROFILE_ID = -1;
  private static final String SMART_CHARGING = "SmartChargingCtrlr";
  private static final Key WITH_SCHEDULES =
      Key.of(SMART_CHARGING, "NotifyChargingLimitWithSchedules");
  private static final Key SIGNALS = Key.of(SMART_CHARGING, "ExternalControlSignalsEnabled");
  private static final Key NO_PROFILE =
      Key.of(SMART_CHARGING, "ExternalConstraintsProfileDisallowed");

  /** What it wants of the whole station, in W, positive into the cars. */
  private record Wish(Optional<Double> limitW, Optional<Double> setpointW) {
    boolean isNothing() {
      return limitW.isEmpty() && setpointW.isEmpty();
    }
  }

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private Wish wish = new Wish(Optional.empty(), Optional.empty());
  private Optional<Wish> imposed = Optional.empty();

  EnergyManager(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
    cabinet.model().watch(SIGNALS, () -> cabinet.host().afterAnswer(this::settle));
    cabinet.model().watch(NO_PROFILE, () -> cabinet.host().afterAnswer(this::settle));
  }

  /** The manager wants this from now on; empty when it does not mind. */
  void set(Optional<Double> limitW, Optional<Double> setpointW) {
    boolean steers = cabinet.spec().abilities().modes().contains(OperationMode.ExternalSetpoint);
    Wish now = new Wish(limitW, setpointW.filter(_ -> steers));
    if (!now.equals(wish)) {
      wish = now;
      settle();
    }
  }

  /** What EVSEs in an external operation mode are told. */
  ExternalControl signals() {
    if (!cabinet.model().on(SIGNALS)) {
      return ExternalControl.NONE;
    }
    return new ExternalControl(
        wish.setpointW.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        wish.limitW.orElse(Double.POSITIVE_INFINITY));
  }

  private void settle() {
    boolean may = cabinet.model().on(SIGNALS) && !cabinet.model().on(NO_PROFILE);
    Optional<Wish> profile = Optional.of(wish).filter(w -> may && !w.isNothing());
    if (!profile.equals(imposed)) {
      imposed = profile;
      profile.ifPresentOrElse(this::impose, this::lift);
    }
    points.forEach(ChargingPoint::refresh);
  }

  private void impose(Wish wanted) {
    ChargingProfile profile = profile(period(wanted));
    cabinet.profiles().impose(0, profile, cabinet.time());
    @Nullable List<ChargingSchedule> schedules =
        cabinet.model().on(WITH_SCHEDULES) ? profile.chargingSchedule() : null;
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

  private static ChargingSchedulePeriod period(Wish wanted) {
    var period =
        ChargingSchedulePeriodBuilder.builder().startPeriod(0).limit(wanted.limitW.orElse(null));
    wanted.setpointW.ifPresent(
        watts -> period.operationMode(OperationMode.ExternalSetpoint).setpoint(watts));
    return period.build();
  }

  private ChargingProfile profile(ChargingSchedulePeriod period) {
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
                    .chargingSchedulePeriod(List.of(period))
                    .build()))
        .build();
  }
}
