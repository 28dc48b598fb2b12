package org.voltide.csms.procedures.rollover;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
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
import org.voltide.csms.ceremonies.SuccessorPlan;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.rollover.V2gRollover.Below;
import org.voltide.csms.stationcertificates.RootWishes.Standing;

@Path("/api/v1/v2g-rollovers")
@Tag(name = "Certificates")
@RunOnVirtualThread
class V2gRolloverResource {
  private static final int MOST_WITHOUT = 20_000;

  private final V2gRollovers rollovers;
  private final Procedures procedures;

  V2gRolloverResource(V2gRollovers rollovers, Procedures procedures) {
    this.rollovers = rollovers;
    this.procedures = procedures;
  }

  /**
   * @param note why
   */
  record Plan(@NotNull @Valid SuccessorPlan plan, @Nullable @Size(max = 1000) String note) {}

  /**
   * @param without stations that are left behind, by name
   */
  record LeftBehind(@Nullable @Size(max = MOST_WITHOUT) Set<@NotNull String> without) {}

  /**
   * @param stations how many certificates of stations may be void with the old root
   * @param contracts how many certificates of contracts
   */
  record MayBeVoid(@Min(0) int stations, @Min(0) int contracts) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Rollovers of this installation's V2G roots, the newest first")
  public List<Procedure> list() {
    return procedures.list(Kind.V2G_ROLLOVER);
  }

  @GET
  @Path("{rollover}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary =
          "One rollover: stations without the new root and why, and what is below the old one")
  public V2gRollover read(@PathParam("rollover") UUID rollover) {
    return rollovers.read(rollover);
  }

  @GET
  @Path("{rollover}/missing")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All stations that do not have the new V2G root, by name, and why")
  public Page<Standing> missing(
      @PathParam("rollover") UUID rollover, @Valid @BeanParam PageQuery page) {
    return rollovers.missing(rollover, page);
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Make a root to follow a V2G root, with the same authorities below it",
      description =
          "The old ones issue as before. Where two people are agreed on, another administrator has"
              + " to confirm it. The same plan again goes on where it was interrupted or rejected.")
  public V2gRollover begin(@NotNull @Valid Plan wanted, @Context SecurityContext caller) {
    return rollovers.begin(wanted.plan(), wanted.note(), name(caller));
  }

  @POST
  @Path("{rollover}/switch")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Have the authorities below the new V2G root issue",
      description = "When all stations have it, but for those named. Both roots are believed.")
  public V2gRollover change(
      @PathParam("rollover") UUID rollover,
      @NotNull @Valid LeftBehind left,
      @Context SecurityContext caller) {
    return rollovers.change(
        rollover, Optional.ofNullable(left.without()).orElse(Set.of()), name(caller));
  }

  @POST
  @Path("{rollover}/withdraw")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Have nobody believe the old V2G root, and stations lose it",
      description = "Refused when more would be void with it than is allowed.")
  public V2gRollover withdraw(
      @PathParam("rollover") UUID rollover,
      @NotNull @Valid MayBeVoid most,
      @Context SecurityContext caller) {
    return rollovers.withdraw(rollover, new Below(most.stations(), most.contracts()), name(caller));
  }

  @POST
  @Path("{rollover}/cancel")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Forget the new V2G root before its authorities issue")
  public V2gRollover cancel(@PathParam("rollover") UUID rollover, @Context SecurityContext caller) {
    return rollovers.cancel(rollover, name(caller));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
