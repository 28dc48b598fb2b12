package org.voltide.csms.stationcertificates;

import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.platform.SampledGauges;

/**
 * Shows how many certificates end soon: of stations, without those that were revoked, of own
 * authorities, and of others' authorities that are trusted here.
 */
@Singleton
final class ExpiryMetrics {
  private static final List<Integer> DAYS = List.of(90, 30, 14, 7);

  private final OwnCertificates certificates;
  private final OwnAuthorities authorities;
  private final Authorities trusted;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  ExpiryMetrics(OwnCertificates certificates, OwnAuthorities authorities, Authorities trusted) {
    this.trusted = trusted;
    this.certificates = certificates;
    this.authorities = authorities;
  }

  void start(@Observes StartupEvent event, SampledGauges gauges) {
    for (int days : DAYS) {
      watch(gauges, "stations", days, certificates::ending);
      watch(gauges, "authorities", days, this::authoritiesEnding);
      watch(gauges, "trusted", days, within -> trusted.ending(realTime.instant(), within));
    }
  }

  private static void watch(
      SampledGauges gauges, String of, int days, ToLongFunction<Duration> count) {
    gauges.watch(
        "voltide.certificates.ending",
        "Certificates in force that end within so many days",
        Tags.of("of", of, "days", Integer.toString(days)),
        () -> count.applyAsLong(Duration.ofDays(days)));
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
