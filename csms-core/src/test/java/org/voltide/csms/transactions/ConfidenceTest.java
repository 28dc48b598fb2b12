package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.transactions.SessionView.Confidence;
import org.voltide.csms.transactions.SessionView.Estimate;
import org.voltide.csms.transactions.SessionView.Need;

class ConfidenceTest {

  private static Confidence of(List<String> estimated, Estimate... guesses) {
    return Confidence.of(
        new Need(60_000, 1, 80, null, 1, 1, 20, 30, 90, "TOKEN", estimated, List.of(guesses)));
  }

  private static Estimate guess(String field, String source) {
    return new Estimate(field, 1, 1, 1, 1, source, 0);
  }

  @Test
  void isAsGoodAsTheWorstThatMatters() {
    assertThat(of(List.of())).isEqualTo(Confidence.CERTAIN);
    assertThat(of(List.of("maxChargeW"), guess("MAX_CHARGE_W", "USUAL")))
        .isEqualTo(Confidence.CERTAIN);
    assertThat(of(List.of("energyWh"), guess("TAKEN_WH", "TOKEN_STAYS")))
        .isEqualTo(Confidence.LIKELY);
    assertThat(
            of(
                List.of("energyWh", "departure"),
                guess("TAKEN_WH", "SESSION"),
                guess("STAY_HOURS", "USUAL")))
        .isEqualTo(Confidence.GUESSED);
  }
}
