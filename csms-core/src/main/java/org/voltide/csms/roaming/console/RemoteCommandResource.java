package org.voltide.csms.roaming.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.remote.RemoteCommand;
import org.voltide.csms.roaming.remote.RemoteCommands;
import org.voltide.csms.roaming.remote.Wish;

/**
 * What we have stations of a partner do for our drivers. Each answers what the partner answered at
 * once; what its station made of it is read later.
 */
@Path("/api/v1/roaming/partners/{partner}")
@Tag(name = "Roaming")
@RunOnVirtualThread
class RemoteCommandResource {
  private final RemoteCommands commands;
  private final Partners partners;
  private final SecurityIdentity caller;

  RemoteCommandResource(RemoteCommands commands, Partners partners, SecurityIdentity caller) {
    this.commands = commands;
    this.partners = partners;
    this.caller = caller;
  }

  private RemoteCommand send(UUID partner, Wish wish) throws InterruptedException {
    return commands.send(partner, wish, caller.getPrincipal().getName());
  }

  @POST
  @Path("start-session")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Let a driver of ours charge at a station of the partner")
  public RemoteCommand start(@PathParam("partner") UUID partner, @NotNull @Valid Wish.Start wish)
      throws InterruptedException {
    return send(partner, wish);
  }

  @POST
  @Path("stop-session")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "End a session of a driver of ours")
  public RemoteCommand stop(@PathParam("partner") UUID partner, @NotNull @Valid Wish.Stop wish)
      throws InterruptedException {
    return send(partner, wish);
  }

  @POST
  @Path("reserve-now")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have a place kept for a driver of ours")
  public RemoteCommand reserve(
      @PathParam("partner") UUID partner, @NotNull @Valid Wish.Reserve wish)
      throws InterruptedException {
    return send(partner, wish);
  }

  @POST
  @Path("cancel-reservation")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give a place free that a command reserved")
  public RemoteCommand cancel(@PathParam("partner") UUID partner, @NotNull @Valid Wish.Cancel wish)
      throws InterruptedException {
    return send(partner, wish);
  }

  @POST
  @Path("unlock-connector")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have a connector of the partner unlocked")
  public RemoteCommand unlock(@PathParam("partner") UUID partner, @NotNull @Valid Wish.Unlock wish)
      throws InterruptedException {
    return send(partner, wish);
  }

  @GET
  @Path("commands")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Commands to the partner with what became of them, the newest first")
  public Page<RemoteCommand> list(
      @PathParam("partner") UUID partner, @Valid @BeanParam PageQuery page) {
    return commands.page(partners.demand(partner).id(), page);
  }

  @GET
  @Path("commands/{command}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One command to the partner")
  public RemoteCommand get(@PathParam("partner") UUID partner, @PathParam("command") UUID command) {
    return commands.demand(partner, command);
  }
}
