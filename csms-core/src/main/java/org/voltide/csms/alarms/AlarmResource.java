package org.voltide.csms.alarms;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.Thing;

@Path("/api/v1/alarms")
@Tag(name = "Alarms")
class AlarmResource {

  private final Database database;
  private final Clock clock;

  AlarmResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Alarms, the newest first",
      description = "`open`: whether somebody still has to acknowledge them.")
  public Page<Alarm> list(
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("rule") @Nullable UUID rule,
      @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("(a.acknowledged_at is null) = ?", open)
            .and("a.rule_id = ?", rule)
            .and("a.id < ?", page.afterNumber().orElse(null));
    List<Alarm> rows =
        database.query(
            Alarm.SELECT + where.sql() + " order by a.id desc limit ?",
            Alarm::of,
            where.values(page.rows()));
    return Page.of(rows, page, alarm -> List.of(Long.toString(alarm.id())));
  }

  @POST
  @Path("{alarm}/acknowledge")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.ALARM)
  @Operation(summary = "Say that somebody looks after it; the first to say so stays")
  public Alarm acknowledge(@PathParam("alarm") long id, @Context SecurityContext caller) {
    database.update(
        "update alarm set acknowledged_at = ?, acknowledged_by = ?"
            + " where id = ? and acknowledged_at is null",
        clock.instant(),
        caller.getUserPrincipal().getName(),
        id);
    return database.query(Alarm.SELECT + " where a.id = ?", Alarm::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("alarm", id));
  }
}
