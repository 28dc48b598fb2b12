package org.voltide.csms.traces;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.Map;

/** Traces as tests want them. */
public final class Tracing {
  private Tracing() {}

  /** Nothing is traced. */
  public static Traces off() {
    return new Traces(settings(Map.of()), new SimpleMeterRegistry());
  }

  /** Everything is. */
  static Traces to(String endpoint, MeterRegistry registry) {
    return new Traces(
        settings(Map.of("voltide.traces.endpoint", endpoint, "voltide.traces.ratio", "1")),
        registry);
  }

  static TraceSettings settings(Map<String, String> given) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(TraceSettings.class)
        .withValidator(new BeanValidationConfigValidatorImpl())
        .withSources(new PropertiesConfigSource(given, "test", 500))
        .build()
        .getConfigMapping(TraceSettings.class);
  }
}
