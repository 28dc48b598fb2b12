package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingResponse;

/** Keeps that a driver switched priority charging on or off at the station (OCPP 2.1 K22). */
@Singleton
final class NotifyPriorityChargingHandler
    implements RecordingHandler<NotifyPriorityChargingRequest, NotifyPriorityChargingResponse> {

  @Override
  public Class<NotifyPriorityChargingRequest> message() {
    return NotifyPriorityChargingRequest.class;
  }

  @Override
  public Written<NotifyPriorityChargingResponse> record(
      Statements statements, LaneMessage<NotifyPriorityChargingRequest> message) {
    statements.update(
        "update charging_session set priority_charging = ?"
            + " where station_id = ? and transaction_id = ?",
        message.payload().activated(),
        message.stationId(),
        StorableText.of(message.payload().transactionId()));
    return Written.silently(new NotifyPriorityChargingResponse(null));
  }
}
