package org.voltide.csms.procedures;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.procedures.Step.State;

/** What people say of the steps of procedures. */
@Path("/api/v1/procedures")
@Tag(name = "Certificates")
@RunOnVirtualThread
class ProcedureResource {
  private final Procedures procedures;

  ProcedureResource(Procedures procedures) {
    this.procedures = procedures;
  }

  /**
   * @param note such as a reference of the police; takes the place of the one before
   */
  record Settled(@NotNull State state, @Nullable @Size(max = 1000) String note) {}

  @PUT
  @Path("{procedure}/steps/{step}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Say that a person's step is done, or need not be",
      description = "Who and when is kept with it.")
  public Procedure settle(
      @PathParam("procedure") UUID procedure,
      @PathParam("step") String step,
      @NotNull @Valid Settled settled,
      @Context SecurityContext caller) {
    return procedures.settle(
        procedure,
        step,
        settled.state(),
        caller.getUserPrincipal().getName(),
        Optional.ofNullable(settled.note()).orElse(""));
  }
}
