package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingResponse;

/** Keeps that a driver switched priority charging on or off at the station (OCPP 2.1 K22). */
@Singleton
final class NotifyPriorityChargingHandler
    implements RecordingHandler<NotifyPriorityChargingRequest, NotifyPriorityChargingResponse> {
  private final PriorityCharging priority;

  NotifyPriorityChargingHandler(PriorityCharging priority) {
    this.priority = priority;
  }

  @Override
  public Class<NotifyPriorityChargingRequest> message() {
    return NotifyPriorityChargingRequest.class;
  }

  @Override
  public Written<NotifyPriorityChargingResponse> record(
      Statements statements, LaneMessage<NotifyPriorityChargingRequest> message) {
    NotifyPriorityChargingRequest told = message.payload();
    priority.keep(statements, message.stationId(), told.transactionId(), told.activated());
    return new Written<>(
        new NotifyPriorityChargingResponse(null), () -> priority.announce(message.stationId()));
  }
}
