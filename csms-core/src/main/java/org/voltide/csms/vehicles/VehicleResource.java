package org.voltide.csms.vehicles;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.MergePatch;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/vehicles")
@Tag(name = "Vehicles", description = "What their batteries can do.")
class VehicleResource {

  @Inject Vehicles vehicles;
  @Inject MergePatch patches;

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Vehicles by id")
  public Page<VehicleView> list(@Valid @BeanParam PageQuery page) {
    return vehicles.list(page);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Register a vehicle")
  public RestResponse<VehicleView> create(@NotNull @Valid VehicleFields fields) {
    VehicleView vehicle = vehicles.create(fields);
    return RestResponse.ResponseBuilder.<VehicleView>created(
            URI.create("/api/v1/vehicles/" + vehicle.id()))
        .entity(vehicle)
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One vehicle")
  public VehicleView read(@PathParam("id") UUID id) {
    return vehicles.read(id);
  }

  @PATCH
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change a vehicle", description = "Absent fields stay, null clears.")
  public VehicleView change(
      @PathParam("id") UUID id,
      @NotNull
          @RequestBody(content = @Content(schema = @Schema(implementation = VehicleFields.class)))
          ObjectNode patch)
      throws JsonProcessingException {
    return vehicles.change(id, patches.apply(vehicles.fields(id), patch));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove a vehicle; its sessions stay")
  public void delete(@PathParam("id") UUID id) {
    vehicles.delete(id);
  }
}
