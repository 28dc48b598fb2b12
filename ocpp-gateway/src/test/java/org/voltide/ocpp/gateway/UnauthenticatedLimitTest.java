package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnauthenticatedLimitTest {
  private final GatewayParts parts =
      Embedded.parts(
          new FakeCentral(),
          settings -> settings.maxUnauthenticated(1).handshakeTimeout(Duration.ofSeconds(20)));

  private EmbeddedChannel arrive() {
    return Embedded.channel(new UnauthenticatedLimit(parts));
  }

  @Test
  void dropsOneTooManyAndMakesRoomWhenOneLeaves() {
    EmbeddedChannel first = arrive();
    assertThat(arrive().isOpen()).isFalse();
    assertThat(parts.counters().of(GatewayEvent.TOO_MANY_UNAUTHENTICATED)).isEqualTo(1);
    first.close();
    assertThat(parts.unauthenticated()).hasValue(0);
    assertThat(arrive().isOpen()).isTrue();
  }

  @Test
  void dropsWhoTakesTooLong() {
    EmbeddedChannel slow = arrive();
    slow.advanceTimeBy(19, TimeUnit.SECONDS);
    slow.runScheduledPendingTasks();
    assertThat(slow.isOpen()).isTrue();
    slow.advanceTimeBy(2, TimeUnit.SECONDS);
    slow.runScheduledPendingTasks();
    assertThat(slow.isOpen()).isFalse();
    assertThat(parts.counters().of(GatewayEvent.HANDSHAKE_TIMED_OUT)).isEqualTo(1);
    assertThat(parts.unauthenticated()).hasValue(0);
  }
}
