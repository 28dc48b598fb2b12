package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeqNosTest {

  @Test
  void neighboursGrowTogether() {
    SeqNos seqNos = SeqNos.NONE.with(0).with(2).with(5).with(1);
    assertThat(seqNos.toMultirange()).isEqualTo("{[0,3),[5,6)}");
    assertThat(seqNos.highest()).hasValue(5);
  }

  @Test
  void isCompleteWhenNothingIsMissingBelow() {
    SeqNos seqNos = SeqNos.NONE.with(3).with(4).with(6);
    assertThat(seqNos.completeUpTo(4)).isTrue();
    assertThat(seqNos.completeUpTo(6)).isFalse();
    assertThat(SeqNos.NONE.completeUpTo(0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{[0,1)}", "{[-3,0),[5,9),[2147483647,2147483648)}"})
  void readsWhatItPrints(String multirange) {
    assertThat(SeqNos.parse(multirange).toMultirange()).isEqualTo(multirange);
  }

  @Test
  void otherTextIsRefused() {
    assertThatThrownBy(() -> SeqNos.parse("[0,1)")).isInstanceOf(IllegalArgumentException.class);
  }

  @RepeatedTest(50)
  void isASetOfNumbersWhateverTheOrder(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    TreeSet<Long> expected = new TreeSet<>();
    List<Long> arriving = new ArrayList<>();
    random.longs(40, -10, 40).forEach(arriving::add);
    SeqNos seqNos = SeqNos.NONE;
    for (long seqNo : arriving) {
      assertThat(seqNos.contains(seqNo)).isEqualTo(!expected.add(seqNo));
      seqNos = seqNos.with(seqNo);
    }
    for (long n = -12; n < 42; n++) {
      assertThat(seqNos.contains(n)).isEqualTo(expected.contains(n));
    }
    Collections.shuffle(arriving, random);
    SeqNos again = SeqNos.NONE;
    for (long seqNo : arriving) {
      again = again.with(seqNo);
    }
    assertThat(again).isEqualTo(seqNos);
  }
}
