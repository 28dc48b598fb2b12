package org.voltide.csms.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.TestDatabase;

class GroupReadsTest {
  private static final int BAD = -1;

  private final List<Integer> groups = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final GroupReads<Integer, Long> doubled =
      new GroupReads<>(new Database(TestDatabase.empty().dataSource()), this::doubled);

  private List<Long> doubled(Statements statements, List<Integer> numbers) {
    groups.add(numbers.size());
    begun.countDown();
    try {
      mayEnd.await(60, SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (numbers.contains(BAD)) {
      throw new IllegalArgumentException("a bad one");
    }
    return statements.query(
        "select 2 * n::bigint as doubled from unnest(?) with ordinality w (n, place) order by"
            + " place",
        row -> row.big("doubled"),
        (Object) numbers.toArray(Integer[]::new));
  }

  @Test
  void whatIsAskedForWhileOneReadRunsIsReadTogetherAndABadQuestionSpoilsNoOther() throws Exception {
    List<FutureTask<Long>> asked = new ArrayList<>();
    asked.add(new FutureTask<>(() -> doubled.ask(1)));
    Thread.ofPlatform().start(asked.getFirst());
    assertThat(begun.await(60, SECONDS)).isTrue();
    List<Thread> later =
        IntStream.of(2, BAD, 4)
            .mapToObj(
                number -> {
                  FutureTask<Long> task = new FutureTask<>(() -> doubled.ask(number));
                  asked.add(task);
                  return Thread.ofPlatform().start(task);
                })
            .toList();
    await()
        .atMost(60, SECONDS)
        .until(() -> later.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    mayEnd.countDown();

    assertThat(asked.get(0).get(60, SECONDS)).isEqualTo(2);
    assertThat(asked.get(1).get(60, SECONDS)).isEqualTo(4);
    assertThatThrownBy(() -> asked.get(2).get(60, SECONDS)).hasMessageContaining("a bad one");
    assertThat(asked.get(3).get(60, SECONDS)).isEqualTo(8);
    assertThat(groups).startsWith(1, 3).hasSize(5);
  }
}
