package org.voltide.csms.datatransfer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;

@Path("/api/v1/stations/{station}/data-transfer")
@Tag(name = "Data transfer")
class DataTransferResource {
  private final Commands commands;

  DataTransferResource(Commands commands) {
    this.commands = commands;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Send a vendor's own message",
      description = "Answers what the station answers (OCPP 2.1 P01).")
  public DataTransferResponse send(
      @PathParam("station") String station, @NotNull DataTransferRequest message) {
    return commands.ask(station, message);
  }
}
