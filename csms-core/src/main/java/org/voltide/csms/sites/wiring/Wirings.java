package org.voltide.csms.sites.wiring;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.sites.wiring.WiringFaults.Connection;
import org.voltide.csms.sites.wiring.WiringFaults.Outlet;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** The wiring of sites, in the database. Thread-safe. */
@Singleton
public class Wirings {

  private final Database database;

  public Wirings(Database database) {
    this.database = database;
  }

  /** Empty when there is no such site. */
  public Optional<Wiring> of(String siteId) {
    return database.inTransaction(
        statements ->
            phaseLimit(statements, siteId)
                .map(
                    limit ->
                        new Wiring(
                            limit.orElse(null),
                            groups(statements, siteId),
                            evses(statements, siteId))));
  }

  /**
   * Replaces all of it.
   *
   * @throws Problem 404 when there is no such site, 422 with pointers when the wiring is no tree or
   *     names what is not at the site
   */
  void replace(String siteId, Wiring wiring) {
    database.transact(
        statements -> {
          lock(statements, siteId, wiring.phaseLimit());
          List<Problem.Fault> faults = WiringFaults.of(wiring, outlets(statements, siteId));
          if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
          }
          statements.update("delete from evse_wiring where site_id = ?", siteId);
          statements.update("delete from site_group where site_id = ?", siteId);
          saveGroups(statements, siteId, wiring.fromTheRoot());
          saveEvses(statements, siteId, wiring.evses());
        });
  }

  private static void lock(Statements statements, String siteId, @Nullable FlowLimit limit) {
    int sites =
        statements.update(
            "update site set phase_import_limit_w = ?, phase_export_limit_w = ? where id = ?",
            limit == null ? null : limit.importW(),
            limit == null ? null : limit.exportW(),
            siteId);
    if (sites == 0) {
      throw Problem.notFound("site", siteId);
    }
  }

  private static void saveGroups(Statements statements, String siteId, List<SiteGroup> groups) {
    List<Object[]> rows = new ArrayList<>();
    for (SiteGroup group : groups) {
      FlowLimit phase = group.phaseLimit();
      rows.add(
          new Object[] {
            siteId,
            group.id(),
            rows.size(),
            group.parent(),
            group.name(),
            group.kind().name(),
            group.limit().importW(),
            group.limit().exportW(),
            phase == null ? null : phase.importW(),
            phase == null ? null : phase.exportW(),
            group.baseLoadW()
          });
    }
    statements.batch("insert into site_group values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
  }

  /** An EVSE whose station came from another site leaves that site's wiring. */
  private static void saveEvses(Statements statements, String siteId, List<WiredEvse> evses) {
    List<Object[]> rows =
        evses.stream()
            .map(
                evse ->
                    new Object[] {
                      evse.stationId(), evse.evseId(), siteId, evse.group(), evse.phases().name()
                    })
            .toList();
    statements.batch(
        """
        insert into evse_wiring (station_id, evse_id, site_id, group_id, phases)
        values (?, ?, ?, ?, ?)
        on conflict (station_id, evse_id) do update
           set site_id = excluded.site_id, group_id = excluded.group_id, phases = excluded.phases
        """,
        rows);
  }

  /** Outer empty: no site; inner empty: no limit. */
  private static Optional<Optional<FlowLimit>> phaseLimit(Statements statements, String siteId) {
    return statements
        .query(
            "select phase_import_limit_w, phase_export_limit_w from site where id = ?",
            Wirings::phaseLimit,
            siteId)
        .stream()
        .findFirst();
  }

  private static Optional<FlowLimit> phaseLimit(Row row) {
    OptionalDouble most = row.maybeNumber("phase_import_limit_w");
    return most.isPresent()
        ? Optional.of(new FlowLimit(most.getAsDouble(), row.number("phase_export_limit_w")))
        : Optional.empty();
  }

  private static List<SiteGroup> groups(Statements statements, String siteId) {
    return statements.query(
        "select * from site_group where site_id = ? order by ordinal",
        row ->
            new SiteGroup(
                row.text("id"),
                row.text("name"),
                SiteGroup.Kind.valueOf(row.text("kind")),
                row.maybeText("parent").orElse(null),
                new FlowLimit(row.number("import_limit_w"), row.number("export_limit_w")),
                phaseLimit(row).orElse(null),
                row.number("base_load_w")),
        siteId);
  }

  /** Those still at the site. */
  private static List<WiredEvse> evses(Statements statements, String siteId) {
    return statements.query(
        """
        select w.* from evse_wiring w join station st on st.id = w.station_id
         where w.site_id = ? and st.site_id = w.site_id order by w.station_id, w.evse_id
        """,
        row ->
            new WiredEvse(
                row.text("station_id"),
                row.whole("evse_id"),
                row.maybeText("group_id").orElse(null),
                Phases.valueOf(row.text("phases"))),
        siteId);
  }

  private static Map<Outlet, Connection> outlets(Statements statements, String siteId) {
    record Known(Outlet outlet, Connection connection) {}
    return statements
        .query(
            "select e.* from evse e join station st on st.id = e.station_id where st.site_id = ?",
            row ->
                new Known(
                    new Outlet(row.text("station_id"), row.whole("id")),
                    new Connection(row.text("current_type").equals("DC"), row.whole("phases"))),
            siteId)
        .stream()
        .collect(Collectors.toMap(Known::outlet, Known::connection));
  }
}
