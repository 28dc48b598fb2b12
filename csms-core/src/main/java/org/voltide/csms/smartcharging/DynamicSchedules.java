package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdate;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;

/** The values of dynamic profiles as they are to be now (OCPP 2.1 K28). Thread-safe, blocks. */
@Singleton
class DynamicSchedules {
  private static final String KEEP =
      """
      insert into dynamic_schedule (station_id, profile_id, update, changed_at)
      values (?, ?, ?::json, ?)
      on conflict (station_id, profile_id) do update
         set update = excluded.update, changed_at = excluded.changed_at
      """;

  private final Database database;
  private final Commands commands;
  private final Clock clock;

  DynamicSchedules(Database database, Commands commands, Clock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  /** Kept first, so that a station that pulls meanwhile gets the same. */
  UpdateDynamicScheduleResponse push(String stationId, UpdateDynamicScheduleRequest request) {
    database.update(
        KEEP, stationId, request.chargingProfileId(), Payloads.write(request), clock.instant());
    return commands.ask(stationId, request);
  }

  /** The values last set; empty when this profile never got any. */
  Optional<ChargingScheduleUpdate> of(Statements statements, String stationId, int profileId) {
    return statements
        .query(
            "select update::text as update from dynamic_schedule"
                + " where station_id = ? and profile_id = ?",
            row ->
                Payloads.read(UpdateDynamicScheduleRequest.class, row.text("update"))
                    .scheduleUpdate(),
            stationId,
            profileId)
        .stream()
        .findFirst();
  }
}
