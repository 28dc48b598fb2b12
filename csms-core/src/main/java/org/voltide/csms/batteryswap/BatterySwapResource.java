package org.voltide.csms.batteryswap;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.batteryswap.RequestBatterySwapRequest;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.IdToken;

@Path("/api/v1/stations/{station}/battery-swaps")
@Tag(name = "Battery swap")
class BatterySwapResource {
  private final Commands commands;
  private final Database database;

  BatterySwapResource(Commands commands, Database database) {
    this.commands = commands;
    this.database = database;
  }

  /** For whom a swap shall begin. */
  record Driver(@NotNull String idToken, @NotNull String type) {}

  /** A swap that began; its events carry the id. */
  record BegunSwap(int requestId) {}

  @POST
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Begin a battery swap for a driver",
      description = "502 when the station cannot, with its reason (OCPP 2.1 S02).")
  public BegunSwap begin(@PathParam("station") String station, @NotNull @Valid Driver driver) {
    int requestId =
        database
            .query("select nextval('ocpp_request_id')::int as id", row -> row.whole("id"))
            .getFirst();
    IdToken token = new IdToken(driver.idToken(), driver.type(), null, null);
    var answer = commands.ask(station, new RequestBatterySwapRequest(token, requestId, null));
    if (answer.status() != GenericStatus.Accepted) {
      throw Outcomes.refused(station, answer.status(), answer.statusInfo());
    }
    return new BegunSwap(requestId);
  }
}
