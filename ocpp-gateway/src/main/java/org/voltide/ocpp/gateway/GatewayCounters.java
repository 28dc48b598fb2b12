package org.voltide.ocpp.gateway;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How often what happened since the gateway started. Thread-safe. */
public final class GatewayCounters {
  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(GatewayEvent.values().length).toArray(LongAdder[]::new);

  void count(GatewayEvent event) {
    counts[event.ordinal()].increment();
  }

  public long of(GatewayEvent event) {
    return counts[event.ordinal()].sum();
  }

  /** All counts, each read on its own. */
  public Map<GatewayEvent, Long> snapshot() {
    Map<GatewayEvent, Long> snapshot = new EnumMap<>(GatewayEvent.class);
    Arrays.stream(GatewayEvent.values()).forEach(event -> snapshot.put(event, of(event)));
    return snapshot;
  }
}
