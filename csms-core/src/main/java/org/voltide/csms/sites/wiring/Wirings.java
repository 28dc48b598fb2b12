package org.voltide.csms.sites.wiring;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.platform.Json;
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
            statements
                .query(
                    "select phase_limits::text, base_load_shares from site where id = ?",
                    row ->
                        new Wiring(
                            limitOfEach(row),
                            limitsOfPhases(row),
                            row.maybeNumbers("base_load_shares").orElse(null),
                            groups(statements, siteId),
                            evses(statements, siteId)),
                    siteId)
                .stream()
                .findFirst());
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
          lock(statements, siteId, wiring);
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

  private static void lock(Statements statements, String siteId, Wiring wiring) {
    int sites =
        statements.update(
            "update site set phase_limits = ?::jsonb, base_load_shares = ? where id = ?",
            stored(wiring.phaseLimit(), wiring.phaseLimits()),
            stored(wiring.baseLoadShares()),
            siteId);
    if (sites == 0) {
      throw Problem.notFound("site", siteId);
    }
  }

  /** One for all phases, or three. */
  private static @Nullable String stored(
      @Nullable PhaseLimit each, @Nullable List<PhaseLimit> own) {
    List<PhaseLimit> alike = each == null ? List.of() : List.of(each);
    List<PhaseLimit> limits = own == null ? alike : own;
    return limits.isEmpty() ? null : Json.text(limits);
  }

  private static Double @Nullable [] stored(@Nullable List<Double> shares) {
    return shares == null ? null : shares.toArray(Double[]::new);
  }

  private static void saveGroups(Statements statements, String siteId, List<SiteGroup> groups) {
    List<Object[]> rows = new ArrayList<>();
    for (SiteGroup group : groups) {
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
            stored(group.phaseLimit(), group.phaseLimits()),
            group.baseLoadW(),
            stored(group.baseLoadShares())
          });
    }
    statements.batch(
        """
        insert into site_group (site_id, id, ordinal, parent, name, kind, import_limit_w,
               export_limit_w, phase_limits, base_load_w, base_load_shares)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        rows);
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

  private static List<PhaseLimit> limits(Row row) {
    return row.maybeText("phase_limits")
        .map(json -> Json.stored(new TypeReference<List<PhaseLimit>>() {}, json))
        .orElse(List.of());
  }

  private static @Nullable PhaseLimit limitOfEach(Row row) {
    List<PhaseLimit> limits = limits(row);
    return limits.size() == 1 ? limits.getFirst() : null;
  }

  private static @Nullable List<PhaseLimit> limitsOfPhases(Row row) {
    List<PhaseLimit> limits = limits(row);
    return limits.size() > 1 ? limits : null;
  }

  private static List<SiteGroup> groups(Statements statements, String siteId) {
    return statements.query(
        """
        select id, name, kind, parent, import_limit_w, export_limit_w, phase_limits::text,
               base_load_w, base_load_shares
          from site_group where site_id = ? order by ordinal
        """,
        row ->
            new SiteGroup(
                row.text("id"),
                row.text("name"),
                SiteGroup.Kind.valueOf(row.text("kind")),
                row.maybeText("parent").orElse(null),
                new FlowLimit(row.number("import_limit_w"), row.number("export_limit_w")),
                limitOfEach(row),
                limitsOfPhases(row),
                row.number("base_load_w"),
                row.maybeNumbers("base_load_shares").orElse(null)),
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
