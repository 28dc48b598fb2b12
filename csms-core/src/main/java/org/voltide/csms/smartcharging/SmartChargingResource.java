package org.voltide.csms.smartcharging;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.smartcharging.ChargingProfileCriterion;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesResponse;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleRequest;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleResponse;
import org.voltide.ocpp.message.smartcharging.PriorityChargingStatus;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.smartcharging.UsePriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.UsePriorityChargingResponse;

/** Charging profiles at a station, by hand. */
@Path("/api/v1/stations/{station}/charging")
@Tag(name = "Smart charging", description = "Profiles beside those of the plan.")
@RunOnVirtualThread
class SmartChargingResource {

  /** Which profiles: ids, or the other criteria (OCPP 2.x K09.FR.03). */
  record WantedProfiles(@Nullable Integer evseId, @NotNull ChargingProfileCriterion criteria) {}

  private final Commands commands;
  private final Operations operations;
  private final DynamicSchedules dynamic;
  private final PriorityCharging priority;
  private final ProfileIds ids;
  private final Database database;
  private final DesiredStore desired;

  SmartChargingResource(
      Commands commands,
      Operations operations,
      DynamicSchedules dynamic,
      PriorityCharging priority,
      ProfileIds ids,
      Database database,
      DesiredStore desired) {
    this.commands = commands;
    this.operations = operations;
    this.dynamic = dynamic;
    this.priority = priority;
    this.ids = ids;
    this.database = database;
    this.desired = desired;
  }

  @POST
  @Path("profile")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Set a profile now (K01)",
      description = "One that shall last is wished for as desired state.")
  public SetChargingProfileResponse set(
      @PathParam("station") String station, @NotNull SetChargingProfileRequest request) {
    ids.demandFree(station, request.chargingProfile().id());
    return dynamic.set(station, request);
  }

  @POST
  @Path("clear")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Clear profiles (K10)",
      description = "Those that are wished for as desired state are set again.")
  public ClearChargingProfileResponse clear(
      @PathParam("station") String station, @NotNull ClearChargingProfileRequest request) {
    ClearChargingProfileResponse answer = dynamic.clear(station, request);
    desired.lost(station, DesiredProfiles.NAME);
    return answer;
  }

  @POST
  @Path("profiles")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask which profiles it has (K09)")
  public Operation profiles(@PathParam("station") String station, @NotNull WantedProfiles wanted) {
    return operations.<GetChargingProfilesResponse>begin(
        station,
        Kind.CHARGING_PROFILES,
        id -> new GetChargingProfilesRequest(id, wanted.criteria(), wanted.evseId(), null),
        answer ->
            switch (answer.status()) {
              case Accepted -> new Reply.Coming();
              case NoProfiles -> new Reply.Nothing(answer.status().name());
            });
  }

  @POST
  @Path("composite-schedule")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask what all its profiles come to (K08)")
  public GetCompositeScheduleResponse composite(
      @PathParam("station") String station, @NotNull GetCompositeScheduleRequest request) {
    return commands.ask(station, request);
  }

  @POST
  @Path("priority")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Switch priority charging on or off (K21)")
  public UsePriorityChargingResponse priority(
      @PathParam("station") String station, @NotNull UsePriorityChargingRequest request) {
    UsePriorityChargingResponse answer = commands.ask(station, request);
    if (answer.status() == PriorityChargingStatus.Accepted) {
      database.transact(
          statements ->
              priority.keep(statements, station, request.transactionId(), request.activate()));
      priority.announce(station);
    }
    return answer;
  }

  @POST
  @Path("dynamic-schedule")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Change the values of a dynamic profile (K28)",
      description = "A station that pulls gets the same values.")
  public UpdateDynamicScheduleResponse dynamic(
      @PathParam("station") String station, @NotNull UpdateDynamicScheduleRequest request) {
    return dynamic.push(station, request);
  }
}
