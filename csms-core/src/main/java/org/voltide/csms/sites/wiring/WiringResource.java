package org.voltide.csms.sites.wiring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.sites.SiteChanged;
import org.voltide.csms.sites.wiring.GroupLoad.Drawn;
import org.voltide.csms.store.Database;

/** Groups of sites. */
@Path("/api/v1/sites/{site}/groups")
@Tag(name = "Sites")
class WiringResource {

  private final Wirings wirings;
  private final BasePhases phases;
  private final Database database;
  private final Event<SiteChanged> changes;

  WiringResource(
      Wirings wirings, BasePhases phases, Database database, Event<SiteChanged> changes) {
    this.wirings = wirings;
    this.phases = phases;
    this.database = database;
    this.changes = changes;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Groups below the grid connection, and the phases of EVSEs")
  public Wiring read(@PathParam("site") String site) {
    return wirings.of(site).orElseThrow(() -> Problem.notFound("site", site));
  }

  @PUT
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Replace them; the site is planned anew")
  public Wiring replace(@PathParam("site") String site, @NotNull @Valid Wiring wiring) {
    wirings.replace(site, wiring);
    changes.fire(new SiteChanged(site));
    return read(site);
  }

  @GET
  @Path("load")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What flows now: through the grid connection, then through each group")
  public List<GroupLoad> load(@PathParam("site") String site) {
    Wiring wiring = read(site);
    double baseLoadW =
        database
            .query(
                "select base_load_w from site where id = ?", row -> row.number("base_load_w"), site)
            .getFirst();
    return GroupLoad.of(wiring, baseLoadW, phases.of(site, wiring).load(), drawn(site));
  }

  private List<Drawn> drawn(String site) {
    return database.query(
        """
        select s.station_id, coalesce(s.evse_id, 0) as evse_id, s.power_w,
               coalesce(e.current_type = 'DC', false) as dc
          from charging_session s
          left join evse e on e.station_id = s.station_id and e.id = s.evse_id
         where s.site_id = ? and s.ended_at is null
        """,
        row ->
            new Drawn(
                row.text("station_id"),
                row.whole("evse_id"),
                row.flag("dc"),
                row.number("power_w")),
        site);
  }
}
