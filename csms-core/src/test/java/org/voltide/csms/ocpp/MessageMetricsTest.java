package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

class MessageMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final MessageMetrics metrics = new MessageMetrics(registry);

  private static MessageTrace frame(
      String station, Direction direction, int type, Optional<String> action, long millis) {
    return new MessageTrace(
        station,
        1,
        direction,
        Instant.EPOCH,
        type,
        "m-" + millis,
        action,
        "[]",
        Optional.empty(),
        type == 2 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)));
  }

  private double count(String direction, String type, String action) {
    return registry
        .get("voltide.messages")
        .tags("direction", direction, "type", type, "action", action)
        .counter()
        .count();
  }

  @Test
  void framesAreCountedByActionAndAnswersTimedByWhoAnswered() {
    Optional<String> heartbeat = Optional.of("Heartbeat");
    metrics.count(frame("CS1", Direction.IN, 2, heartbeat, 0));
    metrics.count(frame("CS2", Direction.IN, 2, heartbeat, 1));
    metrics.count(frame("CS1", Direction.OUT, 3, heartbeat, 20));
    metrics.count(frame("CS1", Direction.IN, 4, Optional.of("Reset"), 3_000));
    metrics.count(frame("CS1", Direction.IN, 3, Optional.empty(), 4_000));

    assertThat(count("in", "CALL", "Heartbeat")).isEqualTo(2);
    assertThat(count("out", "CALLRESULT", "Heartbeat")).isEqualTo(1);
    assertThat(count("in", "CALLERROR", "Reset")).isEqualTo(1);
    assertThat(count("in", "CALLRESULT", "none")).isEqualTo(1);
    assertThat(registry.get("voltide.message.answer").tag("by", "csms").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("voltide.message.answer").tag("by", "station").timer().count())
        .isEqualTo(2);
  }

  @Test
  void noLabelNamesAStation() {
    metrics.count(frame("CS-77", Direction.IN, 2, Optional.of("Heartbeat"), 0));
    assertThat(registry.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .noneMatch(tag -> tag.getValue().contains("CS-77"));
  }
}
