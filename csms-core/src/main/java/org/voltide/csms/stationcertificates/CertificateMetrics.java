package org.voltide.csms.stationcertificates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.platform.SampledGauges;
import org.voltide.csms.revocation.ResponderHealth;
import org.voltide.csms.stationcertificates.CertificateHealth.Kind;

/** Shows how many certificates end soon, how many stations drift, and how many responders fail. */
@Singleton
final class CertificateMetrics {
  /** It takes reading what all stations have. */
  private static final Duration DRIFT_COUNTED = Duration.ofMinutes(5);

  /** Whoever nobody needed since has nothing to mend. */
  private static final Duration FAILURES_COUNT = Duration.ofDays(1);

  private final CertificateHealth health;
  private final Inventories inventories;
  private volatile double drifting = Double.NaN;

  CertificateMetrics(CertificateHealth health, Inventories inventories) {
    this.health = health;
    this.inventories = inventories;
  }

  void start(
      @Observes StartupEvent event,
      SampledGauges gauges,
      MeterRegistry registry,
      Rounds rounds,
      ResponderHealth responders) {
    for (Kind of : Kind.values()) {
      CertificateHealth.DAYS.forEach(days -> watch(gauges, of, days));
    }
    Gauge.builder("voltide.certificates.drifting", this, CertificateMetrics::drifting)
        .description("Stations that have other certificates than they are to have")
        .strongReference(true)
        .register(registry);
    Gauge.builder(
            "voltide.responders.failing",
            responders,
            health -> health.failing(Instant.now().minus(FAILURES_COUNT)))
        .description("OCSP responders and servers of revocation lists that failed the last time")
        .strongReference(true)
        .register(registry);
    rounds.nowAndEvery(DRIFT_COUNTED, "drift of certificates", this::count);
  }

  /** Counts stations that drift; how many is not known after it could not. */
  void count() {
    try {
      drifting = inventories.drifting();
    } catch (RuntimeException failed) {
      drifting = Double.NaN;
      throw failed;
    }
  }

  double drifting() {
    return drifting;
  }

  private void watch(SampledGauges gauges, Kind of, int days) {
    gauges.watch(
        "voltide.certificates.ending",
        "Certificates in force that end within so many days",
        Tags.of("of", of.name().toLowerCase(Locale.ROOT), "days", Integer.toString(days)),
        () -> health.ending(of, days));
  }
}
