package org.voltide.csms.v2x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.v2x.OperationModeOrder.FrequencyPoint;
import org.voltide.csms.v2x.OperationModeOrder.SignalPoint;
import org.voltide.csms.v2x.OperationModeOrder.Thresholds;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.type.OperationMode;

class ModeRulesTest {
  private static final Instant ORDERED_AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final List<FrequencyPoint> CURVE =
      List.of(new FrequencyPoint(49.8, -5_000), new FrequencyPoint(50.2, 5_000));

  @ParameterizedTest
  @EnumSource
  void whatAModeNeedsIsEnoughAndCanBeSaid(OperationMode mode) {
    OperationModeOrder least = least(mode);
    assertThat(ModeRules.faults(least)).isEmpty();
    var profile = ModeProfile.of(ordered(least), "tx", 1);
    String said =
        PayloadCodec.of(OcppVersion.V2_1).write(new SetChargingProfileRequest(1, profile, null));
    assertThat(said).contains("\"operationMode\":\"%s\"".formatted(mode));
  }

  @ParameterizedTest
  @EnumSource(names = {"ChargingOnly", "CentralSetpoint", "CentralFrequency", "LocalFrequency"})
  void whatIsNeededIsMissed(OperationMode mode) {
    assertThat(ModeRules.faults(OperationModeOrderBuilder.builder().mode(mode).build()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFieldOfAnotherModeIsRefused(OperationMode mode) {
    if (mode == OperationMode.Idle) {
      assertThat(only(mode, order -> order.baselineW(1.0))).isEqualTo("/baselineW");
    } else {
      assertThat(only(mode, order -> order.evseSleep(true))).isEqualTo("/evseSleep");
    }
  }

  @Test
  void valuesFitEachOther() {
    assertThat(only(OperationMode.CentralSetpoint, order -> order.setpointW(5.0).limitW(4.0)))
        .isEqualTo("/setpointW");
    assertThat(
            only(
                OperationMode.CentralSetpoint,
                order -> order.setpointW(-5.0).dischargeLimitW(-4.0)))
        .isEqualTo("/setpointW");
    assertThat(only(OperationMode.LocalFrequency, order -> order.frequencyCurve(CURVE.reversed())))
        .isEqualTo("/frequencyCurve");
    assertThat(
            only(
                OperationMode.LocalFrequency,
                order -> order.signalCurve(List.of(new SignalPoint(1, 0), new SignalPoint(1, 5)))))
        .isEqualTo("/signalCurve");
    assertThat(
            only(
                OperationMode.LocalLoadBalancing,
                order -> order.thresholds(new Thresholds(1, 1, null, null))))
        .isEqualTo("/thresholds/upperW");
  }

  @Test
  void timesFitTheMode() {
    assertThat(only(OperationMode.Idle, order -> order.dynamic(true).durationSeconds(5)))
        .isEqualTo("/dynamic");
    assertThat(only(OperationMode.CentralSetpoint, order -> order.dynamic(true)))
        .isEqualTo("/durationSeconds");
    assertThat(only(OperationMode.CentralFrequency, order -> order.durationSeconds(null)))
        .isEqualTo("/durationSeconds");
    assertThat(only(OperationMode.CentralSetpoint, order -> order.pullSeconds(5)))
        .isEqualTo("/pullSeconds");
    assertThat(only(OperationMode.CentralSetpoint, order -> order.forgetAfterOffline(true)))
        .isEqualTo("/maxOfflineSeconds");
  }

  @Test
  void timeRunsFromTheOrderOnHoweverOftenItIsSent() {
    var order =
        OperationModeOrderBuilder.builder(least(OperationMode.ChargingOnly))
            .durationSeconds(60)
            .build();
    Ordered ordered = ordered(order);
    assertThat(ModeProfile.of(ordered, "tx", 1).chargingSchedule())
        .allSatisfy(
            schedule -> {
              assertThat(schedule.startSchedule()).isEqualTo(ORDERED_AT);
              assertThat(schedule.duration()).isEqualTo(60);
            });
    assertThat(ordered.endsAt()).contains(ORDERED_AT.plusSeconds(60));
    assertThat(ordered(least(OperationMode.Idle)).endsAt()).isEmpty();
    Instant later = ORDERED_AT.plusSeconds(30);
    assertThat(ordered.with(order, later).endsAt()).contains(later.plusSeconds(60));
  }

  private static Ordered ordered(OperationModeOrder order) {
    return new Ordered(new UUID(0, 1), "station", 2_000_000_001, order, ORDERED_AT);
  }

  /** The pointer of the only fault that a change makes. */
  private static String only(OperationMode mode, Consumer<OperationModeOrderBuilder> change) {
    OperationModeOrderBuilder order = OperationModeOrderBuilder.builder(least(mode));
    change.accept(order);
    assertThat(ModeRules.faults(order.build())).hasSize(1);
    return ModeRules.faults(order.build()).stream()
        .map(Problem.Fault::pointer)
        .findFirst()
        .orElseThrow();
  }

  private static OperationModeOrder least(OperationMode mode) {
    var order = OperationModeOrderBuilder.builder().mode(mode);
    switch (mode) {
      case ChargingOnly -> order.limitW(7_000.0);
      case CentralSetpoint -> order.setpointW(-3_000.0);
      case CentralFrequency -> order.setpointW(0.0).durationSeconds(60);
      case LocalFrequency -> order.baselineW(0.0).frequencyCurve(CURVE);
      case LocalLoadBalancing, ExternalSetpoint, ExternalLimits, Idle -> {}
    }
    return order.build();
  }
}
