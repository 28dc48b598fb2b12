package org.voltide.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Timeline timeline = new Timeline(START, Duration.ofSeconds(10));
  private final List<String> seen = new ArrayList<>();

  @Test
  void splitsStepsAtWhatIsDueAndNeverExceedsTheLongest() {
    timeline.addFlow((from, to) -> seen.add(second(from) + "-" + second(to)));
    timeline.at(START.plusSeconds(13), () -> seen.add("due " + second(timeline.now())));

    timeline.advanceTo(START.plusSeconds(25));

    assertThat(seen).containsExactly("0-10", "10-13", "due 13", "13-23", "23-25");
  }

  @Test
  void keepsTheOrderOfWhatIsDueTogether() {
    timeline.at(START.plusSeconds(1), () -> seen.add("a"));
    timeline.at(START.plusSeconds(1), () -> seen.add("b"));

    timeline.advanceTo(START.plusSeconds(1));

    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void whatIsPastIsDueAtOnceAndWhatIsCancelledNever() {
    timeline.at(START.minusSeconds(5), () -> seen.add("late"));
    timeline.after(Duration.ofSeconds(1), () -> seen.add("never")).cancel();

    timeline.advanceTo(START.plusSeconds(2));

    assertThat(seen).containsExactly("late");
  }

  @Test
  void doesNotGoBack() {
    timeline.advanceTo(START.minusSeconds(60));

    assertThat(timeline.now()).isEqualTo(START);
  }

  private static long second(Instant at) {
    return Duration.between(START, at).toSeconds();
  }
}
