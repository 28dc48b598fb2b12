package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateRequest;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateResponse;
import org.voltide.ocpp.message.type.StatusInfo;

/** Tells a station the values of a dynamic profile it asks for (OCPP 2.1 K28.FR.06, FR.07). */
@Singleton
final class PullDynamicScheduleUpdateHandler
    implements RecordingHandler<
        PullDynamicScheduleUpdateRequest, PullDynamicScheduleUpdateResponse> {
  private static final StatusInfo UNKNOWN = new StatusInfo("InvalidProfile", null, null);

  private final DynamicSchedules schedules;

  PullDynamicScheduleUpdateHandler(DynamicSchedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public Class<PullDynamicScheduleUpdateRequest> message() {
    return PullDynamicScheduleUpdateRequest.class;
  }

  @Override
  public Written<PullDynamicScheduleUpdateResponse> record(
      Statements statements, LaneMessage<PullDynamicScheduleUpdateRequest> message) {
    return Written.silently(
        schedules
            .pulled(
                statements,
                message.stationId(),
                message.payload().chargingProfileId(),
                message.receivedAt())
            .map(
                update ->
                    new PullDynamicScheduleUpdateResponse(
                        ChargingProfileStatus.Accepted, update, null, null))
            .orElseGet(
                () ->
                    new PullDynamicScheduleUpdateResponse(
                        ChargingProfileStatus.Rejected, null, UNKNOWN, null)));
  }
}
