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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/authorities")
@Tag(name = "Certificates")
@RunOnVirtualThread
class AuthorityResource {
  private final Authorities authorities;

  AuthorityResource(Authorities authorities) {
    this.authorities = authorities;
  }

  /**
   * @param certificates one or more, PEM
   */
  record NewAuthorities(
      @NotNull Purpose purpose, @NotBlank @Size(max = 100_000) String certificates) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Certificate authorities that are trusted")
  public List<Authority> list() {
    return authorities.list();
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Trust authorities to issue contracts, or for their word on revocation")
  public List<Authority> trust(@NotNull @Valid NewAuthorities trusted) {
    authorities.trust(trusted.purpose(), PemChain.authorities(trusted.certificates()));
    return authorities.list();
  }

  /** What becomes of contracts below an authority while nobody says whether they are revoked. */
  record Silence(@NotNull WhenSilent whenSilent) {}

  @PUT
  @Path("{authority}/silence")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Choose what becomes of contracts while their responders are away")
  public void choose(@PathParam("authority") String authority, @NotNull @Valid Silence silence) {
    authorities.choose(authority, silence.whenSilent());
  }

  @DELETE
  @Path("{authority}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Trust an authority no longer, for one purpose or for any")
  public void forget(
      @PathParam("authority") String authority, @QueryParam("purpose") @Nullable Purpose purpose) {
    authorities.forget(authority, Optional.ofNullable(purpose));
  }
}
