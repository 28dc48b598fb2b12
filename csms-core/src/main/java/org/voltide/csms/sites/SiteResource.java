package org.voltide.csms.sites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.MergePatch;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;

@Path("/api/v1/sites")
@Tag(name = "Sites", description = "Grid connections with their limits.")
class SiteResource {

  private static final Set<String> OF_TENANTS = Set.of("name");

  @Inject Sites sites;
  @Inject MergePatch patches;
  @Inject CurrentTenant tenant;

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Sites by id, with what flows there now")
  public Page<SiteView> list(@Valid @BeanParam PageQuery page) {
    return sites.list(page);
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Create a site")
  public RestResponse<SiteView> create(@NotNull @Valid SiteFields fields) {
    SiteView site = sites.create(fields);
    return RestResponse.ResponseBuilder.<SiteView>created(URI.create("/api/v1/sites/" + site.id()))
        .entity(site)
        .build();
  }

  @GET
  @Path("{site}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "One site")
  public SiteView read(@PathParam("site") String id) {
    return sites.find(id).orElseThrow(() -> Problem.notFound("site", id));
  }

  @PATCH
  @Path("{site}")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SITE)
  @Operation(
      summary = "Change a site",
      description = "Absent fields stay, null clears. Tenants change the name.")
  public SiteView change(
      @PathParam("site") String id,
      @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = SiteFields.class)))
          ObjectNode patch)
      throws JsonProcessingException {
    tenant.allowOnly(OF_TENANTS, patch);
    return sites.change(id, patches.apply(sites.fields(id), patch));
  }

  @DELETE
  @Path("{site}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Remove a site that has no stations and no sessions")
  public void delete(@PathParam("site") String id) {
    sites.delete(id);
  }
}
