package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdate;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdateBuilder;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;

/** The values of dynamic profiles as they are to be now (OCPP 2.1 K28). Thread-safe, blocks. */
@Singleton
public class DynamicSchedules {
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

  /** Sets a profile; the values of a dynamic one are those of its period. */
  public SetChargingProfileResponse set(String stationId, SetChargingProfileRequest request) {
    ChargingProfile profile = request.chargingProfile();
    if (profile.chargingProfileKind() == ChargingProfileKind.Dynamic) {
      keep(stationId, new UpdateDynamicScheduleRequest(profile.id(), values(profile), null));
    }
    return commands.ask(stationId, request);
  }

  /** Clears profiles. */
  public ClearChargingProfileResponse clear(String stationId, ClearChargingProfileRequest request) {
    return commands.ask(stationId, request);
  }

  /** Kept first, so that a station that pulls meanwhile gets the same. */
  public UpdateDynamicScheduleResponse push(
      String stationId, UpdateDynamicScheduleRequest request) {
    keep(stationId, request);
    return commands.ask(stationId, request);
  }

  private void keep(String stationId, UpdateDynamicScheduleRequest values) {
    database.update(
        KEEP, stationId, values.chargingProfileId(), Payloads.write(values), clock.instant());
  }

  private static ChargingScheduleUpdate values(ChargingProfile profile) {
    ChargingSchedulePeriod only =
        profile.chargingSchedule().getFirst().chargingSchedulePeriod().getFirst();
    return ChargingScheduleUpdateBuilder.builder()
        .limit(only.limit())
        .dischargeLimit(only.dischargeLimit())
        .setpoint(only.setpoint())
        .setpointReactive(only.setpointReactive())
        .build();
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
