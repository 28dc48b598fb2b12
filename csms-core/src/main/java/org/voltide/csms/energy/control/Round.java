package org.voltide.csms.energy.control;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.voltide.csms.energy.control.Deliveries.Order;

/**
 * The profiles of one plan on their way, wave by wave. A wave leaves when the one before has
 * answered. Who does not answer in time is reckoned with either way from then on, and holds up only
 * those for whom that leaves no room. Thread-safe.
 */
final class Round {

  private static final Executor ASIDE = Thread::startVirtualThread;

  private final Waves waves;
  private final List<Order> orders;
  private final Duration patience;
  private final Function<List<Order>, List<CompletableFuture<Boolean>>> sending;

  /** Whose answers the next wave waits for. */
  private final Set<Integer> awaited = new HashSet<>();

  /**
   * @param orders one for each of the waves' changes
   * @param patience with those who do not answer, in real time
   * @param sending sends profiles and tells of each whether it is followed; empty once there is a
   *     newer plan
   */
  Round(
      Waves waves,
      List<Order> orders,
      Duration patience,
      Function<List<Order>, List<CompletableFuture<Boolean>>> sending) {
    this.waves = waves;
    this.orders = List.copyOf(orders);
    this.patience = patience;
    this.sending = sending;
  }

  /** Sends what may be sent now. */
  synchronized void goOn() {
    List<Integer> wave = waves.next();
    List<CompletableFuture<Boolean>> answers =
        sending.apply(wave.stream().map(orders::get).toList());
    for (int n = 0; n < answers.size(); n++) {
      int one = wave.get(n);
      awaited.add(one);
      var _ =
          answers
              .get(n)
              .whenCompleteAsync(
                  (follows, failure) -> answered(one, failure == null && follows), ASIDE);
    }
    if (!answers.isEmpty()) {
      CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, ASIDE)
          .execute(() -> overdue(wave));
    }
  }

  private synchronized void answered(int one, boolean follows) {
    if (follows) {
      waves.follows(one);
    } else {
      waves.refuses(one);
    }
    awaited.remove(one);
    if (awaited.isEmpty()) {
      goOn();
    }
  }

  private synchronized void overdue(List<Integer> wave) {
    if (awaited.removeAll(Set.copyOf(wave)) && awaited.isEmpty()) {
      goOn();
    }
  }
}
