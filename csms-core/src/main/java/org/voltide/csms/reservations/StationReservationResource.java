package org.voltide.csms.reservations;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;

/** Makes reservations. */
@Path("/api/v1/stations/{station}/reservations")
@Tag(name = "Reservations")
@RunOnVirtualThread
class StationReservationResource {
  private final Reservations reservations;
  private final SecurityIdentity caller;
  private final CurrentTenant tenant;

  StationReservationResource(
      Reservations reservations, SecurityIdentity caller, CurrentTenant tenant) {
    this.reservations = reservations;
    this.caller = caller;
    this.tenant = tenant;
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(summary = "Keep a place for a token (OCPP 2.x H01)")
  public Reservation make(@PathParam("station") String station, @NotNull @Valid Wish wish) {
    wish.demandNamed(tenant);
    Reservation made = reservations.make(station, wish, caller.getPrincipal().getName());
    return tenant.shown(made, Reservation::withoutGroup);
  }
}
