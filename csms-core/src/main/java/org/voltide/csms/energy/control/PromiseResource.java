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
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;
import org.voltide.csms.transactions.SessionView;

/** Changes what a driver is promised. */
@Path("/api/v1/sessions/{id}/promise")
@Tag(name = "sessions")
public class PromiseResource {

  private final Promises promises;
  private final CurrentTenant tenant;

  PromiseResource(Promises promises, CurrentTenant tenant) {
    this.promises = promises;
    this.tenant = tenant;
  }

  @PUT
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SESSION)
  @Operation(
      summary = "Change target, departure, haste or floor; answers the session, planned anew")
  public SessionView change(@PathParam("id") UUID id, @Valid @NotNull Promises.Wish wish) {
    return tenant.shown(promises.change(id, wish), SessionView::withoutDriver);
  }
}
