package org.voltide.csms.procedures.theft;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.gateway.StationLink;

/**
 * Hangs up on stations that are stolen: at once, and when one was being admitted while it was
 * reported. That none is admitted later is the gateway's part. Thread-safe.
 */
@Singleton
class StolenStations {
  /** RFC 6455, 7.4.1: against policy. */
  private static final int POLICY_VIOLATION = 1008;

  private final StationLink link;
  private final Set<String> stolen = ConcurrentHashMap.newKeySet();

  StolenStations(StationLink link) {
    this.link = link;
  }

  void add(String stationId) {
    stolen.add(stationId);
    hangUp(stationId);
  }

  void remove(String stationId) {
    stolen.remove(stationId);
  }

  void connected(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED && stolen.contains(change.stationId())) {
      hangUp(change.stationId());
    }
  }

  private void hangUp(String stationId) {
    link.connection(stationId)
        .ifPresent(
            connection -> connection.close(POLICY_VIOLATION, "This station is reported stolen"));
  }
}
