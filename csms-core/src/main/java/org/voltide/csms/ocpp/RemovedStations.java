package org.voltide.csms.ocpp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.gateway.StationLink;

/** Hangs up on stations that an operator removed. */
@ApplicationScoped
class RemovedStations {

  /** RFC 6455, 7.4.1: against policy. */
  private static final int POLICY_VIOLATION = 1008;

  @Inject StationLink link;

  void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.REMOVED) {
      link.connection(change.stationId())
          .ifPresent(connection -> connection.close(POLICY_VIOLATION, "This station was removed"));
    }
  }
}
