package org.voltide.csms.stations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

@Path("/api/v1/stations")
@Tag(name = "Stations", description = "Charging stations with their EVSEs and connectors.")
class StationResource {

  /**
   * @param minimum 0 to 3; 0 lets the station in without any proof who it is
   */
  record SecurityProfile(@NotNull @Min(0) @Max(3) Integer minimum) {}

  private static final Set<String> OF_TENANTS = Set.of("name");

  @Inject Stations stations;
  @Inject MergePatch patches;
  @Inject CurrentTenant tenant;

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Stations by id, or in another order")
  public Page<StationView> list(@BeanParam StationFilter filter, @Valid @BeanParam PageQuery page) {
    return stations.list(filter.query(), page);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Register a station")
  public RestResponse<StationView> create(@NotNull @Valid StationFields fields) {
    StationView station = stations.create(fields);
    return RestResponse.ResponseBuilder.<StationView>created(
            URI.create("/api/v1/stations/" + station.id().replace("|", "%7C")))
        .entity(station)
        .build();
  }

  @GET
  @Path("{station}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "One station")
  public StationView read(@PathParam("station") String id) {
    return stations.find(id).orElseThrow(() -> Problem.notFound("station", id));
  }

  @PATCH
  @Path("{station}")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(
      summary = "Change a station",
      description =
          "Absent fields stay, null clears; a list of EVSEs replaces the one before. Tenants change"
              + " the name.")
  public StationView change(
      @PathParam("station") String id,
      @NotNull
          @RequestBody(content = @Content(schema = @Schema(implementation = StationFields.class)))
          ObjectNode patch)
      throws JsonProcessingException {
    tenant.allowOnly(OF_TENANTS, patch);
    return stations.change(id, now -> patches.apply(now, patch));
  }

  @DELETE
  @Path("{station}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove a station that has no sessions")
  public void delete(@PathParam("station") String id) {
    stations.delete(id);
  }

  @PUT
  @Path("{station}/security-profile")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set the lowest OCPP security profile the station may use",
      description =
          "It rises by itself when the station connects with a higher one, so that nobody makes"
              + " it go back; before it is to go back, lower it here.")
  public StationView setSecurityProfile(
      @PathParam("station") String id, @NotNull @Valid SecurityProfile profile) {
    return stations.setMinimumSecurityProfile(id, profile.minimum());
  }
}
