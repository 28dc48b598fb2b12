package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private Instant now = Instant.EPOCH;
  private final LoginThrottle throttle = new LoginThrottle(() -> now);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.admits("ada", "10.0.0.1")).isTrue();
    }
  }

  private boolean isPaused(String user, String address) {
    boolean admitted = throttle.admits(user, address);
    if (admitted) {
      throttle.withdrawn(user, address);
    }
    return !admitted;
  }

  @Test
  void tooManyFailuresPauseThatUserFromThatAddress() {
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    assertThat(isPaused("ada", "10.0.0.1")).isFalse();
    fail(1);
    assertThat(isPaused("ada", "10.0.0.1")).isTrue();
    assertThat(isPaused("ada", "10.0.0.2")).isFalse();
    assertThat(isPaused("ben", "10.0.0.1")).isFalse();
  }

  @Test
  void thePauseEnds() {
    fail(LoginThrottle.FAILURES_ALLOWED);
    now = now.plus(LoginThrottle.PAUSE).plusSeconds(1);
    assertThat(isPaused("ada", "10.0.0.1")).isFalse();
    fail(1);
    assertThat(isPaused("ada", "10.0.0.1")).as("counted anew").isFalse();
  }

  @Test
  void successForgetsFailures() {
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    throttle.succeeded("ada", "10.0.0.1");
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    assertThat(isPaused("ada", "10.0.0.1")).isFalse();
  }

  @Test
  void attemptsThatAreNotDoneYetCountAsFailures() {
    fail(LoginThrottle.FAILURES_ALLOWED);
    assertThat(throttle.admits("ada", "10.0.0.1")).isFalse();
  }

  @Test
  void whoSignsInOftenIsNoGuesser() {
    for (int i = 0; i < 2 * LoginThrottle.FAILURES_OF_ONE; i++) {
      assertThat(throttle.admits("ada", "10.0.0.1")).isTrue();
      throttle.succeeded("ada", "10.0.0.1");
    }
  }

  @Test
  void anUnfinishedAttemptDoesNotForgiveFailures() {
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    assertThat(throttle.admits("ada", "10.0.0.1")).isTrue();
    throttle.withdrawn("ada", "10.0.0.1");
    fail(1);
    assertThat(isPaused("ada", "10.0.0.1")).isTrue();
  }

  @Test
  void manyFailuresPauseAUserFromEverywhere() {
    for (int i = 0; i < LoginThrottle.FAILURES_OF_ONE; i++) {
      assertThat(throttle.admits("ada", "10.0.1." + i)).isTrue();
    }
    assertThat(isPaused("ada", "10.0.2.1")).isTrue();
    assertThat(isPaused("ben", "10.0.1.1")).isFalse();
  }

  @Test
  void manyFailuresPauseAnAddressForEverybody() {
    for (int i = 0; i < LoginThrottle.FAILURES_OF_ONE; i++) {
      assertThat(throttle.admits("user " + i, "10.0.0.1")).isTrue();
    }
    assertThat(isPaused("ada", "10.0.0.1")).isTrue();
    assertThat(isPaused("ada", "10.0.0.2")).isFalse();
  }
}
