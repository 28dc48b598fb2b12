package org.voltide.csms.ocpp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;

/**
 * Has stations with an expired certificate ask for a new one at once (OCPP 2.1 A00.FR.429, A02).
 */
@ApplicationScoped
class Renewals {

  @Inject StationLink link;

  void connected(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED) {
      link.connection(change.stationId())
          .filter(StationConnection::renewOnly)
          .ifPresent(expired -> renew(expired.stationId()));
    }
  }

  /** A station that does not listen now is asked again with its next connection. */
  private void renew(String stationId) {
    var unused =
        link.call(
            stationId,
            new TriggerMessageRequest(
                MessageTrigger.SignChargingStationCertificate, null, null, null));
  }
}
