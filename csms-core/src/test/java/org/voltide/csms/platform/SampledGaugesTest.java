package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SampledGaugesTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final SampledGauges gauges = new SampledGauges(registry);
  private final AtomicBoolean isAway = new AtomicBoolean();

  private double value(String of) {
    return registry.get("waiting").tag("of", of).gauge().value();
  }

  @Test
  void whoCollectsMetricsGetsWhatWasReadLast() {
    gauges.watch("waiting", "letters", Tags.of("of", "post"), this::letters);
    gauges.watch("waiting", "parcels", Tags.of("of", "freight"), () -> 3);
    assertThat(value("post")).isNaN();

    gauges.read();
    assertThat(value("post")).isEqualTo(7);

    isAway.set(true);
    assertThat(value("post")).isEqualTo(7);
    assertThatThrownBy(gauges::read).hasMessage("away");
    assertThat(value("post")).isNaN();
    assertThat(value("freight")).isEqualTo(3);
  }

  private long letters() {
    if (isAway.get()) {
      throw new IllegalStateException("away");
    }
    return 7;
  }
}
