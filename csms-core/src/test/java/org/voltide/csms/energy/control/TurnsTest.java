package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class TurnsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Turns turns = new Turns(1);
  private final List<String> order = new CopyOnWriteArrayList<>();

  private void queue(String site, boolean isUrgent) {
    int before = turns.waiting();
    Thread.ofVirtual()
        .start(
            () -> {
              try (var _ = turns.take(site, () -> isUrgent)) {
                order.add(site);
              }
            });
    await().atMost(SOON).until(() -> turns.waiting() == before + 1);
  }

  @Test
  void theMostUrgentGoesFirstAndOthersInTheOrderInWhichTheyCame() {
    try (var _ = turns.take("first", () -> false)) {
      queue("tick-1", false);
      queue("tick-2", false);
      queue("arrival-1", true);
      queue("arrival-2", true);
    }
    await().atMost(SOON).until(() -> order.size() == 4);
    assertThat(order).containsExactly("arrival-1", "arrival-2", "tick-1", "tick-2");
  }

  @Test
  void aSiteThatWaitsBecomesUrgent() {
    try (var _ = turns.take("first", () -> false)) {
      queue("tick", false);
      queue("later", false);
      turns.hurry("later");
      turns.hurry("nobody");
    }
    await().atMost(SOON).until(() -> order.size() == 2);
    assertThat(order).containsExactly("later", "tick");
  }

  @Test
  void whatIsNoSitesLeavesAnEngineForSites() {
    Turns two = new Turns(2);
    try (var _ = two.takeAside("preview-1")) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var _ = two.takeAside("preview-2")) {
                  order.add("preview-2");
                }
              });
      try (var _ = two.take("tick", () -> false)) {
        order.add("tick");
      }
    }
    await().atMost(SOON).until(() -> order.size() == 2);
    assertThat(order).containsExactly("tick", "preview-2");
  }

  @Test
  void asManyAsEnginesMayRunHaveTheirTurnAtOnce() throws InterruptedException {
    Turns two = new Turns(2);
    var bothIn = new CountDownLatch(2);
    for (String site : List.of("a", "b")) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var _ = two.take(site, () -> false)) {
                  bothIn.countDown();
                  bothIn.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    assertThat(bothIn.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(two.waiting()).isZero();
  }
}
