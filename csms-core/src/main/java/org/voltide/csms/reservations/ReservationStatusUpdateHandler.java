package org.voltide.csms.reservations;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.reservation.ReservationStatusUpdateRequest;
import org.voltide.ocpp.message.reservation.ReservationStatusUpdateResponse;

/** Notes that a station no longer keeps a place (OCPP 2.1 H04). */
@Singleton
final class ReservationStatusUpdateHandler
    implements RecordingHandler<ReservationStatusUpdateRequest, ReservationStatusUpdateResponse> {

  @Override
  public Class<ReservationStatusUpdateRequest> message() {
    return ReservationStatusUpdateRequest.class;
  }

  @Override
  public Written<ReservationStatusUpdateResponse> record(
      Statements statements, LaneMessage<ReservationStatusUpdateRequest> message) {
    Reservation.State state =
        switch (message.payload().reservationUpdateStatus()) {
          case Expired -> Reservation.State.EXPIRED;
          case Removed -> Reservation.State.REMOVED;
          case NoTransaction -> Reservation.State.NO_TRANSACTION;
        };
    statements.update(
        "update reservation set state = ?, changed_at = ? where id = ? and station_id = ?"
            + " and state in ('REQUESTED', 'ACTIVE', 'UNANSWERED')",
        state.name(),
        message.receivedAt(),
        message.payload().reservationId(),
        message.stationId());
    return Written.silently(new ReservationStatusUpdateResponse(null));
  }
}
