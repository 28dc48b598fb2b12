package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Items;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.ReportChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.ReportChargingProfilesResponse;

/** Keeps a part of what GetChargingProfiles asked for (OCPP 2.x K09), with its EVSE and source. */
@Singleton
final class ReportChargingProfilesHandler
    implements RecordingHandler<ReportChargingProfilesRequest, ReportChargingProfilesResponse> {
  private final Parts parts;

  ReportChargingProfilesHandler(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Class<ReportChargingProfilesRequest> message() {
    return ReportChargingProfilesRequest.class;
  }

  @Override
  public Written<ReportChargingProfilesResponse> record(
      Statements statements, LaneMessage<ReportChargingProfilesRequest> message) {
    ReportChargingProfilesRequest report = message.payload();
    parts.append(
        statements,
        message.stationId(),
        Kind.CHARGING_PROFILES,
        report.requestId(),
        !Boolean.TRUE.equals(report.tbc()),
        Items.whole(report),
        message.receivedAt());
    return Written.silently(new ReportChargingProfilesResponse(null));
  }
}
