package org.voltide.csms.operations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/** What was asked of stations and comes later. */
@Path("/api/v1/operations")
@Tag(name = "Operations", description = "Requests that stations answer in parts or steps.")
class OperationResource {
  private final Operations operations;
  private final Database database;

  OperationResource(Operations operations, Database database) {
    this.operations = operations;
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Operations, the newest first")
  public Page<Operation> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("kind") @Nullable Kind kind,
      @Valid @BeanParam PageQuery page) {
    List<String> after = page.after(2).orElse(List.of("infinity", new UUID(-1, -1).toString()));
    List<Operation> found =
        database.query(
            "select "
                + Operation.COLUMNS
                + " from operation where (?::text is null or station_id = ?)"
                + " and (?::text is null or kind = ?)"
                + " and (created_at, id) < (?::timestamptz, ?::uuid)"
                + " order by created_at desc, id desc limit ?",
            Operation::of,
            station,
            station,
            kind == null ? null : kind.name(),
            kind == null ? null : kind.name(),
            after.getFirst(),
            after.getLast(),
            page.rows());
    return Page.of(found, page, last -> List.of(last.createdAt().toString(), last.id().toString()));
  }

  @GET
  @Path("{operation}")
  @RolesAllowed(Roles.VIEWER)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "How far one is")
  public Operation read(@PathParam("operation") UUID id) {
    return operations.find(id).orElseThrow(() -> Problem.notFound("operation", id));
  }

  @GET
  @Path("{operation}/result")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.VIEWER)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "What has arrived, as one list",
      description = "Items as in the OCPP message that brought them; complete when DONE.")
  public String result(@PathParam("operation") UUID id) {
    read(id);
    return operations.result(id);
  }
}
