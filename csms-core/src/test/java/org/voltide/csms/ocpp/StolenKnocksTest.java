package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StolenKnocksTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final InstantSource time = now::get;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final StolenKnocks knocks = new StolenKnocks(clock);

  @Test
  void eachAddressIsToldOnceAnHour() {
    assertThat(knocks.isNews("CS1", "192.0.2.1")).isTrue();
    assertThat(knocks.isNews("CS1", "192.0.2.1")).isFalse();
    assertThat(knocks.isNews("CS1", "192.0.2.2")).isTrue();
    assertThat(knocks.isNews("CS2", "192.0.2.1")).isTrue();

    now.updateAndGet(before -> before.plus(Duration.ofHours(1)));
    assertThat(knocks.isNews("CS1", "192.0.2.1")).isTrue();
  }

  @Test
  void manyAddressesAreNotAllTold() {
    long news = IntStream.range(0, 50).filter(i -> knocks.isNews("CS1", "192.0.2." + i)).count();
    assertThat(news).isEqualTo(StolenKnocks.MOST);
  }
}
