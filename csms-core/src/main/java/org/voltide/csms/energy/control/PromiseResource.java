package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.transactions.SessionView;

/** Changes what a driver is promised. */
@Path("/api/v1/sessions/{id}/promise")
@Tag(name = "sessions")
public class PromiseResource {

  private final Promises promises;

  PromiseResource(Promises promises) {
    this.promises = promises;
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Change target, departure, haste or floor; answers the session, planned anew")
  public SessionView change(@PathParam("id") UUID id, @Valid @NotNull Promises.Wish wish) {
    return promises.change(id, wish);
  }
}
