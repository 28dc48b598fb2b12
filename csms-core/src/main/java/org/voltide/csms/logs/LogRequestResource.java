package org.voltide.csms.logs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/stations/{station}/logs")
@Tag(name = "Logs")
class LogRequestResource {
  private final LogRequests requests;

  LogRequestResource(LogRequests requests) {
    this.requests = requests;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Ask a station for a log",
      description =
          "Answers with the log to come; the station uploads it to Voltide, or where it is told.")
  public StationLog ask(@PathParam("station") String station, @NotNull @Valid WantedLog wanted) {
    return requests.ask(station, wanted);
  }
}
