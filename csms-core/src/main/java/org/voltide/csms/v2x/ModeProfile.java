package org.voltide.csms.v2x;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.v2x.OperationModeOrder.FrequencyPoint;
import org.voltide.csms.v2x.OperationModeOrder.SignalPoint;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.V2XFreqWattPoint;
import org.voltide.ocpp.message.type.V2XSignalWattPoint;

/** An order as the charging profile a station understands (OCPP 2.1 Q02 to Q10). Pure. */
final class ModeProfile {

  /** Below are the profiles of the plan and those of operators. */
  private static final int LOWEST_ID = 2_000_000_000;

  private static final int IDS = 147_000_000;

  private ModeProfile() {}

  /** The same for a session each time, so that an order replaces the one before (K01.FR.05). */
  static int id(UUID session) {
    return LOWEST_ID + Math.floorMod(session.hashCode(), IDS);
  }

  /**
   * The same each time it is sent: its time runs from the order on, not from the last sending.
   *
   * @param stackLevel above the plan's, which holds again where this one ends (Q04, Q11)
   */
  static ChargingProfile of(Ordered ordered, @Nullable String transactionId, int stackLevel) {
    OperationModeOrder order = ordered.order();
    boolean dynamic = order.isDynamic();
    return ChargingProfileBuilder.builder()
        .id(ordered.profileId())
        .stackLevel(stackLevel)
        .chargingProfilePurpose(ChargingProfilePurpose.TxProfile)
        .chargingProfileKind(dynamic ? ChargingProfileKind.Dynamic : ChargingProfileKind.Absolute)
        .transactionId(transactionId)
        .dynUpdateInterval(order.pullSeconds())
        .maxOfflineDuration(order.maxOfflineSeconds())
        .invalidAfterOfflineDuration(order.forgetAfterOffline())
        .dynUpdateTime(dynamic ? start(ordered) : null)
        .chargingSchedule(List.of(schedule(ordered)))
        .build();
  }

  private static ChargingSchedule schedule(Ordered ordered) {
    OperationModeOrder order = ordered.order();
    return ChargingScheduleBuilder.builder()
        .id(ordered.profileId())
        .chargingRateUnit(ChargingRateUnit.W)
        .startSchedule(order.isDynamic() ? null : start(ordered))
        .duration(order.durationSeconds())
        .chargingSchedulePeriod(List.of(period(order)))
        .build();
  }

  private static Instant start(Ordered ordered) {
    return ordered.orderedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  private static ChargingSchedulePeriod period(OperationModeOrder order) {
    return ChargingSchedulePeriodBuilder.builder()
        .startPeriod(0)
        .operationMode(order.mode())
        .limit(order.limitW())
        .dischargeLimit(order.dischargeLimitW())
        .setpoint(order.setpointW())
        .v2xBaseline(order.baselineW())
        .v2xFreqWattCurve(frequencies(order.frequencyCurve()))
        .v2xSignalWattCurve(signals(order.signalCurve()))
        .preconditioningRequest(order.preconditioning())
        .evseSleep(order.evseSleep())
        .build();
  }

  private static @Nullable List<V2XFreqWattPoint> frequencies(
      @Nullable List<FrequencyPoint> curve) {
    return curve == null
        ? null
        : curve.stream()
            .map(point -> new V2XFreqWattPoint(point.frequencyHz(), point.powerW(), null))
            .toList();
  }

  private static @Nullable List<V2XSignalWattPoint> signals(@Nullable List<SignalPoint> curve) {
    return curve == null
        ? null
        : curve.stream()
            .map(point -> new V2XSignalWattPoint(point.signal(), point.powerW(), null))
            .toList();
  }
}
