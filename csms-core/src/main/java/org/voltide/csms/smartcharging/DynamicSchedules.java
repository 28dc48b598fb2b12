package org.voltide.csms.smartcharging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.voltide.csms.energy.profile.ProfileWriter;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payload;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdate;
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

  private static final String ONLY_PERIOD =
      "/chargingProfile/chargingSchedule/0/chargingSchedulePeriod/0";

  private final Database database;
  private final Commands commands;
  private final Clock clock;

  public DynamicSchedules(Database database, Commands commands, Clock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Sets a profile; the values of a dynamic one are those that its only period has.
   *
   * @throws Problem 422 when a dynamic one has another form (OCPP 2.1 K28)
   */
  public SetChargingProfileResponse set(String stationId, SetChargingProfileRequest request) {
    ChargingProfile profile = request.chargingProfile();
    if (profile.chargingProfileKind() != ChargingProfileKind.Dynamic) {
      SetChargingProfileResponse answer = commands.ask(stationId, request);
      if (answer.status() == ChargingProfileStatus.Accepted) {
        forget(stationId, profile.id());
      }
      return answer;
    }
    var values = new UpdateDynamicScheduleRequest(profile.id(), values(profile), null);
    return tell(stationId, values, request, SetChargingProfileResponse::status);
  }

  /**
   * A profile with the values it has got since it was wished for, so that a station that is sent it
   * again does not fall back to the first ones.
   */
  SetChargingProfileRequest current(
      String stationId, SetChargingProfileRequest wished, Instant since) {
    if (wished.chargingProfile().chargingProfileKind() != ChargingProfileKind.Dynamic) {
      return wished;
    }
    ObjectNode current = Payload.object(Payloads.write(wished));
    ObjectNode period = (ObjectNode) current.at(ONLY_PERIOD);
    database
        .query(
            "select (update -> 'scheduleUpdate')::text as known from dynamic_schedule"
                + " where station_id = ? and profile_id = ? and changed_at >= ?",
            row -> Payload.object(row.text("known")),
            stationId,
            wished.chargingProfile().id(),
            since)
        .forEach(period::setAll);
    return Payloads.read(SetChargingProfileRequest.class, current.toString());
  }

  /** Changes the values of a profile. */
  public UpdateDynamicScheduleResponse push(
      String stationId, UpdateDynamicScheduleRequest request) {
    return tell(stationId, request, request, UpdateDynamicScheduleResponse::status);
  }

  /** Changes the values of a profile to those that the only period of this one has. */
  public UpdateDynamicScheduleResponse push(String stationId, ChargingProfile profile) {
    return push(stationId, new UpdateDynamicScheduleRequest(profile.id(), values(profile), null));
  }

  /** Clears profiles; one that is named is no longer known. */
  public ClearChargingProfileResponse clear(String stationId, ClearChargingProfileRequest request) {
    ClearChargingProfileResponse answer = commands.ask(stationId, request);
    if (request.chargingProfileId() != null) {
      forget(stationId, request.chargingProfileId());
    }
    return answer;
  }

  /**
   * Keeps the values first, so that a station that pulls meanwhile gets the same, and takes them
   * back unless it took them, or may have.
   */
  private <R extends Response> R tell(
      String stationId,
      UpdateDynamicScheduleRequest values,
      Request<R> request,
      Function<R, ChargingProfileStatus> status) {
    int profile = values.chargingProfileId();
    var before = database.inTransaction(statements -> of(statements, stationId, profile));
    keep(stationId, values);
    boolean mayHold = false;
    try {
      CallOutcome<R> outcome = commands.outcome(stationId, request);
      mayHold = mayHold(outcome, status);
      return Outcomes.answer(stationId, outcome);
    } finally {
      if (!mayHold) {
        before.ifPresentOrElse(
            known -> keep(stationId, new UpdateDynamicScheduleRequest(profile, known, null)),
            () -> forget(stationId, profile));
      }
    }
  }

  private static <R extends Response> boolean mayHold(
      CallOutcome<R> outcome, Function<R, ChargingProfileStatus> status) {
    return switch (outcome) {
      case CallOutcome.Answered<R>(R answer) ->
          status.apply(answer) == ChargingProfileStatus.Accepted;
      case CallOutcome.TimedOut<R> _, CallOutcome.ConnectionLost<R> _ -> true;
      default -> false;
    };
  }

  private void keep(String stationId, UpdateDynamicScheduleRequest values) {
    database.update(
        KEEP, stationId, values.chargingProfileId(), Payloads.write(values), clock.instant());
  }

  private void forget(String stationId, int profileId) {
    database.update(
        "delete from dynamic_schedule where station_id = ? and profile_id = ?",
        stationId,
        profileId);
  }

  /**
   * Refuses a dynamic profile that has another form than one period (OCPP 2.1 K28).
   *
   * @throws Problem 422 with the pointer of its schedules
   */
  static void demandOnePeriod(ChargingProfile profile) {
    List<ChargingSchedulePeriod> periods =
        profile.chargingSchedule().getFirst().chargingSchedulePeriod();
    if (profile.chargingProfileKind() == ChargingProfileKind.Dynamic
        && (profile.chargingSchedule().size() > 1
            || periods.size() > 1
            || periods.getFirst().startPeriod() != 0)) {
      throw Problem.invalid(
          "/chargingProfile/chargingSchedule",
          "A dynamic profile has one schedule with one period from 0 on (K28).");
    }
  }

  private static ChargingScheduleUpdate values(ChargingProfile profile) {
    demandOnePeriod(profile);
    ChargingSchedulePeriod only =
        profile.chargingSchedule().getFirst().chargingSchedulePeriod().getFirst();
    return new ChargingScheduleUpdate(
        only.limit(),
        only.limit_L2(),
        only.limit_L3(),
        only.dischargeLimit(),
        only.dischargeLimit_L2(),
        only.dischargeLimit_L3(),
        only.setpoint(),
        only.setpoint_L2(),
        only.setpoint_L3(),
        only.setpointReactive(),
        only.setpointReactive_L2(),
        only.setpointReactive_L3(),
        null);
  }

  /** The values last set; empty when this profile never got any. */
  private static Optional<ChargingScheduleUpdate> of(
      Statements statements, String stationId, int profileId) {
    return kept(statements, stationId, profileId).map(Kept::values);
  }

  /**
   * The values that a station gets that asks for them: none of a plan that is not followed up any
   * more, so that its profile runs out and what lies below holds.
   */
  Optional<ChargingScheduleUpdate> pulled(
      Statements statements, String stationId, int profileId, Instant now) {
    return kept(statements, stationId, profileId)
        .filter(kept -> ProfileWriter.isRenewed(profileId, kept.changedAt(), now))
        .map(Kept::values);
  }

  private static Optional<Kept> kept(Statements statements, String stationId, int profileId) {
    return statements
        .query(
            "select update::text as update, changed_at from dynamic_schedule"
                + " where station_id = ? and profile_id = ?",
            row ->
                new Kept(
                    Payloads.read(UpdateDynamicScheduleRequest.class, row.text("update"))
                        .scheduleUpdate(),
                    row.instant("changed_at")),
            stationId,
            profileId)
        .stream()
        .findFirst();
  }

  private record Kept(ChargingScheduleUpdate values, Instant changedAt) {}
}
