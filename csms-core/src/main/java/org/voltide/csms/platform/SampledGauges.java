package org.voltide.csms.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Gauges whose values come from the database: they are read every 30 seconds, so that who collects
 * metrics never waits for it, least of all while it is away. A value that cannot be read is NaN.
 * Thread-safe.
 */
@Singleton
public class SampledGauges {

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final MeterRegistry registry;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();

  SampledGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  private static final class Sample {
    private final LongSupplier source;
    private volatile double value = Double.NaN;

    Sample(LongSupplier source) {
      this.source = source;
    }

    void take() {
      try {
        value = source.getAsLong();
      } catch (RuntimeException away) {
        value = Double.NaN;
        throw away;
      }
    }
  }

  /**
   * Shows a number from now on.
   *
   * @param name in Micrometer's spelling, with dots
   * @param tags of few possible values, none of them an identifier
   */
  public void watch(String name, String description, Tags tags, LongSupplier source) {
    Sample sample = new Sample(source);
    samples.add(sample);
    Gauge.builder(name, sample, taken -> taken.value)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event, Rounds rounds) {
    rounds.nowAndEvery(PAUSE, "numbers for metrics", this::read);
  }

  /** Reads all; one that fails keeps no other from being read. */
  void read() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Sample sample : samples) {
      try {
        sample.take();
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
