package org.voltide.csms.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/logins")
@Tag(name = "Identity")
class LoginSessionResource {

  @Inject LoginSessions sessions;

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Logins of local users that are going on, of one when named by id")
  public Page<LoginSession> list(
      @QueryParam("user") @Nullable UUID user, @Valid @BeanParam PageQuery page) {
    return sessions.list(user, Instant.now(), page);
  }

  @DELETE
  @Path("{login}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "End a login at once")
  public void end(@PathParam("login") UUID id) {
    if (!sessions.end(id, null)) {
      throw Problem.notFound("login", id);
    }
  }
}
