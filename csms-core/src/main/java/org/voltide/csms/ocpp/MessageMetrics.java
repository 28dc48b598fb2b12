package org.voltide.csms.ocpp;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.ocpp.frame.MessageType;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

/**
 * Counts frames by action and type, and times answers. No label tells a station: an action is one
 * that OCPP knows. Thread-safe.
 */
@Singleton
final class MessageMetrics {

  /** The label of a frame whose action is not known, say of a late answer. */
  private static final String NO_ACTION = "none";

  /** Stands for every number that is no type of message, of which a station may send any. */
  private static final int NO_TYPE = 0;

  private static final Map<Integer, String> TYPES =
      Arrays.stream(MessageType.values()).collect(toMap(MessageType::number, MessageType::name));

  private final MeterRegistry registry;
  private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
  private final Timer ours;
  private final Timer stations;

  MessageMetrics(MeterRegistry registry) {
    this.registry = registry;
    ours = answers("csms");
    stations = answers("station");
  }

  private record Kind(Direction direction, int type, String action) {}

  private Timer answers(String by) {
    return Timer.builder("voltide.message.answer")
        .description("From a CALL to its answer, by who answered")
        .tag("by", by)
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30))
        .register(registry);
  }

  void count(MessageTrace frame) {
    String action = frame.action().orElse(NO_ACTION);
    int type = TYPES.containsKey(frame.messageType()) ? frame.messageType() : NO_TYPE;
    counters
        .computeIfAbsent(new Kind(frame.direction(), type, action), this::newCounter)
        .increment();
    frame.latency().ifPresent((frame.direction() == Direction.OUT ? ours : stations)::record);
  }

  private Counter newCounter(Kind kind) {
    return Counter.builder("voltide.messages")
        .description("OCPP messages, seen from the CSMS")
        .tag("direction", kind.direction().name().toLowerCase(Locale.ROOT))
        .tag("type", TYPES.getOrDefault(kind.type(), "unknown"))
        .tag("action", kind.action())
        .register(registry);
  }
}
