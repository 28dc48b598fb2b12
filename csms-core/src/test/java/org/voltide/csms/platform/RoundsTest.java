package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoundsTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Rounds rounds = new Rounds();

  @AfterEach
  void stop() throws InterruptedException {
    rounds.stop(new ShutdownEvent());
  }

  @Test
  void workComesRoundAgainThoughItFails() throws InterruptedException {
    Semaphore done = new Semaphore(0);
    rounds.every(
        SOON,
        "work",
        () -> {
          done.release();
          throw new IllegalStateException("as always");
        });
    assertThat(done.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void workThatIsWantedNowDoesNotWaitForItsPause() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    rounds.nowAndEvery(NEVER, "work", ran::countDown);
    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void slowWorkDelaysNoOther() throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Semaphore other = new Semaphore(0);
    rounds.nowAndEvery(SOON, "slow", held::await);
    rounds.every(SOON, "other", other::release);
    assertThat(other.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
    held.countDown();
  }

  @Test
  void afterTheStopNothingRuns() throws InterruptedException {
    AtomicInteger ran = new AtomicInteger();
    Semaphore done = new Semaphore(0);
    rounds.every(
        SOON,
        "work",
        () -> {
          ran.incrementAndGet();
          done.release();
        });
    done.acquire();
    rounds.stop(new ShutdownEvent());
    int atTheStop = ran.get();
    assertThat(ran).hasValue(atTheStop);
  }
}
