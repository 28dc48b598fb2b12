package org.voltide.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.simulator.station.StationSpec;

class ScenarioFileTest {
  private static final String SOUND =
      """
      name: Test
      seed: 1
      sites:
        - {id: yard, importLimitKw: 100, exportLimitKw: 50, baseLoadKw: 5}
      stations:
        - {id: "s-{}", count: 2, site: yard, protocol: "2.1", current: DC, chargeKw: 30}
      cars:
        - {id: "c-{}", count: 2, capacityKwh: 60, chargeKw: 30}
      stays:
        - {cars: "c-*", stations: "s-*", arrive: 17:00 +- 45m, leave: 07:00, soc: 20-60 %, target: 85 %}
      """;

  @Test
  void multipliesGroupsAndFillsInDefaults() throws ScenarioException {
    Fleet fleet = Fleet.of(ScenarioFile.parse("x.yaml", SOUND));

    assertThat(fleet.stations()).extracting(StationSpec::id).containsExactly("s-01", "s-02");
    assertThat(fleet.stations().getFirst().sampleEvery()).isEqualTo(Duration.ofMinutes(1));
    assertThat(fleet.cars().getFirst().minSocPercent()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "site: yard | site: moon | x.yaml:6: stations[0].site: there is no site 'moon'",
        "chargeKw: 30} | chargeKw: -1} | x.yaml:6: stations[0].chargeKw: must be positive",
        "'s-{}', count | 's', count | x.yaml:6: stations[0].id: an id has {} in it",
        "c-* | d-* | x.yaml:10: stays[0].cars: no car matches 'd-*'",
        "s-* | s-01 | x.yaml:10: stays[0].stations: 2 cars need more than 1 stations",
        "17:00 | 25:00 | x.yaml:10: stays[0].arrive: '25:00 +- 45m' is not a time such as",
        "85 % | 850 % | x.yaml:10: stays[0].target: '850 %' is not a percentage",
        "leave: 07:00 | leave: 17:30 | x.yaml:10: stays[0].leave: with these spreads a car may",
        "leave: 07:00 | leave: 18:00 | x.yaml:10: stays[0].target: car 'c-01' cannot reach 85 %",
        "baseLoadKw: 5 | baseLoadKw: 500 | x.yaml:4: sites[0].baseLoadKw: the base load alone",
        "baseLoadKw: 5 | baseload: 5 | x.yaml:4: sites[0].baseload: 'baseload' is not known here",
        "current: DC | current: DC, securityProfile: 4 | x.yaml:6: stations[0].securityProfile: must",
        "current: DC | current: DC, misbehaviours: [{what: external-limit}] | x.yaml:6: stations[0]",
        "current: DC | current: XX | x.yaml:6: stations[0].current: ",
        "name: Test | name: ] | x.yaml:1: "
      })
  void saysWhereAndWhatIsWrong(String sound, String wrong, String sentence) {
    String text = SOUND.replace(sound.strip().replace('\'', '"'), wrong.strip().replace('\'', '"'));

    assertThatThrownBy(() -> ScenarioFile.parse("x.yaml", text))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith(sentence.strip());
  }

  @Test
  void namesEveryProblemOnALineOfItsOwn() {
    String text = SOUND.replace("chargeKw: 30", "chargeKw: 0").replace("site: yard", "site: moon");

    assertThatThrownBy(() -> ScenarioFile.parse("x.yaml", text))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(3));
  }

  @Test
  void aStationCannotBeTakenTwiceAtTheSameTime() {
    String text =
        SOUND
            + "  - {cars: c-01, stations: s-02, arrive: 06:30, leave: 12:00, soc: 50, target: 60}\n";

    assertThatThrownBy(() -> ScenarioFile.parse("x.yaml", text))
        .hasMessageContaining("x.yaml:11: stays[1]: station 's-02' may still be taken by stays[0]")
        .hasMessageContaining("car 'c-01' may still be away on stays[0]");
  }

  @Test
  void saysWhenAMisbehaviourIsHalfDescribed() {
    String text =
        SOUND.replace(
            "chargeKw: 30}\ncars", "chargeKw: 30, misbehaviours: [{what: clock-off}]}\ncars");

    assertThatThrownBy(() -> ScenarioFile.parse("x.yaml", text))
        .hasMessageContaining("stations[0].misbehaviours[0].minutes: say by how many minutes");
  }

  @Test
  void daysAreAlikeButNeverTheSameAndRepeatForTheSameSeed() throws ScenarioException {
    Scenario scenario = ScenarioFile.parse("x.yaml", SOUND);
    var days = new Days(scenario, Fleet.of(scenario));
    LocalDate day = LocalDate.of(2026, 3, 1);

    List<Stay> first = days.stays(day);

    assertThat(first).hasSize(2).isEqualTo(days.stays(day));
    assertThat(days.stays(day.plusDays(1)).getFirst().socPercent())
        .isNotEqualTo(first.getFirst().socPercent());
    for (Stay stay : first) {
      LocalTime arrival = stay.arrival().atZone(scenario.zone()).toLocalTime();
      assertThat(arrival).isBetween(LocalTime.of(16, 15), LocalTime.of(17, 45));
      assertThat(stay.socPercent()).isBetween(20.0, 60.0);
      assertThat(stay.departure().atZone(scenario.zone()).toLocalDateTime())
          .isEqualTo(day.plusDays(1).atTime(7, 0));
    }
  }
}
