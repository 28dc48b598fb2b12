package org.voltide.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.simulator.core.PriceBook;
import org.voltide.simulator.station.Misbehaviour;
import org.voltide.simulator.station.StationSpec;
import org.voltide.simulator.station.StationSpec.Current;

/** What the scenarios that come with the program promise. */
class ShippedScenariosTest {
  private static final Path SCENARIOS = Path.of("scenarios");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  @ParameterizedTest
  @ValueSource(strings = {"demo.yaml", "faults.yaml", "replay.yaml"})
  void makesSense(String file) throws Exception {
    Scenario scenario = ScenarioFile.read(SCENARIOS.resolve(file));

    if (scenario.prices() != null) {
      assertThat(PriceBook.read(SCENARIOS.resolve(scenario.prices())).days()).hasSize(4);
    }
    if (scenario.replay() != null) {
      assertThat(Recording.read(SCENARIOS.resolve(scenario.replay())).sessions()).hasSize(5);
    }
  }

  @Test
  void theDemoHasADepotThatGivesBackAndAStreetThatDoesNot() throws Exception {
    List<StationSpec> stations = Fleet.of(demo()).stations();

    assertThat(stations.stream().filter(s -> s.siteId().equals("depot")))
        .hasSize(12)
        .allMatch(s -> s.current() == Current.DC && s.bidirectional());
    assertThat(stations.stream().filter(s -> s.siteId().equals("street")))
        .hasSize(8)
        .allMatch(s -> s.current() == Current.AC && s.minCurrentA() == 6);
  }

  @Test
  void whenEverTheDemoBeginsSomeCarsAreThere() throws Exception {
    for (int seedDay = 0; seedDay < 30; seedDay++) {
      List<Stay> stays = around(demo(), DAY.plusDays(seedDay));
      Instant midnight = DAY.plusDays(seedDay).atStartOfDay(demo().zone()).toInstant();
      for (int quarter = 0; quarter < 96; quarter++) {
        Instant at = midnight.plus(Duration.ofMinutes(15L * quarter));
        assertThat(present(stays, at)).as("cars at %s", at).isGreaterThanOrEqualTo(2);
      }
    }
  }

  /** Even charging of each car over its stay is one way to serve all of them. */
  @Test
  void theDemosLimitsLeaveRoomForEveryCarByAMargin() throws Exception {
    Scenario demo = demo();
    List<StationSpec> stations = Fleet.of(demo).stations();
    for (Scenario.Site site : demo.sites()) {
      for (int seedDay = 0; seedDay < 30; seedDay++) {
        List<Stay> here =
            around(demo, DAY.plusDays(seedDay)).stream()
                .filter(stay -> at(site, stay, stations))
                .toList();
        Instant midnight = DAY.plusDays(seedDay).atStartOfDay(demo.zone()).toInstant();
        double highest =
            IntStream.range(0, 96)
                .mapToObj(q -> midnight.plus(Duration.ofMinutes(15L * q)))
                .mapToDouble(at -> here.stream().mapToDouble(stay -> evenW(stay, at)).sum())
                .max()
                .orElseThrow();
        double roomW = (site.importLimitKw() - site.baseLoadKw()) * 1000;
        assertThat(highest).as("%s on day %d", site.id(), seedDay).isLessThan(0.75 * roomW);
      }
    }
  }

  @Test
  void theLimitsMatter() throws Exception {
    Scenario demo = demo();
    for (Scenario.Site site : demo.sites()) {
      double all =
          Fleet.of(demo).stations().stream()
              .filter(s -> s.siteId().equals(site.id()))
              .mapToDouble(StationSpec::maxChargeW)
              .sum();
      assertThat(all).isGreaterThan(1.5 * site.importLimitKw() * 1000);
    }
  }

  @Test
  void everyFaultIsShown() throws Exception {
    List<StationSpec> stations =
        Fleet.of(ScenarioFile.read(SCENARIOS.resolve("faults.yaml"))).stations();

    assertThat(stations.stream().flatMap(s -> s.misbehaviours().stream()).map(w -> w.what()))
        .contains(Misbehaviour.values());
    assertThat(stations).anyMatch(StationSpec::acceptsNegativeLimits);
  }

  private static Scenario demo() throws Exception {
    return ScenarioFile.read(SCENARIOS.resolve("demo.yaml"));
  }

  private static List<Stay> around(Scenario scenario, LocalDate day) {
    var days = new Days(scenario, Fleet.of(scenario));
    var stays = new ArrayList<Stay>();
    Stream.of(day.minusDays(1), day).forEach(d -> stays.addAll(days.stays(d)));
    return stays;
  }

  private static long present(List<Stay> stays, Instant at) {
    return stays.stream()
        .filter(s -> s.arrival().isBefore(at) && s.departure().isAfter(at))
        .count();
  }

  private static boolean at(Scenario.Site site, Stay stay, List<StationSpec> stations) {
    return stations.stream()
        .anyMatch(
            s -> s.id().equals(stay.stationId().orElseThrow()) && s.siteId().equals(site.id()));
  }

  private static double evenW(Stay stay, Instant at) {
    if (at.isBefore(stay.arrival()) || !at.isBefore(stay.departure())) {
      return 0;
    }
    double hours = Duration.between(stay.arrival(), stay.departure()).toMinutes() / 60.0;
    double gain = (stay.targetSocPercent() - stay.socPercent()) / 100 * stay.car().capacityWh();
    return gain / 0.9 / hours;
  }
}
