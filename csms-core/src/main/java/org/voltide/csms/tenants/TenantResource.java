package org.voltide.csms.tenants;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

/** Tenants, as administrators keep them; their users are made with the other users. */
@Path("/api/v1/tenants")
@Tag(name = "Identity")
class TenantResource {

  private static final String NAME = "\\S(.*\\S)?";
  private static final String BLANK = "must not be blank";

  /**
   * @param id never changes
   */
  record NewTenant(
      @NotNull
          @Pattern(
              regexp = "[a-z0-9][a-z0-9-]{0,39}",
              message = "must be up to 40 letters a to z, digits and hyphens")
          String id,
      @NotNull @Size(max = 200) @Pattern(regexp = NAME, message = BLANK) String name) {}

  record Renaming(@NotNull @Size(max = 200) @Pattern(regexp = NAME, message = BLANK) String name) {}

  private final Tenants tenants;

  TenantResource(Tenants tenants) {
    this.tenants = tenants;
  }

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Tenants by id, with their sites")
  public Page<Tenant> list(@Valid @BeanParam PageQuery page) {
    return tenants.list(page);
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Make a tenant")
  public RestResponse<Tenant> create(@NotNull @Valid NewTenant wanted) {
    Tenant made = tenants.create(wanted.id(), wanted.name());
    return RestResponse.ResponseBuilder.<Tenant>created(URI.create("/api/v1/tenants/" + made.id()))
        .entity(made)
        .build();
  }

  @GET
  @Path("{tenant}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "One tenant")
  public Tenant read(@PathParam("tenant") String id) {
    return tenants.read(id);
  }

  @PATCH
  @Path("{tenant}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Rename a tenant")
  public Tenant rename(@PathParam("tenant") String id, @NotNull @Valid Renaming wanted) {
    return tenants.rename(id, wanted.name());
  }

  @DELETE
  @Path("{tenant}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Remove a tenant; its sites are the operator's alone again",
      description = "409 while it has users or API keys.")
  public void delete(@PathParam("tenant") String id) {
    tenants.delete(id);
  }

  @PUT
  @Path("{tenant}/sites/{site}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Show a tenant a site with all that is and ever went on there",
      description = "409 while it is another tenant's.")
  public Tenant give(@PathParam("tenant") String id, @PathParam("site") String site) {
    return tenants.give(id, site);
  }

  @DELETE
  @Path("{tenant}/sites/{site}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "No longer show a tenant a site")
  public Tenant take(@PathParam("tenant") String id, @PathParam("site") String site) {
    return tenants.take(id, site);
  }
}
