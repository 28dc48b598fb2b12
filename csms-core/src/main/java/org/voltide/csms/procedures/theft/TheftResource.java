package org.voltide.csms.procedures.theft;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;

@Path("/api/v1/thefts")
@Tag(name = "Certificates")
@RunOnVirtualThread
class TheftResource {
  private final Thefts thefts;
  private final Procedures procedures;

  TheftResource(Thefts thefts, Procedures procedures) {
    this.thefts = thefts;
    this.procedures = procedures;
  }

  /**
   * @param note such as where it was and who noticed
   */
  record Report(@NotNull String stationId, @Nullable @Size(max = 1000) String note) {}

  /** The only time it is shown. */
  record NewPassword(String password) {
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Stations that were stolen, the newest report first")
  public List<Theft> list() {
    return procedures.list(Kind.THEFT).stream().map(Theft::of).toList();
  }

  @GET
  @Path("{theft}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One theft: what the station held, and how each step stands")
  public Theft read(@PathParam("theft") UUID theft) {
    return Theft.of(procedures.find(Kind.THEFT, theft));
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Report a station as stolen",
      description =
          "It is hung up on and let in no more, whatever it shows; its password is void and what"
              + " was issued to it is revoked. Reported again it changes nothing.")
  public Theft report(@NotNull @Valid Report report, @Context SecurityContext caller) {
    return thefts.report(report.stationId(), report.note(), caller.getUserPrincipal().getName());
  }

  @POST
  @Path("{theft}/found")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Let a station in again that was found",
      description =
          "With a new password, which the answer shows, this once; nothing it had before is good.")
  public NewPassword found(@PathParam("theft") UUID theft, @Context SecurityContext caller) {
    return new NewPassword(thefts.found(theft, caller.getUserPrincipal().getName()));
  }
}
