package org.voltide.csms.retention;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/retention")
@Tag(name = "System")
class RetentionResource {

  @Inject Retention retention;

  /** All kinds. */
  record Kinds(List<Retention.Kept> items) {}

  /**
   * @param days to keep it, within what the kind allows
   */
  record Days(@NotNull Integer days) {}

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "How long what grows without end is kept, and how large it is")
  public Kinds list() {
    return new Kinds(retention.all());
  }

  @PUT
  @Path("{kind}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Choose how many days a kind is kept",
      description = "What is older is dropped within ten minutes, and nothing brings it back.")
  public void choose(@PathParam("kind") String kind, @NotNull @Valid Days wanted) {
    retention.choose(demand(kind), wanted.days());
  }

  @DELETE
  @Path("{kind}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Keep a kind as long as the configuration says")
  public void forget(@PathParam("kind") String kind) {
    retention.forget(demand(kind));
  }

  private static RowKind demand(String text) {
    return Arrays.stream(RowKind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("retention", text));
  }
}
