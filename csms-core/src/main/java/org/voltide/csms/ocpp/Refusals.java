package org.voltide.csms.ocpp;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.Severity;
import org.voltide.ocpp.gateway.Refusal;

/** Puts who was kept out into the security log; strangers are the waiting room's matter. */
@ApplicationScoped
class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  @Inject SecurityLog log;

  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  void refused(@Observes Refusal refusal) {
    switch (refusal.reason()) {
      case WRONG_CREDENTIALS -> write(refusal, "FailedToAuthenticateAtCsms", Severity.WARNING);
      case CERTIFICATE_REFUSED ->
          write(refusal, "InvalidChargingStationCertificate", Severity.WARNING);
      case DOWNGRADE_REFUSED -> write(refusal, "SecurityProfileDowngrade", Severity.CRITICAL);
      case TLS_FAILED -> write(refusal, "TlsHandshakeFailed", Severity.INFO);
      default -> LOG.debugf("Not for the security log: %s", refusal);
    }
  }

  private void write(Refusal refusal, String type, Severity severity) {
    String detail = "From %s: %s".formatted(refusal.remote().getHostString(), refusal.detail());
    virtualThreads.execute(
        () -> {
          try {
            log.found(refusal.stationId(), type, severity, detail);
          } catch (RuntimeException e) {
            LOG.warnf("The security log lacks a %s: %s", type, e.getMessage());
          }
        });
  }

  @PreDestroy
  void close() {
    virtualThreads.close();
  }
}
