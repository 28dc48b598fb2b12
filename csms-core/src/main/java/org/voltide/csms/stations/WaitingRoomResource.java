package org.voltide.csms.stations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** Stations that knock without being registered. */
@Path("/api/v1/waiting-room")
@Tag(name = "Stations")
class WaitingRoomResource {

  /** What admitting needs beside the identity; EVSEs come with the station's own reports. */
  record Welcome(@NotBlank String siteId, @Nullable String name) {}

  private final WaitingRoom room;
  private final Stations stations;

  WaitingRoomResource(WaitingRoom room, Stations stations) {
    this.room = room;
    this.stations = stations;
  }

  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Who knocked, the latest first")
  public List<WaitingRoom.Stranger> list() {
    return room.all();
  }

  @POST
  @Path("{station}/admit")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Register it",
      description = "It keeps the password it presented and gets in with its next attempt.")
  public StationView admit(@PathParam("station") String id, @NotNull @Valid Welcome welcome) {
    if (room.all().stream().noneMatch(stranger -> stranger.id().equals(id))) {
      throw Problem.notFound("waiting station", id);
    }
    stations.create(
        new StationFields(
            id, welcome.name(), welcome.siteId(), false, false, true, null, null, List.of()));
    room.admit(id);
    return stations.find(id).orElseThrow();
  }

  @DELETE
  @Path("{station}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Forget it")
  public void refuse(@PathParam("station") String id) {
    if (room.refuse(id).isEmpty()) {
      throw Problem.notFound("waiting station", id);
    }
  }
}
