package org.voltide.csms.alarms;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

@Path("/api/v1/alarm-destinations")
@Tag(name = "Alarms")
class DestinationResource {

  private final Destinations destinations;
  private final Database database;

  DestinationResource(Destinations destinations, Database database) {
    this.destinations = destinations;
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "All destinations by name, without secrets")
  public List<Destination> list() {
    return destinations.all();
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Make a destination",
      description = "The answer shows the secret of a webhook, this once.")
  public RestResponse<Destinations.Made> create(@NotNull @Valid Destinations.Wanted wanted) {
    Destinations.Made made = destinations.create(wanted);
    return RestResponse.ResponseBuilder.<Destinations.Made>created(
            URI.create("/api/v1/alarm-destinations/" + made.id()))
        .entity(made)
        .build();
  }

  @DELETE
  @Path("{destination}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Remove a destination with its deliveries")
  public void delete(@PathParam("destination") UUID id) {
    destinations.delete(id);
  }

  @POST
  @Path("{destination}/test")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Send a test; how it went is among the deliveries")
  public Delivery test(@PathParam("destination") UUID id) {
    return destinations.test(id, Instant.now());
  }

  @GET
  @Path("deliveries")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "What was told, or is to be, the newest first")
  public Page<Delivery> deliveries(
      @QueryParam("destination") @Nullable UUID destination, @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("v.destination_id = ?", destination)
            .and("v.id < ?", page.afterNumber().orElse(null));
    List<Delivery> rows =
        database.query(
            Delivery.SELECT + where.sql() + " order by v.id desc limit ?",
            Delivery::of,
            where.values(page.rows()));
    return Page.of(rows, page, delivery -> List.of(Long.toString(delivery.id())));
  }
}
