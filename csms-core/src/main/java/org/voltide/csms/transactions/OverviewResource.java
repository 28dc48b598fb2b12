package org.voltide.csms.transactions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;

/** The whole network in figures. */
@Path("/api/v1/overview")
@Tag(name = "overview")
public class OverviewResource {
  private final OverviewQuery overview;

  OverviewResource(OverviewQuery overview) {
    this.overview = overview;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "The network in figures; today is the UTC day")
  public Overview get() throws SQLException {
    return overview.read();
  }
}
