package org.voltide.csms.authorities;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.authorities.DistrustList.Distrusted;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/distrusted-authorities")
@Tag(name = "Certificates")
@RunOnVirtualThread
class DistrustResource {
  private final DistrustedAuthorities distrusted;

  DistrustResource(DistrustedAuthorities distrusted) {
    this.distrusted = distrusted;
  }

  /**
   * @param certificates of one or more authorities, PEM
   * @param reason one sentence for operators
   */
  record Distrusting(
      @NotBlank @Size(max = 100_000) String certificates,
      @NotBlank @Size(max = 200) String reason) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Authorities that validate nothing any more, the newest first")
  public List<Distrusted> list() {
    return distrusted.all();
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Have authorities validate nothing from now on",
      description = "Of others or of this installation, with all that they signed.")
  public List<Distrusted> distrust(
      @NotNull @Valid Distrusting wanted, @Context SecurityContext caller) {
    String who = caller.getUserPrincipal().getName();
    PemChain.authorities(wanted.certificates())
        .forEach(authority -> distrusted.distrust(authority, wanted.reason(), who));
    return distrusted.all();
  }

  @DELETE
  @Path("{authority}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "End the distrust: who trusted the authority before trusts it again")
  public void believeAgain(
      @PathParam("authority") String authority, @Context SecurityContext caller) {
    distrusted.believeAgain(authority, caller.getUserPrincipal().getName());
  }
}
