package org.voltide.csms.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/me")
@Tag(name = "Identity")
class MeResource {

  @Inject SecurityIdentity identity;

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Who you are and what you may")
  public LoginResource.User me() {
    return new LoginResource.User(
        identity.getPrincipal().getName(), new TreeSet<>(identity.getRoles()));
  }
}
