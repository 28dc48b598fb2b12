package org.voltide.csms.stationcertificates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificates;

/** Shows how many certificates end soon; those of stations include none that were revoked. */
@Singleton
final class ExpiryMetrics {
  private static final List<Integer> DAYS = List.of(90, 30, 14, 7);

  private final OwnCertificates certificates;
  private final OwnAuthorities authorities;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  ExpiryMetrics(OwnCertificates certificates, OwnAuthorities authorities) {
    this.certificates = certificates;
    this.authorities = authorities;
  }

  void start(@Observes StartupEvent event, MeterRegistry registry) {
    for (int days : DAYS) {
      watch(registry, "stations", days, certificates::ending);
      watch(registry, "authorities", days, this::authoritiesEnding);
    }
  }

  private static void watch(
      MeterRegistry registry, String of, int days, ToLongFunction<Duration> count) {
    Gauge.builder("voltide.certificates.ending", () -> count.applyAsLong(Duration.ofDays(days)))
        .description("Certificates in force that end within so many days")
        .tag("of", of)
        .tag("days", Integer.toString(days))
        .register(registry);
  }

  private long authoritiesEnding(Duration within) {
    Instant now = realTime.instant();
    return authorities.readable().stream()
        .flatMap(inventory -> inventory.authorities().values().stream())
        .filter(known -> !known.isRevoked())
        .map(known -> known.chain().getFirst().getNotAfter().toInstant())
        .filter(end -> end.isAfter(now) && end.isBefore(now.plus(within)))
        .count();
  }
}
