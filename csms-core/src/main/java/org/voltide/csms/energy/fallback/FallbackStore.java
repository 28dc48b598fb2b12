package org.voltide.csms.energy.fallback;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.profile.RateUnits;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/** Fallbacks as wishes of stations, and what they follow from. Thread-safe, blocks. */
@Singleton
public class FallbackStore {

  /** Least a car on AC takes: 6 A per phase at 230 V (IEC 61851-1). */
  private static final double LEAST_AC_W_PER_PHASE = 6 * 230;

  private static final String EVSES =
      """
      select st.id as station_id, st.steered, st.boot_status, st.online, e.id as evse_id, e.current_type,
             e.phases as lines, e.max_charge_w, w.group_id, w.phases,
             d.payload::text as payload, d.removed, d.state, d.last_error,
             d.applied_revision is not distinct from d.revision as held, r.value as units
        from station st
        join evse e on e.station_id = st.id
        left join evse_wiring w
          on w.station_id = e.station_id and w.evse_id = e.id and w.site_id = st.site_id
        left join desired_state d
          on d.station_id = st.id and d.kind = 'offline-fallback' and d.key = e.id::text
        left join station_variable r on r.station_id = st.id and r.key = ?
       where st.site_id = ?
       order by st.id, e.id
      """;

  private final Database database;

  public FallbackStore(Database database) {
    this.database = database;
  }

  /** The grid connection of a site. */
  record Connection(FlowLimit limit, double baseLoadW) {}

  /**
   * An EVSE and the wish for it.
   *
   * @param wished in W, when there is one that is not being taken back
   * @param away whether its station holds the wish and cannot be told another now
   * @param state of {@link org.voltide.csms.desired.Desired.Status}
   */
  record KnownEvse(
      Outlet outlet,
      boolean steered,
      boolean accepted,
      Optional<Wished> wished,
      boolean away,
      @Nullable String state,
      @Nullable String lastError) {

    /** The EVSE as others have to reckon with it. */
    Outlet reckoned() {
      double heldW = wished.map(Wished::powerW).orElse(0.0);
      return away
          ? new Outlet(
              outlet.stationId(),
              outlet.evseId(),
              outlet.group(),
              outlet.phases(),
              outlet.leastW(),
              heldW,
              false)
          : outlet;
    }

    Place place() {
      return new Place(outlet.stationId(), outlet.evseId());
    }

    /** The station refused it; it may be asked again later. */
    static boolean refused(@Nullable String lastError) {
      return lastError != null && lastError.startsWith(OfflineFallbacks.REFUSED);
    }
  }

  /** The fallbacks of stations by EVSE; those that have none are missing. */
  public Map<Place, Fallback> of(Collection<String> stationIds) {
    Map<Place, Fallback> fallbacks = new HashMap<>();
    database
        .query(
            """
            select station_id, key, payload::text as payload,
                   applied_revision is not distinct from revision as held
              from desired_state
             where kind = 'offline-fallback' and not removed and station_id = any(?::text[])
            """,
            row ->
                Map.entry(
                    new Place(row.text("station_id"), Integer.parseInt(row.text("key"))),
                    new Fallback(Wished.read(row.text("payload")).powerW(), row.flag("held"))),
            (Object) stationIds.stream().distinct().toArray(String[]::new))
        .forEach(entry -> fallbacks.put(entry.getKey(), entry.getValue()));
    return fallbacks;
  }

  /** The EVSEs of a site whose stations are not connected and hold a fallback. */
  public List<Silent> silent(String siteId) {
    return database.query(
        """
        select d.station_id, e.id as evse_id, e.current_type, d.payload::text as payload,
               st.last_seen_at
          from desired_state d
          join station st on st.id = d.station_id and not st.online
          join evse e on e.station_id = st.id and e.id::text = d.key
         where d.kind = 'offline-fallback' and not d.removed
           and d.applied_revision = d.revision and st.site_id = ?
        """,
        row ->
            new Silent(
                new Place(row.text("station_id"), row.whole("evse_id")),
                row.text("current_type").equals("DC"),
                Wished.read(row.text("payload")).powerW(),
                row.maybeInstant("last_seen_at").orElse(Instant.EPOCH).plus(Fallback.HOLD)),
        siteId);
  }

  List<String> sites() {
    return database.query("select id from site order by id", row -> row.text("id"));
  }

  Optional<Connection> connection(String siteId) {
    return database
        .query(
            "select import_limit_w, export_limit_w, base_load_w from site where id = ?",
            row ->
                new Connection(
                    new FlowLimit(row.number("import_limit_w"), row.number("export_limit_w")),
                    row.number("base_load_w")),
            siteId)
        .stream()
        .findFirst();
  }

  /** All EVSEs of a site, in a lasting order. */
  List<KnownEvse> evses(String siteId) {
    return database.query(EVSES, FallbackStore::evse, RateUnits.VARIABLE.key(), siteId);
  }

  private static KnownEvse evse(Row row) {
    boolean direct = row.text("current_type").equals("DC");
    boolean steered = row.flag("steered");
    String error = row.maybeText("last_error").orElse(null);
    boolean anyPhase = !direct && row.whole("lines") > 1 && !limitsPhases(row.maybeText("units"));
    Outlet outlet =
        new Outlet(
            row.text("station_id"),
            row.whole("evse_id"),
            row.maybeText("group_id").orElse(null),
            row.maybeText("phases")
                .map(Phases::valueOf)
                .filter(phases -> phases != Phases.UNKNOWN && !anyPhase)
                .orElse(direct ? Phases.THREE : Phases.UNKNOWN),
            direct ? 0 : LEAST_AC_W_PER_PHASE * row.whole("lines"),
            row.number("max_charge_w"),
            steered && !KnownEvse.refused(error));
    Optional<Wished> wished =
        row.maybeText("payload").filter(_ -> !row.flag("removed")).map(Wished::read);
    return new KnownEvse(
        outlet,
        steered,
        row.maybeText("boot_status").filter("Accepted"::equals).isPresent(),
        wished,
        wished.isPresent() && row.flag("held") && !row.flag("online"),
        row.maybeText("state").orElse(null),
        error);
  }

  /** A limit in W may flow through a single phase of a car. */
  private static boolean limitsPhases(Optional<String> units) {
    return RateUnits.perPhase(units) == ChargingRateUnit.A;
  }

  /**
   * What flows through an EVSE.
   *
   * @param phases all of them at DC
   * @param alternating whether a car may draw from some of the phases only
   */
  record Lines(int phases, boolean alternating) {}

  Lines lines(String stationId, int evseId) {
    return database
        .query(
            "select phases, current_type from evse where station_id = ? and id = ?",
            row ->
                row.text("current_type").equals("AC")
                    ? new Lines(row.whole("phases"), true)
                    : new Lines(Phases.COUNT, false),
            stationId,
            evseId)
        .stream()
        .findFirst()
        .orElse(new Lines(Phases.COUNT, true));
  }

  /** The power of a wish, if there is one. */
  static OptionalDouble power(KnownEvse evse) {
    return evse.wished().map(Wished::powerW).stream().mapToDouble(w -> w).findFirst();
  }
}
