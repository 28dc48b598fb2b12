package org.voltide.csms.energy.limits;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.ClearedChargingLimitRequest;
import org.voltide.ocpp.message.smartcharging.ClearedChargingLimitResponse;

/** Forgets a limit that somebody else took back (OCPP 2.x K13). */
@Singleton
final class ClearedChargingLimitHandler
    implements RecordingHandler<ClearedChargingLimitRequest, ClearedChargingLimitResponse> {
  private final Event<LimitsChanged> changes;

  ClearedChargingLimitHandler(Event<LimitsChanged> changes) {
    this.changes = changes;
  }

  @Override
  public Class<ClearedChargingLimitRequest> message() {
    return ClearedChargingLimitRequest.class;
  }

  @Override
  public Written<ClearedChargingLimitResponse> record(
      Statements statements, LaneMessage<ClearedChargingLimitRequest> message) {
    ClearedChargingLimitRequest told = message.payload();
    statements.update(
        "delete from external_limit where station_id = ? and source = ?"
            + " and (?::int is null or evse_id = ?)",
        message.stationId(),
        StorableText.of(told.chargingLimitSource()),
        told.evseId(),
        told.evseId());
    return new Written<>(
        new ClearedChargingLimitResponse(null),
        () -> changes.fire(new LimitsChanged(message.stationId())));
  }
}
