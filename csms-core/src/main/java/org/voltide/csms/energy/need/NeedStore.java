package org.voltide.csms.energy.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;

/** What cars and drivers said, in the database. Thread-safe. */
@Singleton
public class NeedStore {

  private final Database database;
  private final ObjectMapper json;

  public NeedStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Keeps what a car said, in place of what was said at this EVSE before. */
  public void report(
      Statements statements, String stationId, Instant at, NotifyEVChargingNeedsRequest told) {
    int evseId = told.evseId();
    statements.update(
        """
        insert into charging_need_report
        select ?, ?, ?, coalesce(sum(energy_in_wh), 0), coalesce(sum(energy_out_wh), 0), ?::jsonb, ?
          from charging_session where station_id = ? and evse_id = ? and ended_at is null
        on conflict (station_id, evse_id) do update
           set reported_at = excluded.reported_at, needs = excluded.needs,
               energy_in_wh = excluded.energy_in_wh, energy_out_wh = excluded.energy_out_wh,
               max_schedule_tuples = excluded.max_schedule_tuples
        """,
        stationId,
        evseId,
        at,
        write(told.chargingNeeds()),
        told.maxScheduleTuples(),
        stationId,
        evseId);
  }

  /** Keeps what a driver asked for, in place of what he asked before. */
  public void wish(UUID session, DriverWish wish, Instant at) {
    database.update(
        """
        insert into session_wish (session_id, target_soc_percent, departure, charge_now,
               floor_soc_percent, energy_wh, may_discharge, wished_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (session_id) do update
           set target_soc_percent = excluded.target_soc_percent, departure = excluded.departure,
               charge_now = excluded.charge_now,
               floor_soc_percent = excluded.floor_soc_percent, energy_wh = excluded.energy_wh,
               may_discharge = excluded.may_discharge, wished_at = excluded.wished_at
        """,
        session,
        orNull(wish.targetSocPercent()),
        wish.departure().orElse(null),
        wish.chargeNow(),
        orNull(wish.floorSocPercent()),
        orNull(wish.energyWh()),
        wish.mayDischarge().orElse(null),
        at);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** Reads needs as {@link #report} stored them. */
  public ChargingNeeds read(String needs) {
    try {
      return json.readValue(needs, ChargingNeeds.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored charging needs cannot be read", e);
    }
  }

  private String write(ChargingNeeds needs) {
    try {
      return StorableText.json(json.writeValueAsString(needs));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("charging needs cannot be stored", e);
    }
  }
}
