package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueLogTest {

  @Test
  void tellsAQueueThatGrowsFromOneThatDoesNot() {
    QueueLog steady = queue(100, 100, 100, 40);
    assertThat(steady.isSteady()).isTrue();
    assertThat(steady.verdict()).contains("at most 100 at it").endsWith("reached");
    QueueLog growing = queue(10, 20, 30, 40);
    assertThat(growing.isSteady()).isFalse();
    assertThat(growing.verdict()).endsWith("missed");
  }

  @Test
  void showsSomeMomentsAndTheLast() {
    QueueLog queue = queue(IntStream.range(0, 95).toArray());
    assertThat(queue.lines()).hasSize(10).last().asString().contains("94 at it");
    assertThat(queue(1, 2).lines()).hasSize(2);
  }

  private static QueueLog queue(int... atIt) {
    QueueLog queue = new QueueLog();
    for (int i = 0; i < atIt.length; i++) {
      queue.add(new QueueLog.Moment(i, i, atIt[i], 0));
    }
    return queue;
  }
}
