package org.voltide.csms.reservations;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;

/** Reservations, the newest first. */
@Path("/api/v1/reservations")
@Tag(name = "Reservations")
@RunOnVirtualThread
class ReservationResource {
  private final Reservations reservations;
  private final Database database;
  private final Clock clock;
  private final CurrentTenant tenant;

  ReservationResource(
      Reservations reservations, Database database, Clock clock, CurrentTenant tenant) {
    this.reservations = reservations;
    this.database = database;
    this.clock = clock;
    this.tenant = tenant;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Reservations of a station or the network, the newest first")
  public Page<Reservation> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("state") Reservation.@Nullable State state,
      @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("station_id = ?", station)
            .and("state_now = ?", state)
            .and("id < ?::int", page.after(1).map(List::getFirst).orElse(null));
    List<Reservation> found =
        database.query(
            Reservation.SELECT + where.sql() + " order by id desc limit ?",
            row -> shown(Reservation.of(row)),
            Stream.concat(Stream.of(clock.instant()), Stream.of(where.values(page.rows())))
                .toArray());
    return Page.of(found, page, last -> List.of(Integer.toString(last.id())));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "One reservation")
  public Reservation get(@PathParam("id") int id) {
    return shown(reservations.find(id));
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.RESERVATION)
  @Operation(summary = "Keep something else instead, under the same number (OCPP 2.x H01.FR.02)")
  public Reservation replace(@PathParam("id") int id, @NotNull @Valid Wish wish) {
    wish.demandNamed(tenant);
    return shown(reservations.replace(id, wish));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.RESERVATION)
  @Operation(summary = "Cancel a reservation (OCPP 2.x H02)")
  public Reservation cancel(@PathParam("id") int id) {
    return shown(reservations.cancel(id));
  }

  private Reservation shown(Reservation reservation) {
    return tenant.shown(reservation, Reservation::withoutGroup);
  }
}
