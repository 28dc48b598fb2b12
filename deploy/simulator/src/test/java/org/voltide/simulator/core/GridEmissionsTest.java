package org.voltide.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridEmissionsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final GridEmissions emissions =
      new GridEmissions(IntStream.range(0, 24).mapToObj(hour -> 300 + hour).toList());

  @Test
  void everyHourHasItsFigure() {
    List<GridEmissions.Step> steps = emissions.on(LocalDate.of(2026, 6, 1), BERLIN);
    assertThat(steps).hasSize(24);
    assertThat(steps.get(13).kgPerKwh()).isEqualTo(new BigDecimal("0.313"));
  }

  @Test
  void theHourThatComesTwiceHasItsFigureTwice() {
    List<GridEmissions.Step> steps = emissions.on(LocalDate.of(2026, 10, 25), BERLIN);
    assertThat(steps)
        .extracting(GridEmissions.Step::kgPerKwh)
        .hasSize(25)
        .containsSequence(new BigDecimal("0.302"), new BigDecimal("0.302"));
    assertThat(steps)
        .allMatch(step -> Duration.between(step.start(), step.end()).equals(Duration.ofHours(1)));
  }

  @Test
  void theHourThatIsLeftOutHasNone() {
    assertThat(emissions.on(LocalDate.of(2026, 3, 29), BERLIN))
        .extracting(GridEmissions.Step::kgPerKwh)
        .hasSize(23)
        .doesNotContain(new BigDecimal("0.302"));
  }
}
