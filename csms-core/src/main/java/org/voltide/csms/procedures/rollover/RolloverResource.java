package org.voltide.csms.procedures.rollover;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.stationcertificates.RootWishes.Standing;

@Path("/api/v1/root-rollovers")
@Tag(name = "Certificates")
@RunOnVirtualThread
class RolloverResource {
  private static final int MOST_WITHOUT = 20_000;

  private final Rollovers rollovers;
  private final Procedures procedures;

  RolloverResource(Rollovers rollovers, Procedures procedures) {
    this.rollovers = rollovers;
    this.procedures = procedures;
  }

  /**
   * @param note why
   */
  record Beginning(@Nullable @Size(max = 1000) String note) {}

  /**
   * @param without stations that are left behind, by name
   */
  record Change(@Nullable @Size(max = MOST_WITHOUT) Set<@NotNull String> without) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Rollovers of the gateway's root, the newest first")
  public List<Procedure> list() {
    return procedures.list(Kind.ROLLOVER);
  }

  @GET
  @Path("{rollover}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One rollover with the stations that do not have the new root, and why")
  public Rollover read(@PathParam("rollover") UUID rollover) {
    return rollovers.read(rollover);
  }

  @GET
  @Path("{rollover}/missing")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All stations that do not have the new root, by name, and why")
  public Page<Standing> missing(
      @PathParam("rollover") UUID rollover, @Valid @BeanParam PageQuery page) {
    return rollovers.missing(rollover, page);
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Make a new root for the gateway's certificate and bring it to the stations",
      description = "The gateway goes on as before. One that goes on already goes on.")
  public Rollover begin(@NotNull @Valid Beginning beginning, @Context SecurityContext caller) {
    return rollovers.begin(beginning.note(), caller.getUserPrincipal().getName());
  }

  @POST
  @Path("{rollover}/switch")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Have the gateway show a certificate of the new root",
      description =
          "When all stations have it, but for those named: they cannot connect by TLS any more.")
  public Rollover change(
      @PathParam("rollover") UUID rollover,
      @NotNull @Valid Change change,
      @Context SecurityContext caller) {
    return rollovers.change(
        rollover,
        Optional.ofNullable(change.without()).orElse(Set.of()),
        caller.getUserPrincipal().getName());
  }

  @POST
  @Path("{rollover}/end")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Have stations lose the old root, the gateway showing the new one")
  public Rollover end(@PathParam("rollover") UUID rollover, @Context SecurityContext caller) {
    return rollovers.end(rollover, caller.getUserPrincipal().getName());
  }

  @POST
  @Path("{rollover}/cancel")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Forget the new root before the gateway has changed")
  public Rollover cancel(@PathParam("rollover") UUID rollover, @Context SecurityContext caller) {
    return rollovers.cancel(rollover, caller.getUserPrincipal().getName());
  }
}
