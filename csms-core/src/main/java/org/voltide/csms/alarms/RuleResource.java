package org.voltide.csms.alarms;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/alarm-rules")
@Tag(name = "Alarms")
class RuleResource {

  private final Rules rules;

  RuleResource(Rules rules) {
    this.rules = rules;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All rules by name")
  public List<Rules.Stored> list() {
    return rules.all();
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Make a rule")
  public RestResponse<Rules.Stored> create(@NotNull @Valid Rule wanted) {
    Rules.Stored made = rules.create(wanted);
    return RestResponse.ResponseBuilder.<Rules.Stored>created(
            URI.create("/api/v1/alarm-rules/" + made.id()))
        .entity(made)
        .build();
  }

  @PUT
  @Path("{rule}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Change a rule")
  public Rules.Stored change(@PathParam("rule") UUID id, @NotNull @Valid Rule wanted) {
    return rules.change(id, wanted);
  }

  @DELETE
  @Path("{rule}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Remove a rule with its alarms; to keep those, disable it")
  public void delete(@PathParam("rule") UUID id) {
    rules.delete(id);
  }
}
