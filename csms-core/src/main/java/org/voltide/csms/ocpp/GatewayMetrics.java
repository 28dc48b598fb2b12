package org.voltide.csms.ocpp;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.voltide.ocpp.gateway.Gateway;
import org.voltide.ocpp.gateway.GatewayEvent;

/** Shows what the gateway counts. */
@Singleton
final class GatewayMetrics {
  private final MeterRegistry registry;

  GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void watch(Gateway gateway) {
    Gauge.builder("voltide.stations.connected", gateway, Gateway::connected)
        .description("Stations connected now")
        .strongReference(true)
        .register(registry);
    for (GatewayEvent event : GatewayEvent.values()) {
      FunctionCounter.builder(
              "voltide.gateway.events", gateway.counters(), counters -> counters.of(event))
          .description("What happened at the gateway")
          .tag("event", event.name())
          .register(registry);
    }
  }
}
