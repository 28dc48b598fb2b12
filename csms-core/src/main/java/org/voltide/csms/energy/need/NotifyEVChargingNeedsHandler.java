package org.voltide.csms.energy.need;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Keeps what a car needs and has its site planned; the profile follows by itself (OCPP 2.x
 * K15.FR.03, 2.1 K18, K19 and Q01.FR.07), later while its transaction is not known. An energy
 * transfer that the car may not use is Rejected (Q01.FR.04): in OCPP 2.1 the station stops the
 * transaction then. Where the plan does not steer, the answer is that there is no profile
 * (K19.FR.04), which OCPP 2.0.1 calls Rejected.
 */
@Singleton
public class NotifyEVChargingNeedsHandler
    implements RecordingHandler<NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse> {

  private static final String SITUATION =
      """
      select st.steered, st.protocol = 'ocpp2.0.1' as old, exists (
               select 1 from charging_session s
                where s.station_id = st.id and s.evse_id = ? and s.ended_at is null) as plugged
        from station st where st.id = ?
      """;

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
    store.report(statements, station, message.receivedAt(), told);
    return new Written<>(
        new NotifyEVChargingNeedsResponse(status(statements, station, told.evseId()), null, null),
        () -> reported.fire(new NeedsReported(station, told.evseId())));
  }

  private static NotifyEVChargingNeedsStatus status(
      Statements statements, String stationId, int evseId) {
    return statements
        .query(SITUATION, NotifyEVChargingNeedsHandler::status, evseId, stationId)
        .getFirst();
  }

  private static NotifyEVChargingNeedsStatus status(Row situation) {
    if (!situation.flag("steered")) {
      return situation.maybeFlag("old").orElse(false)
          ? NotifyEVChargingNeedsStatus.Rejected
          : NotifyEVChargingNeedsStatus.NoChargingProfile;
    }
    return situation.flag("plugged")
        ? NotifyEVChargingNeedsStatus.Accepted
        : NotifyEVChargingNeedsStatus.Processing;
  }
}
