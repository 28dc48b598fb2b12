package org.voltide.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
  private static final String HEADER = "arrival,departure,energy_kwh,station,max_power_kw";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void movesSessionsToTheFirstDayAndMakesCarsThatFit() throws ScenarioException {
    var recording =
        Recording.parse(
            "r.csv",
            List.of(
                HEADER,
                "2020-06-03T08:00,2020-06-03T10:00,9.3,s-1,7.2",
                "2020-06-02T22:00,2020-06-03T06:00,40,,11"));

    List<Stay> stays =
        recording.stays(LocalDate.of(2026, 1, 10), BERLIN, new Fleet(List.of(), List.of()));

    assertThat(stays.get(0).arrival()).isEqualTo(Instant.parse("2026-01-10T21:00:00Z"));
    assertThat(stays.get(1).arrival()).isEqualTo(Instant.parse("2026-01-11T07:00:00Z"));
    assertThat(stays.get(1).stationId()).contains("s-1");
    Stay second = stays.get(1);
    double gained =
        (second.targetSocPercent() - second.socPercent()) / 100 * second.car().capacityWh();
    assertThat(gained).isCloseTo(9_300 * 0.93, within(1.0));
    assertThat(second.car().maxChargeW()).isEqualTo(7_200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-06-03T08:00,2020-06-03T07:00,1,,|r.csv:2: the car leaves before it arrives",
        "2020-06-03T08:00,2020-06-03T09:00,50,,|r.csv:2: this energy does not fit",
        "03.06.2020 08:00,2020-06-03T09:00,5,,|r.csv:2: arrival and departure are local times",
        "2020-06-03T08:00,2020-06-03T09:00,much,,|r.csv:2: energy_kwh and max_power_kw are numbers"
      })
  void saysWhichLineIsWrong(String row, String sentence) {
    assertThatThrownBy(() -> Recording.parse("r.csv", List.of(HEADER, row)))
        .hasMessageStartingWith(sentence);
  }

  @Test
  void saysWhichColumnIsMissing() {
    assertThatThrownBy(() -> Recording.parse("r.csv", List.of("arrival,energy_kwh")))
        .hasMessage("r.csv:1: the column 'departure' is missing");
  }
}
