package org.voltide.csms.logs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.files.FileStore;
import org.voltide.csms.files.StoredFile;
import org.voltide.csms.files.StoredFile.Content;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

@Path("/api/v1/logs")
@Tag(name = "Logs")
class LogResource {
  private final Database database;
  private final FileStore files;

  LogResource(Database database, FileStore files) {
    this.database = database;
    this.files = files;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Logs asked of stations, the newest first")
  public Page<StationLog> list(
      @QueryParam("station") @Nullable String station, @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("l.station_id = ?", station)
            .and("l.requested_at < ?", page.afterInstant().orElse(null));
    List<StationLog> found =
        database.query(
            StationLog.SELECT + where.sql() + " order by l.requested_at desc limit ?",
            StationLog::of,
            where.values(page.rows()));
    return Page.of(found, page, last -> List.of(last.requestedAt().toString()));
  }

  @GET
  @Path("{log}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One log")
  public StationLog read(@PathParam("log") UUID id) {
    return database.query(StationLog.SELECT + " where l.id = ?", StationLog::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("log", id));
  }

  @GET
  @Path("{log}/content")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "The file itself")
  public RestResponse<java.nio.file.Path> content(@PathParam("log") UUID id) {
    StoredFile file = file(id);
    Content content =
        file.content()
            .orElseThrow(() -> Problem.conflict("The log %s is not here yet.".formatted(id)));
    return RestResponse.ResponseBuilder.ok(files.path(file.kind(), content.key()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + '"')
        .build();
  }

  @DELETE
  @Path("{log}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Delete a log and its file")
  public void delete(@PathParam("log") UUID id) {
    files.delete(file(id));
  }

  private StoredFile file(UUID id) {
    return files.find(read(id).id()).orElseThrow(() -> Problem.notFound("log", id));
  }
}
