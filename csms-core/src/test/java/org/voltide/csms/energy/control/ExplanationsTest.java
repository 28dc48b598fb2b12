package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.explanation.Action;
import org.voltide.csms.energy.plan.explanation.Because;
import org.voltide.csms.energy.plan.explanation.Explanation;

class ExplanationsTest {

  private static final Instant SIX = Instant.parse("2026-03-01T18:00:00Z");

  @Test
  void whatNewPlansSayAgainIsSaidOnceAsItHeldTheLongest() {
    assertThat(
            Explanations.together(List.of(gives(0, 15, 42), gives(15, 90, 40), gives(90, 105, 12))))
        .containsExactly(gives(0, 105, 40));
  }

  @Test
  void otherReasonsAndGapsAreToldApart() {
    Explanation now =
        new Explanation(at(30), at(45), Action.DISCHARGING, List.of(new Because.ChargeNow()));
    List<Explanation> parts = List.of(gives(0, 15, 1), gives(20, 30, 1), now);

    assertThat(Explanations.together(parts)).isEqualTo(parts);
  }

  @Test
  void whatHeldForAMomentOnlyIsNotTold() {
    Instant moment = at(15).plusSeconds(20);
    List<Because> other = List.of(new Because.ChargeNow());
    List<Because> need = gives(0, 15, 42).reasons();

    assertThat(
            Explanations.together(
                List.of(
                    new Explanation(at(0).minusSeconds(5), at(0), Action.CHARGING, other),
                    gives(0, 15, 42),
                    new Explanation(at(15), moment, Action.CHARGING, other),
                    new Explanation(moment, at(30), Action.DISCHARGING, need))))
        .containsExactly(gives(0, 30, 42));
  }

  private static Explanation gives(int from, int to, double needWh) {
    return new Explanation(
        at(from), at(to), Action.DISCHARGING, List.of(new Because.Need(needWh, at(720))));
  }

  private static Instant at(int minutes) {
    return SIX.plus(Duration.ofMinutes(minutes));
  }
}
