package org.voltide.csms.energy.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.forecast.Synthetic.BERLIN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCarBuilder;

class ArrivalForecastTest {

  private static final Instant SINCE = Instant.parse("2026-01-05T00:00:00Z");

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static RecordedStay stay(String evse, int group, String from, double hours, double wh) {
    Instant start = berlin(from);
    return new RecordedStay(
        evse,
        start,
        start.plusSeconds((long) (hours * 3_600)),
        PluggedCarBuilder.builder()
            .id(from)
            .group(group)
            .phases(Phases.THREE)
            .capacityWh(wh)
            .maxEnergyWh(wh)
            .targetWh(wh)
            .maxChargeW(11_000)
            .chargeEfficiency(1)
            .dischargeEfficiency(1)
            .build());
  }

  private static List<ExpectedCar> expected(
      List<RecordedStay> stays, String now, Map<String, Instant> taken) {
    Instant moment = berlin(now);
    return new ArrivalForecast(stays, SINCE, BERLIN)
        .after(moment, moment.plus(Duration.ofDays(1)), taken);
  }

  @Test
  void whatCameOnTheseWeekdaysComesAgainOnAverage() {
    List<RecordedStay> stays =
        List.of(
            stay("A/1", 0, "2026-03-02T18:05", 10, 8_000),
            stay("A/1", 0, "2026-03-03T18:05", 10, 9_000),
            stay("B/1", 1, "2026-03-09T18:00", 10, 6_000),
            stay("A/1", 0, "2026-03-16T18:20", 10, 4_000));
    List<ExpectedCar> cars = expected(stays, "2026-03-23T08:00", Map.of());
    assertThat(cars).hasSize(2);
    ExpectedCar first = cars.getFirst();
    assertThat(first.car().group()).isZero();
    assertThat(first.car().targetWh()).isCloseTo(12_000 / 4.0, within(1e-6));
    assertThat(first.car().maxChargeW()).isCloseTo(2 * 11_000 / 4.0, within(1e-6));
    assertThat(first.often()).isEqualTo(0.5);
    assertThat(first.from()).isEqualTo(berlin("2026-03-23T18:15"));
    assertThat(first.until()).isEqualTo(berlin("2026-03-24T04:00"));
    assertThat(cars.getLast().car().group()).isEqualTo(1);
    assertThat(first.between(3, 9).departureStep()).isEqualTo(9);
  }

  @Test
  void acrossAClockChangeCarsComeByTheirClocks() {
    List<RecordedStay> stays = List.of(stay("A/1", 0, "2026-03-23T07:00", 8, 4_000));
    List<ExpectedCar> cars = expected(stays, "2026-03-30T00:00", Map.of());
    assertThat(cars).hasSize(1);
    assertThat(cars.getFirst().from()).isEqualTo(berlin("2026-03-30T07:00"));
  }

  @Test
  void nobodyIsExpectedWhereACarStays() {
    List<RecordedStay> stays =
        List.of(
            stay("A/1", 0, "2026-03-16T18:00", 10, 4_000),
            stay("B/1", 0, "2026-03-16T18:00", 10, 4_000));
    List<ExpectedCar> cars =
        expected(
            stays,
            "2026-03-23T08:00",
            Map.of("A/1", berlin("2026-03-24T06:00"), "B/1", berlin("2026-03-23T12:00")));
    assertThat(cars).hasSize(1);
    assertThat(cars.getFirst().often()).isEqualTo(0.25);
  }

  @Test
  void aShortHistoryOrTheFutureTellsNothing() {
    List<RecordedStay> stays = new ArrayList<>();
    stays.add(stay("A/1", 0, "2026-03-16T18:00", 10, 4_000));
    Instant now = berlin("2026-03-20T08:00");
    assertThat(
            new ArrivalForecast(stays, berlin("2026-03-16T18:00"), BERLIN)
                .after(now, now.plus(Duration.ofDays(5)), Map.of()))
        .isEmpty();
    stays.add(stay("A/1", 0, "2026-03-22T18:00", 10, 4_000));
    assertThat(expected(stays, "2026-03-20T08:00", Map.of())).isEmpty();
  }
}
