package org.voltide.csms.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Journal;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Where;

@Path("/api/v1/audit")
@Tag(name = "Identity")
class AuditResource {

  private static final Journal<Entry> ENTRIES =
      new Journal<>("select * from audit_entry", Entry::of, Entry::id);

  @Inject Database database;

  /**
   * A request that may have changed something.
   *
   * @param actor user, or {@code api-key} and its name
   * @param remote the address it came from
   * @param status of the answer: what is 400 or more changed nothing
   */
  record Entry(
      long id,
      Instant at,
      String actor,
      @Nullable String remote,
      String method,
      String path,
      int status) {
    static Entry of(Row row) {
      return new Entry(
          row.big("id"),
          row.instant("at"),
          row.text("actor"),
          row.maybeText("remote").orElse(null),
          row.text("method"),
          row.text("path"),
          row.whole("status"));
    }
  }

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Who changed what, the newest first",
      description = "`actor` and `path` are parts of them; `failed` is whether it was refused.")
  public Page<Entry> list(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("path") @Nullable String path,
      @QueryParam("method") @Nullable String method,
      @QueryParam("failed") @Nullable Boolean failed,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("position(lower(?) in lower(actor)) > 0", actor)
            .and("position(lower(?) in lower(path)) > 0", path)
            .and("method = ?", method)
            .and("(status >= 400) = ?", failed)
            .and("at >= ?", from)
            .and("at < ?", to);
    return ENTRIES.page(database, where, page);
  }
}
