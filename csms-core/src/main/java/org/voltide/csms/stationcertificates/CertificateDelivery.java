package org.voltide.csms.stationcertificates;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.security.CertificateSignedStatus;

/**
 * Brings issued certificates to their stations (OCPP 2.1 A02, A03): after the request was answered,
 * and whenever the station comes back without having taken it.
 */
@ApplicationScoped
class CertificateDelivery {
  private static final Logger LOG = Logger.getLogger(CertificateDelivery.class);

  private final IssuedCertificates issued;
  private final Commands commands;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  CertificateDelivery(IssuedCertificates issued, Commands commands) {
    this.issued = issued;
    this.commands = commands;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED
        || change.kind() == StationChanged.Kind.BOOTED) {
      begin(change.stationId());
    }
  }

  /** Delivers what waits, soon; asked for while it is under way, once more afterwards. */
  void begin(String stationId) {
    asked.add(stationId);
    if (underWay.add(stationId)) {
      virtualThreads.execute(() -> LogContext.station(stationId).run(() -> work(stationId)));
    }
  }

  private void work(String stationId) {
    try {
      while (asked.remove(stationId)) {
        deliver(stationId);
      }
    } finally {
      underWay.remove(stationId);
    }
    if (asked.contains(stationId)) {
      begin(stationId);
    }
  }

  private void deliver(String stationId) {
    try {
      issued.waiting(stationId).forEach(certificate -> deliver(stationId, certificate));
    } catch (Problem notNow) {
      LOG.debugf("Certificate of %s: %s", stationId, notNow.getMessage());
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Certificate of %s", stationId);
    }
  }

  private void deliver(String stationId, IssuedCertificate certificate) {
    var answer =
        commands.ask(
            stationId,
            new CertificateSignedRequest(
                certificate.chain(), certificate.certificateType(), certificate.requestId(), null));
    if (answer.status() == CertificateSignedStatus.Accepted) {
      issued.delivered(certificate.id());
    } else {
      issued.refused(certificate.id(), Outcomes.reason(answer.status(), answer.statusInfo()));
    }
  }

  @PreDestroy
  void close() {
    virtualThreads.shutdownNow();
  }
}
