package org.voltide.simulator.station;

import org.voltide.ocpp.message.availability.ConnectorStatus;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.simulator.device.Key;

/** What a connector shows of itself (OCPP 2.1 G01). Confined to the world's loop. */
final class StatusSign {
  private final int evseId;
  private final Cabinet cabinet;
  private ConnectorStatus told = ConnectorStatus.Available;

  StatusSign(int evseId, Cabinet cabinet) {
    this.evseId = evseId;
    this.cabinet = cabinet;
  }

  /** Tells a status, whether or not it is new. */
  void tell(ConnectorStatus status) {
    told = status;
    cabinet.model().replace(Key.at(evseId, "EVSE", "AvailabilityState"), status.name());
    cabinet
        .model()
        .replace(new Key("Connector", null, evseId, 1, "AvailabilityState", null), status.name());
    cabinet.host().tell(new StatusNotificationRequest(cabinet.time(), status, evseId, 1, null));
  }

  /** Tells a status that is new. */
  void update(ConnectorStatus status) {
    if (status != told) {
      tell(status);
    }
  }
}
