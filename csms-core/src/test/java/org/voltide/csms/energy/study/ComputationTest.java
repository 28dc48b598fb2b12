package org.voltide.csms.energy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.study.recording.Days;
import org.voltide.csms.energy.study.recording.PriceSeries;
import org.voltide.csms.energy.study.recording.Recording;
import org.voltide.csms.energy.study.recording.Session;
import org.voltide.csms.energy.study.scenario.Scenario;
import org.voltide.csms.energy.study.scenario.ScenarioBuilder;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.energy.study.simulation.Market;

class ComputationTest {

  private static final Instant MIDNIGHT = Instant.parse("2025-03-03T00:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(5);

  /** A day with one car, from six in the evening until six. */
  private static Scenario scenario() {
    double[] prices = new double[72];
    Arrays.setAll(prices, hour -> hour % 24 < 5 ? 0.05 : 0.35);
    PriceSeries series = new PriceSeries(MIDNIGHT, Duration.ofHours(1), prices);
    ZoneId zone = ZoneId.of("UTC");
    Session session =
        new Session(
            "one",
            "car",
            MIDNIGHT.plus(Duration.ofHours(18)),
            MIDNIGHT.plus(Duration.ofHours(30)),
            10,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return ScenarioBuilder.builder()
        .sources(List.of("one day"))
        .notes(List.of())
        .recording(new Recording(List.of(session), 0, 0))
        .samples(List.of(Days.parse("2025-03-03")))
        .zone(zone)
        .assumptions(Assumptions.usual())
        .market(new Market(series, series, zone))
        .pricing("As the market says.")
        .importKw(50)
        .exportKw(50)
        .stations(OptionalInt.empty())
        .yearlyFee(0)
        .build();
  }

  @Test
  void tellsWhenAllIsDone() {
    Computation computation = new Computation(7);
    assertThat(computation.run(scenario(), LONG).sessions()).isEqualTo(1);
    assertThat(computation.progress()).isEqualTo(1);
    assertThat(computation.isOf(7)).isTrue();
  }

  @Test
  void aWeekInWhichNobodyCameIsAnEmptyWeek() {
    Scenario two =
        ScenarioBuilder.builder(scenario())
            .samples(List.of(Days.parse("2025-03-03"), Days.parse("2025-03-04")))
            .exportKw(0)
            .build();
    Figures figures = Figures.of(new Computation(7).run(two, LONG));
    assertThat(figures.sessions()).isEqualTo(1);
    assertThat(figures.days()).isEqualTo(2);
    assertThat(figures.connections()).allSatisfy(each -> assertThat(each.outKwh()).isZero());
    assertThat(figures.stations()).hasSize(1);
    double meanKw =
        figures.cases().getFirst().meanDayKw().stream().mapToDouble(kw -> kw).sum() / 24;
    assertThat(meanKw).isCloseTo(10 / 48.0, within(0.01));
  }

  @Test
  void givesUpWhenItIsStopped() {
    Computation computation = new Computation(7);
    computation.stop();
    assertThatThrownBy(() -> computation.run(scenario(), LONG))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void givesUpWhenWhoWaitsIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Computation(7).run(scenario(), LONG))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
