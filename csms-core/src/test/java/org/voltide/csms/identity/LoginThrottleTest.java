package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private Instant now = Instant.EPOCH;
  private final LoginThrottle throttle = new LoginThrottle(() -> now);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed("ada", "10.0.0.1");
    }
  }

  @Test
  void tooManyFailuresPauseThatUserFromThatAddress() {
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    assertThat(throttle.allows("ada", "10.0.0.1")).isTrue();
    fail(1);
    assertThat(throttle.allows("ada", "10.0.0.1")).isFalse();
    assertThat(throttle.allows("ada", "10.0.0.2")).isTrue();
    assertThat(throttle.allows("ben", "10.0.0.1")).isTrue();
  }

  @Test
  void thePauseEnds() {
    fail(LoginThrottle.FAILURES_ALLOWED);
    now = now.plus(LoginThrottle.PAUSE).plusSeconds(1);
    assertThat(throttle.allows("ada", "10.0.0.1")).isTrue();
    fail(1);
    assertThat(throttle.allows("ada", "10.0.0.1")).as("counted anew").isTrue();
  }

  @Test
  void successForgetsFailures() {
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    throttle.succeeded("ada", "10.0.0.1");
    fail(LoginThrottle.FAILURES_ALLOWED - 1);
    assertThat(throttle.allows("ada", "10.0.0.1")).isTrue();
  }

  @Test
  void manyFailuresPauseAUserFromEverywhere() {
    for (int i = 0; i < LoginThrottle.FAILURES_OF_ONE; i++) {
      throttle.failed("ada", "10.0.1." + i);
    }
    assertThat(throttle.allows("ada", "10.0.2.1")).isFalse();
    assertThat(throttle.allows("ben", "10.0.1.1")).isTrue();
  }

  @Test
  void manyFailuresPauseAnAddressForEverybody() {
    for (int i = 0; i < LoginThrottle.FAILURES_OF_ONE; i++) {
      throttle.failed("user " + i, "10.0.0.1");
    }
    assertThat(throttle.allows("ada", "10.0.0.1")).isFalse();
    assertThat(throttle.allows("ada", "10.0.0.2")).isTrue();
  }
}
