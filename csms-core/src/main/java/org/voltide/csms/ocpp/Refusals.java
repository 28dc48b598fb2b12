package org.voltide.csms.ocpp;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.ocpp.gateway.Refusal;

/** Puts who was kept out into the security log; strangers are the waiting room's matter. */
@Singleton
class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  /** Who does not even finish a handshake must not use up what the security log takes a minute. */
  private static final long TLS_QUIET_NANOS = Duration.ofSeconds(10).toNanos();

  private final SecurityReports reports;
  private final AtomicLong lastTlsFailure = new AtomicLong(System.nanoTime() - TLS_QUIET_NANOS);

  Refusals(SecurityReports reports) {
    this.reports = reports;
  }

  void refused(@Observes Refusal refusal) {
    switch (refusal.reason()) {
      case WRONG_CREDENTIALS -> write(refusal, "FailedToAuthenticateAtCsms", Severity.WARNING);
      case CERTIFICATE_REFUSED ->
          write(refusal, "InvalidChargingStationCertificate", Severity.WARNING);
      case DOWNGRADE_REFUSED -> write(refusal, "SecurityProfileDowngrade", Severity.CRITICAL);
      case TLS_FAILED -> {
        if (isFirstInAWhile()) {
          write(refusal, "TlsHandshakeFailed", Severity.INFO);
        }
      }
      default -> LOG.debugf("Not for the security log: %s", refusal);
    }
  }

  private boolean isFirstInAWhile() {
    long now = System.nanoTime();
    long last = lastTlsFailure.get();
    return now - last >= TLS_QUIET_NANOS && lastTlsFailure.compareAndSet(last, now);
  }

  private void write(Refusal refusal, String type, Severity severity) {
    String detail = "From %s: %s".formatted(refusal.remote().getHostString(), refusal.detail());
    reports.found(refusal.stationId(), type, severity, detail);
  }
}
