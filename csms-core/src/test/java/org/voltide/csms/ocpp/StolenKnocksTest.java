package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StolenKnocksTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final InstantSource time = now::get;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final List<String> told = new ArrayList<>();
  private final StolenKnocks knocks =
      new StolenKnocks(clock, (stationId, from) -> told.add(stationId + ": " + from));

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void eachAddressIsToldOnceAnHour() {
    knocks.knocked("CS1", "192.0.2.1");
    knocks.knocked("CS1", "192.0.2.1");
    knocks.knocked("CS1", "192.0.2.2");
    knocks.knocked("CS2", "192.0.2.1");
    assertThat(told)
        .containsExactly("CS1: From 192.0.2.1", "CS1: From 192.0.2.2", "CS2: From 192.0.2.1");

    pass(Duration.ofHours(1));
    knocks.knocked("CS1", "192.0.2.1");
    assertThat(told).hasSize(4);
  }

  @Test
  void manyAddressesAreToldTogetherAndNoneIsHidden() {
    IntStream.range(0, 50).forEach(i -> knocks.knocked("CS1", "192.0.2." + i));
    assertThat(told).hasSize(StolenKnocks.MOST);
    knocks.tellKept();
    assertThat(told)
        .hasSize(StolenKnocks.MOST + 1)
        .last()
        .isEqualTo(
            "CS1: From 192.0.2.49, 192.0.2.48, 192.0.2.47, 192.0.2.46, 192.0.2.45,"
                + " and before them 40 left out");
    pass(Duration.ofMinutes(5));
    knocks.knocked("CS1", "198.51.100.7");
    knocks.tellKept();
    knocks.tellKept();
    assertThat(told).hasSize(StolenKnocks.MOST + 2).last().isEqualTo("CS1: From 198.51.100.7");
  }

  @Test
  void anAddressThatWasForgottenIsNewsAgain() {
    IntStream.rangeClosed(0, StolenKnocks.MOST_KNOWN)
        .forEach(i -> knocks.knocked("CS1", "192.0.2." + i));
    knocks.tellKept();
    told.clear();
    knocks.knocked("CS1", "192.0.2.0");
    knocks.knocked("CS1", "192.0.2." + StolenKnocks.MOST_KNOWN);
    knocks.tellKept();
    assertThat(told).containsExactly("CS1: From 192.0.2.0");
  }
}
