package org.voltide.csms.provisioning;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.StationPassword;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.stations.StationPasswords;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.Thing;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityResponse;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileRequest;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileResponse;

/**
 * Commands to a station as a whole. Bodies and answers are OCPP's; what the station's version
 * cannot say is 422.
 */
@Path("/api/v1/stations/{station}")
@Tag(name = "Commands", description = "What stations are told to do now.")
@RunOnVirtualThread
class StationCommandResource {
  private final Commands commands;
  private final StationPasswords passwords;

  StationCommandResource(Commands commands, StationPasswords passwords) {
    this.commands = commands;
    this.passwords = passwords;
  }

  @POST
  @Path("reset")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(summary = "Restart it or one EVSE, at once or when idle (B11, B12)")
  public ResetResponse reset(@PathParam("station") String station, @NotNull ResetRequest request) {
    return commands.ask(station, request);
  }

  @POST
  @Path("availability")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(summary = "Take it, an EVSE or a connector out of service or back (G03, G04)")
  public ChangeAvailabilityResponse availability(
      @PathParam("station") String station, @NotNull ChangeAvailabilityRequest request) {
    return commands.ask(station, request);
  }

  @POST
  @Path("network-profile")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set a network connection profile now (B09)",
      description = "One that shall last is wished for as desired state.")
  public SetNetworkProfileResponse networkProfile(
      @PathParam("station") String station, @NotNull SetNetworkProfileRequest request) {
    StationPassword.demandNotSetBy(request, password -> passwords.isGood(station, password));
    return commands.ask(station, request);
  }
}
