package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

  @Test
  void comparesTurnByTurn() {
    Pairs pairs = new Pairs(List.of(100.0, 200.0, 50.0), List.of(60.0, 100.0, 45.0));
    assertThat(pairs.ratios()).containsExactly(0.5, 0.6, 0.9);
    assertThat(pairs.medianRatio()).isEqualTo(0.6);
    assertThat(pairs.atLeast("events", 0.5))
        .contains("ratio 0.60 (0.50 .. 0.90)")
        .endsWith("reached");
    assertThat(pairs.atLeast("events", 0.7)).endsWith("missed");
    assertThat(pairs.atMost("bytes", 0.7)).endsWith("reached");
    assertThat(pairs.atMost("bytes", 0.5)).endsWith("missed");
  }

  @Test
  void hasBothMeasuredInTurn() {
    List<String> turns = new ArrayList<>();
    Pairs pairs = Pairs.take(2, () -> noted(turns, "bare", 2), () -> noted(turns, "ours", 1));
    assertThat(turns).containsExactly("bare", "ours", "bare", "ours");
    assertThat(pairs.ratios()).containsExactly(0.5, 0.5);
  }

  @Test
  void tellsWhatOursTakesMore() {
    Pairs pairs = new Pairs(List.of(100.0, 110.0, 120.0), List.of(400.0, 420.0, 430.0));
    assertThat(pairs.above("bytes", 310)).contains("above 310").endsWith("reached");
    assertThat(pairs.above("bytes", 309)).endsWith("missed");
  }

  private static double noted(List<String> turns, String who, double figure) {
    turns.add(who);
    return figure;
  }

  @Test
  void takesTheMiddleOfAnEvenNumber() {
    assertThat(Pairs.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
  }

  @Test
  void refusesHalfPairs() {
    assertThatThrownBy(() -> new Pairs(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
