package org.voltide.csms.vehicles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.MergePatch;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

/** What both vehicles and their models are asked for. */
abstract class RegistryResource {

  private final Registry<?> registry;
  private final MergePatch patches;

  RegistryResource(Registry<?> registry, MergePatch patches) {
    this.registry = registry;
    this.patches = patches;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All, by id")
  public Page<VehicleView> list(@Valid @BeanParam PageQuery page) {
    return registry.list(page);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Register one")
  public RestResponse<VehicleView> create(
      @NotNull @Valid VehicleFields fields, @Context UriInfo called) {
    VehicleView created = registry.create(fields);
    URI address = URI.create(called.getPath() + "/" + created.id());
    return RestResponse.ResponseBuilder.<VehicleView>created(address).entity(created).build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One of them")
  public VehicleView read(@PathParam("id") UUID id) {
    return registry.read(id);
  }

  @PATCH
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change one", description = "Absent fields stay, null clears.")
  public VehicleView change(
      @PathParam("id") UUID id,
      @NotNull
          @RequestBody(content = @Content(schema = @Schema(implementation = VehicleFields.class)))
          ObjectNode patch)
      throws JsonProcessingException {
    return registry.change(id, patches.apply(registry.fields(id), patch));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove one; what happened stays")
  public void delete(@PathParam("id") UUID id) {
    registry.delete(id);
  }
}
