package org.voltide.csms.energy.need;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Keeps what a car needs and has its site planned; the profile follows by itself (OCPP 2.x
 * K15.FR.03, 2.1 K18 and Q01.FR.07). Rejected is only an energy transfer that the car may not use
 * (Q01.FR.04): in OCPP 2.1 the station stops the transaction then.
 */
@Singleton
public class NotifyEVChargingNeedsHandler
    implements RecordingHandler<NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse> {

  private static final StatusInfo NOT_ALLOWED = new StatusInfo("NotAllowed", null, null);

  private final AllowedTransfers allowed;
  private final NeedStore store;
  private final Event<NeedsReported> reported;

  NotifyEVChargingNeedsHandler(
      AllowedTransfers allowed, NeedStore store, Event<NeedsReported> reported) {
    this.allowed = allowed;
    this.store = store;
    this.reported = reported;
  }

  @Override
  public Class<NotifyEVChargingNeedsRequest> message() {
    return NotifyEVChargingNeedsRequest.class;
  }

  @Override
  public Written<NotifyEVChargingNeedsResponse> record(
      Statements statements, LaneMessage<NotifyEVChargingNeedsRequest> message) {
    String station = message.stationId();
    NotifyEVChargingNeedsRequest told = message.payload();
    if (!allowed.allow(statements, message)) {
      return Written.silently(
          new NotifyEVChargingNeedsResponse(
              NotifyEVChargingNeedsStatus.Rejected, NOT_ALLOWED, null));
    }
    store.report(statements, station, told.evseId(), message.receivedAt(), told.chargingNeeds());
    return new Written<>(
        new NotifyEVChargingNeedsResponse(NotifyEVChargingNeedsStatus.Accepted, null, null),
        () -> reported.fire(new NeedsReported(station, told.evseId())));
  }
}
