package org.voltide.simulator.station;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityResponse;
import org.voltide.ocpp.message.availability.ChangeAvailabilityStatus;
import org.voltide.ocpp.message.availability.OperationalStatus;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.device.Key;

/**
 * What is in service: the station, its EVSEs, their connectors, each by itself and over restarts. A
 * transaction is let finish first (OCPP 2.1 G03, G04).
 */
final class Availability implements Block {
  private static final Key STATE = Key.of("ChargingStation", "AvailabilityState");

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private final Set<Integer> evsesOut = new HashSet<>();
  private final Set<Integer> connectorsOut = new HashSet<>();
  private boolean stationOut;

  Availability(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
  }

  @Override
  public void register(Desk desk) {
    desk.on(ChangeAvailabilityRequest.class, this::change);
  }

  /** Does what was ordered and is possible by now. */
  void settle() {
    for (ChargingPoint point : points) {
      boolean wanted = wanted(point);
      if (wanted != point.operative() && (wanted || point.transactionId().isEmpty())) {
        point.operative(wanted);
        point.admit();
      }
    }
    boolean any = points.stream().anyMatch(ChargingPoint::operative);
    cabinet.model().replace(STATE, any ? "Available" : "Unavailable");
  }

  private ChangeAvailabilityResponse change(ChangeAvailabilityRequest request) {
    Evse evse = request.evse();
    if (evse != null && !exists(evse)) {
      return new ChangeAvailabilityResponse(ChangeAvailabilityStatus.Rejected, null, null);
    }
    boolean out = request.operationalStatus() == OperationalStatus.Inoperative;
    if (evse == null) {
      stationOut = out;
    } else {
      Set<Integer> scope = evse.connectorId() == null ? evsesOut : connectorsOut;
      boolean _ = out ? scope.add(evse.id()) : scope.remove(evse.id());
    }
    boolean waits =
        points.stream().anyMatch(p -> p.operative() && !wanted(p) && p.transactionId().isPresent());
    cabinet.host().afterAnswer(this::settle);
    return new ChangeAvailabilityResponse(
        waits ? ChangeAvailabilityStatus.Scheduled : ChangeAvailabilityStatus.Accepted, null, null);
  }

  private boolean exists(Evse evse) {
    boolean connector = evse.connectorId() == null || evse.connectorId() == 1;
    return connector && points.stream().anyMatch(point -> point.evseId() == evse.id());
  }

  private boolean wanted(ChargingPoint point) {
    return !stationOut
        && !evsesOut.contains(point.evseId())
        && !connectorsOut.contains(point.evseId());
  }
}
