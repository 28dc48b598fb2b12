package org.voltide.csms.stationcertificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.pki.ceremony.RootUse;

/** How many certificates in force end soon. Blocks. Thread-safe. */
@Singleton
class CertificateHealth {
  /** Within how many days. */
  static final List<Integer> DAYS = List.of(90, 30, 14, 7);

  private final OwnCertificates certificates;
  private final OwnAuthorities authorities;
  private final Authorities trusted;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  @Inject
  CertificateHealth(OwnCertificates certificates, OwnAuthorities authorities, Authorities trusted) {
    this.certificates = certificates;
    this.authorities = authorities;
    this.trusted = trusted;
  }

  /** Whose certificates. */
  enum Kind {
    /** Issued here to stations, without those that were replaced. */
    STATIONS,
    /** Of this installation. */
    AUTHORITIES,
    /** Authorities of others that are trusted here. */
    TRUSTED
  }

  /** How many end within so many days. */
  record Ending(Kind of, int days, long count) {}

  List<Ending> ending() {
    return Stream.of(Kind.values())
        .flatMap(of -> DAYS.stream().map(days -> new Ending(of, days, ending(of, days))))
        .toList();
  }

  long ending(Kind of, int days) {
    Duration within = Duration.ofDays(days);
    return switch (of) {
      case STATIONS -> certificates.ending(within);
      case AUTHORITIES -> authoritiesEnding(within);
      case TRUSTED -> trusted.ending(realTime.instant(), within);
    };
  }

  private long authoritiesEnding(Duration within) {
    Instant now = realTime.instant();
    return authorities.readable().stream()
        .flatMap(inventory -> inventory.authorities().values().stream())
        .filter(known -> !known.isRevoked() && known.use() != RootUse.WITHDRAWN)
        .map(known -> known.chain().getFirst().getNotAfter().toInstant())
        .filter(end -> end.isAfter(now) && end.isBefore(now.plus(within)))
        .count();
  }
}
