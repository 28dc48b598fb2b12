package org.voltide.csms.procedures.compromise;

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
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;

@Path("/api/v1/compromises")
@Tag(name = "Certificates")
@RunOnVirtualThread
class CompromiseResource {
  private final Compromises compromises;
  private final Procedures procedures;

  CompromiseResource(Compromises compromises, Procedures procedures) {
    this.compromises = compromises;
    this.procedures = procedures;
  }

  /**
   * Either of the two.
   *
   * @param label of an authority of this installation
   * @param authority id of one of others that is trusted
   * @param note such as how it came out
   */
  record Report(
      @Nullable String label,
      @Nullable String authority,
      @Nullable @Size(max = 1000) String note) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Compromises of authorities, the newest first")
  public List<Procedure> list() {
    return procedures.list(Kind.COMPROMISE);
  }

  @GET
  @Path("{compromise}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "One compromise: what depends on the authority now, and how each step stands")
  public Compromise read(@PathParam("compromise") UUID compromise) {
    return compromises.read(compromise);
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Begin what is to be done when an authority's key is in wrong hands",
      description =
          "Shows what depends on it, and the steps; each is an act of its own, such as distrust or"
              + " a renewal campaign, and is seen here when it is done.")
  public Compromise begin(@NotNull @Valid Report report, @Context SecurityContext caller) {
    String who = caller.getUserPrincipal().getName();
    if (report.label() != null && report.authority() == null) {
      return compromises.beginOwn(report.label(), report.note(), who);
    }
    if (report.authority() != null && report.label() == null) {
      return compromises.beginElsewhere(report.authority(), report.note(), who);
    }
    throw Problem.invalid("/label", "Either a label or an authority.");
  }

  @POST
  @Path("{compromise}/end")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "End it, all steps being done or not needed")
  public Compromise end(@PathParam("compromise") UUID compromise, @Context SecurityContext caller) {
    return compromises.end(compromise, caller.getUserPrincipal().getName());
  }
}
