package org.voltide.csms.tariffs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.devicemodel.DesiredVariables;
import org.voltide.csms.platform.Roles;

/** What drivers read where no tariff or cost is known. */
@Path("/api/v1/stations/{station}/fallback-messages")
@Tag(name = "Tariffs")
class FallbackMessageResource {
  private final DesiredStore desired;
  private final DesiredVariables variables;

  FallbackMessageResource(DesiredStore desired, DesiredVariables variables) {
    this.desired = desired;
    this.variables = variables;
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Say what the station shows while it knows neither tariff nor cost (I04, I05)",
      description = "Becomes desired variables, which say whether the station has taken them.")
  public void put(@PathParam("station") String station, @NotNull @Valid FallbackMessages messages) {
    messages
        .settings()
        .map(variables::wish)
        .forEach(wish -> desired.wish(station, variables.name(), wish));
  }
}
