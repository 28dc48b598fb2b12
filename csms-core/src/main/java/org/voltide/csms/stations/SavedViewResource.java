package org.voltide.csms.stations;

import io.quarkus.security.identity.SecurityIdentity;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Everybody's own views of the list of stations. */
@Path("/api/v1/me/station-views")
@Tag(name = "Stations")
class SavedViewResource {
  private static final int MOST = 100;

  private final Database database;
  private final Clock clock;
  private final SecurityIdentity caller;

  SavedViewResource(Database database, Clock clock, SecurityIdentity caller) {
    this.database = database;
    this.clock = clock;
    this.caller = caller;
  }

  /** A view to keep. */
  record Wanted(@NotBlank @Size(max = 100) String name, @NotNull @Valid StationQuery filter) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Your views of the list of stations, by name")
  public List<SavedView> list() {
    return database.query(
        "select id, name, filter::text from station_view where owner = ? order by lower(name), id",
        SavedViewResource::view,
        owner());
  }

  @POST
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Keep a view under a name", description = "A hundred at most.")
  public RestResponse<SavedView> create(@NotNull @Valid Wanted wanted) {
    wanted.filter().check();
    if (list().size() >= MOST) {
      throw Problem.conflict(
          "You have %d views, which is as many as there can be.".formatted(MOST));
    }
    UUID id = UUID.randomUUID();
    int created =
        database.update(
            "insert into station_view (id, owner, name, filter, created_at)"
                + " values (?, ?, ?, ?::json, ?) on conflict do nothing",
            id,
            owner(),
            wanted.name(),
            Json.text(wanted.filter()),
            clock.instant());
    if (created == 0) {
      throw Problem.conflict("You have a view called %s already.".formatted(wanted.name()));
    }
    return RestResponse.status(
        RestResponse.Status.CREATED, new SavedView(id, wanted.name(), wanted.filter()));
  }

  @PUT
  @Path("{view}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Change one of your views")
  public SavedView change(@PathParam("view") UUID id, @NotNull @Valid Wanted wanted) {
    wanted.filter().check();
    database.transact(
        statements -> {
          boolean isTaken =
              !statements
                  .query(
                      "select id from station_view where owner = ? and name = ? and id <> ?",
                      row -> row.id("id"),
                      owner(),
                      wanted.name(),
                      id)
                  .isEmpty();
          if (isTaken) {
            throw Problem.conflict("You have a view called %s already.".formatted(wanted.name()));
          }
          int changed =
              statements.update(
                  "update station_view set name = ?, filter = ?::json where id = ? and owner = ?",
                  wanted.name(),
                  Json.text(wanted.filter()),
                  id,
                  owner());
          if (changed == 0) {
            throw Problem.notFound("view", id);
          }
        });
    return new SavedView(id, wanted.name(), wanted.filter());
  }

  @DELETE
  @Path("{view}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Forget one of your views")
  public void delete(@PathParam("view") UUID id) {
    if (database.update("delete from station_view where id = ? and owner = ?", id, owner()) == 0) {
      throw Problem.notFound("view", id);
    }
  }

  private String owner() {
    return caller.getPrincipal().getName();
  }

  private static SavedView view(Row row) {
    return new SavedView(
        row.id("id"), row.text("name"), Json.stored(StationQuery.class, row.text("filter")));
  }
}
