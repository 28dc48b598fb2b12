package org.voltide.csms.payments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.authorization.NotifyWebPaymentStartedRequest;

/** Payments on the web for an EVSE. */
@Path("/api/v1/stations/{station}/web-payment")
@Tag(name = "Payments")
@RunOnVirtualThread
class WebPaymentResource {
  private final Commands commands;

  WebPaymentResource(Commands commands) {
    this.commands = commands;
  }

  /**
   * Somebody pays on the web.
   *
   * @param seconds for how long the station holds the EVSE
   */
  record Started(@NotNull @Min(1) Integer evseId, @NotNull @Min(1) @Max(3600) Integer seconds) {}

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Tell a station that somebody pays for an EVSE on the web (OCPP 2.1 C25)")
  public void started(@PathParam("station") String station, @NotNull @Valid Started started) {
    commands.ask(
        station, new NotifyWebPaymentStartedRequest(started.evseId(), started.seconds(), null));
  }
}
