package org.voltide.csms.energy.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

class ExternalLimitTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void aScheduleStaysWithinAllTheTime() {
    ExternalLimit limit = limit(schedule(period(60, 3_000), period(0, 5_000)).duration(120));
    assertThat(allows(limit, schedule(period(0, 5_000), period(60, 3_000)))).isTrue();
    assertThat(allows(limit, schedule(period(0, 5_000), period(61, 3_000)))).isFalse();
    assertThat(allows(limit, schedule(period(0, 3_001)))).isFalse();
    assertThat(allows(limit, schedule(period(0, 3_000), period(120, 9_000)))).isTrue();
    assertThat(allows(limit, schedule(period(0, 4_000)).duration(60))).isTrue();
  }

  @Test
  void whatSaysNoLimitAllowsAll() {
    ChargingSchedulePeriod free = ChargingSchedulePeriodBuilder.builder().startPeriod(60).build();
    ExternalLimit limit = limit(schedule(period(0, 2_000), free));
    assertThat(allows(limit, schedule(period(0, 2_000), period(60, 90_000)))).isTrue();
    assertThat(allows(limit, schedule(period(0, 2_000), period(59, 90_000)))).isFalse();
  }

  @Test
  void longSchedulesAreHeldAgainstEachOther() {
    ChargingSchedulePeriod[] periods =
        IntStream.range(0, 3_000)
            .mapToObj(i -> period(i, 1_000 + i))
            .toArray(ChargingSchedulePeriod[]::new);
    ExternalLimit limit = limit(schedule(periods));
    assertThat(allows(limit, schedule(periods))).isTrue();
    periods[2_999] = period(2_999, 5_000);
    assertThat(allows(limit, schedule(periods))).isFalse();
  }

  @Test
  void whatMayBeGivenIsReadTooAndEachPhaseKeepsItsOwn() {
    ChargingSchedulePeriod byPhase =
        ChargingSchedulePeriodBuilder.builder()
            .startPeriod(0)
            .limit(16.0)
            .limit_L2(10.0)
            .limit_L3(16.0)
            .dischargeLimit(-6.0)
            .dischargeLimit_L2(-8.0)
            .dischargeLimit_L3(-8.0)
            .build();
    ExternalLimit limit = limit(schedule(byPhase).chargingRateUnit(ChargingRateUnit.A));

    assertThat(limit.least(BEGIN, BEGIN.plusSeconds(900))).hasValue(3 * 10 * 230);
    assertThat(limit.leastOut(BEGIN, BEGIN.plusSeconds(900))).hasValue(3 * 6 * 230);
  }

  @Test
  void aTotalInWattsIsNoValueOfAPhase() {
    ChargingSchedulePeriod total =
        ChargingSchedulePeriodBuilder.builder()
            .startPeriod(60)
            .limit(9_000.0)
            .dischargeLimit(-4_000.0)
            .build();
    ExternalLimit limit = limit(schedule(period(0, 11_000), total));

    assertThat(limit.leastOut(BEGIN, BEGIN.plusSeconds(60))).isEmpty();
    assertThat(limit.leastOut(BEGIN, BEGIN.plusSeconds(61))).hasValue(4_000);
    assertThat(limit.least(BEGIN, BEGIN.plusSeconds(61))).hasValue(9_000);
  }

  private static boolean allows(ExternalLimit limit, ChargingScheduleBuilder chosen) {
    return limit.allows(chosen.build(), BEGIN, 1);
  }

  private static ExternalLimit limit(ChargingScheduleBuilder schedule) {
    return new ExternalLimit("station", 0, false, BEGIN, List.of(schedule.build()));
  }

  private static ChargingScheduleBuilder schedule(ChargingSchedulePeriod... periods) {
    return ChargingScheduleBuilder.builder()
        .id(1)
        .chargingRateUnit(ChargingRateUnit.W)
        .chargingSchedulePeriod(List.of(periods));
  }

  private static ChargingSchedulePeriod period(int start, double watts) {
    return ChargingSchedulePeriodBuilder.builder().startPeriod(start).limit(watts).build();
  }
}
