package org.voltide.csms.energy.control;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.voltide.csms.energy.control.SessionFacts.Control;
import org.voltide.csms.energy.control.SessionFacts.Negotiation;
import org.voltide.csms.energy.control.SessionFacts.StoredPromise;
import org.voltide.csms.energy.estimate.Estimate;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.need.Arrival;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.Arrival.KnownVehicle;
import org.voltide.csms.energy.need.Arrival.Outlet;
import org.voltide.csms.energy.need.Arrival.TokenDefaults;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.NeedSource;
import org.voltide.csms.energy.need.NeedStore;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.platform.Json;
import org.voltide.csms.sites.wiring.BasePhases;
import org.voltide.csms.sites.wiring.Wiring;
import org.voltide.csms.sites.wiring.Wirings;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.vehicles.Handling;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;

/** Reads what planning needs. Thread-safe. */
@Singleton
class SiteReader {

  /** A car may say what it needs a little before the station tells of its session. */
  private static final Duration BEFORE_SESSION = Duration.ofMinutes(15);

  /** Sessions that ended earlier are not searched for missing settlements. */
  private static final Duration SETTLED_WITHIN = Duration.ofDays(30);

  /** Sessions {@code s} that have ended and were not settled with all that was told of them. */
  private static final String UNSETTLED =
      """
       s.ended_at > ?
         and not exists (select 1 from session_settlement x
                          where x.session_id = s.id and x.session_changed_at = s.changed_at)
      """;

  /** A transaction its station says it does not know is taken for one so long. */
  private static final Duration DISBELIEVED = Duration.ofMinutes(10);

  /**
   * Without those that only the books still have: another one has begun at the EVSE since, or the
   * station does not know of it and has told nothing more. They would count as load.
   */
  private static final String IS_THERE =
      """
       and not exists (select 1 from charging_session y
                        where y.station_id = s.station_id and y.evse_id = s.evse_id
                          and y.ended_at is null and y.started_at > s.started_at)
       and (n.control_cause is distinct from 'TRANSACTION_UNKNOWN'
            or n.control_since < ? or s.sampled_at > n.control_since)
      """;

  private static final String SESSIONS =
      """
      select s.id, s.site_id, s.station_id, coalesce(s.evse_id, 0) as evse_id,
             s.transaction_id, s.started_at, s.ended_at,
             s.changed_at, s.energy_in_wh, s.energy_out_wh, s.power_w, s.soc_percent, s.sampled_at,
             coalesce(v.name, t.holder, s.id_token, s.station_id) as label,
             site.time_zone, st.accepts_negative_limits, st.dynamic_profiles, st.steered, s.priority_charging, s.resumed_at,
             exists(select from session_mode d
                     where d.session_id = s.id and d.mode ->> 'kind' = 'CHARGE_NOW') as ordered_now,
             coalesce(e.current_type, 'AC') as current_type, coalesce(e.phases, 1) as phases,
             coalesce(e.max_charge_w, 3680) as max_charge_w,
             coalesce(e.max_discharge_w, 0) as max_discharge_w,
             t.id as token_id, t.target_soc_percent as token_target, t.departure_time,
             t.may_supply_grid,
             v.id as vehicle_id, s.charging_state, v.capacity_wh, v.phases as vehicle_phases,
             case when e.current_type = 'DC' then coalesce(v.max_dc_charge_w, v.max_charge_w)
                  else v.max_charge_w end as vehicle_charge_w,
             case when e.current_type = 'DC' then coalesce(v.max_dc_discharge_w, v.max_discharge_w)
                  else v.max_discharge_w end as vehicle_discharge_w, v.min_charge_w, v.charge_efficiency,
             v.discharge_efficiency, v.min_soc_percent, v.max_soc_percent, v.wear_per_kwh,
             v.handling::text as handling,
             r.reported_at, r.needs::text as needs, r.energy_in_wh as reported_in_wh,
             r.energy_out_wh as reported_out_wh, r.max_schedule_tuples,
             g.received_at as rejected_schedule_at,
             w.session_id as wish_of, w.target_soc_percent as wished_target,
             w.departure as wished_departure, w.charge_now, w.floor_soc_percent as wished_floor,
             w.energy_wh as wished_energy, w.may_discharge,
             (select max(p.ended_at) from charging_session p
               where p.station_id = s.station_id and p.evse_id = s.evse_id
                 and p.started_at < s.started_at) as previous_end,
             case when o.session_id is not null
                    or (s.operation_mode in ('ExternalSetpoint', 'ExternalLimits')
                        and exists (select from external_limit x
                                     where x.station_id = s.station_id
                                       and x.evse_id in (0, s.evse_id))
                        and exists (select from profile_delivery y
                                     where y.session_id = s.id and y.outcome = 'Accepted'
                                       and (r.reported_at is null
                                            or coalesce(y.answers,
                                                        s.started_at - interval '15 minutes')
                                               >= r.reported_at)))
                  then 'ORDERED' else nullif(n.control_state, 'ORDERED') end as control_state,
             n.control_since, n.promised_energy_wh,
             n.target_soc_percent as promised_target, n.departure as promised_departure,
             (select m.soc_percent from meter_sample m
               where m.session_id = s.id and m.soc_percent is not null
               order by m.at limit 1) as first_soc
        from charging_session s
        join site on site.id = s.site_id
        join station st on st.id = s.station_id
        left join evse e on e.station_id = s.station_id and e.id = s.evse_id
        left join token t on t.id = s.token_id
        left join known_vehicle v on v.id = coalesce(s.vehicle_id, t.vehicle_id)
        left join charging_need_report r on r.station_id = s.station_id and r.evse_id = s.evse_id
        left join ev_schedule g on g.station_id = s.station_id and g.evse_id = s.evse_id
             and not g.accepted and g.received_at > s.started_at
        left join session_wish w on w.session_id = s.id
        left join session_need n on n.session_id = s.id
        left join operation_mode_order o on o.session_id = s.id
             and (o.ends_at is null or o.ends_at > ?)
      """;

  private static final TypeReference<List<Estimate>> ESTIMATES = new TypeReference<>() {};

  /** Less is the try of a car that waits for its own schedule. */
  private static final double LEAST_CHARGED_WH = 500;

  private final Database database;
  private final NeedStore needs;
  private final Wirings wirings;
  private final BasePhases phases;
  private final PastStays stays;
  private final WarrantyLeft warranties;
  private final Clock clock;

  SiteReader(
      Database database,
      NeedStore needs,
      Wirings wirings,
      BasePhases phases,
      PastStays stays,
      WarrantyLeft warranties,
      Clock clock) {
    this.database = database;
    this.needs = needs;
    this.wirings = wirings;
    this.phases = phases;
    this.stays = stays;
    this.warranties = warranties;
    this.clock = clock;
  }

  Optional<SiteFacts> site(String id) {
    return wirings
        .of(id)
        .flatMap(
            wiring ->
                database
                    .query("select * from site where id = ?", row -> site(row, wiring), id)
                    .stream()
                    .findFirst());
  }

  private SiteFacts site(Row row, Wiring wiring) {
    return new SiteFacts(
        row.text("id"),
        ZoneId.of(row.text("time_zone")),
        row.number("import_limit_w"),
        row.number("export_limit_w"),
        row.number("base_load_w"),
        wiring,
        phases.of(row.text("id"), wiring),
        Outlook.NONE);
  }

  /** All sites that have anything to plan or to settle. */
  List<String> busySites(Instant now) {
    return database.query(
        "select distinct s.site_id from charging_session s where s.ended_at is null or" + UNSETTLED,
        row -> row.text("site_id"),
        now.minus(SETTLED_WITHIN));
  }

  Optional<String> siteOfStation(String stationId) {
    return database
        .query("select site_id from station where id = ?", row -> row.text("site_id"), stationId)
        .stream()
        .findFirst();
  }

  /** The sessions that go on at a site, oldest first. */
  List<SessionFacts> activeSessions(String siteId) {
    return database.query(
        SESSIONS
            + " where s.site_id = ? and s.ended_at is null"
            + IS_THERE
            + " order by s.started_at, s.id",
        this::session,
        clock.instant(),
        siteId,
        clock.instant().minus(DISBELIEVED));
  }

  /** The sessions of a site that have ended and are not settled, or not with all told since. */
  List<SessionFacts> unsettledSessions(String siteId, Instant now) {
    return database.query(
        SESSIONS + " where s.site_id = ? and" + UNSETTLED + " order by s.ended_at",
        this::session,
        now,
        siteId,
        now.minus(SETTLED_WITHIN));
  }

  /** Sessions that have ended and were valued with guessed prices in a span, with their sites. */
  Map<UUID, String> guessedPrices(Instant from, Instant to) {
    Map<UUID, String> sites = new HashMap<>();
    database
        .query(
            """
            select distinct l.session_id, s.site_id
              from ledger l join charging_session s on s.id = l.session_id
             where l.start_at >= ? and l.start_at < ? and not l.price_known
               and s.ended_at is not null
            """,
            row -> Map.entry(row.id("session_id"), row.text("site_id")),
            from,
            to)
        .forEach(session -> sites.put(session.getKey(), session.getValue()));
    return sites;
  }

  Optional<SessionFacts> session(UUID id) {
    return database.query(SESSIONS + " where s.id = ?", this::session, clock.instant(), id).stream()
        .findFirst();
  }

  /** The session that goes on at an EVSE. */
  Optional<SessionFacts> sessionAt(Place place) {
    return database
        .query(
            SESSIONS
                + " where s.station_id = ? and s.evse_id = ? and s.ended_at is null"
                + IS_THERE,
            this::session,
            clock.instant(),
            place.stationId(),
            place.evseId(),
            clock.instant().minus(DISBELIEVED))
        .stream()
        .findFirst();
  }

  /** The need a session was last planned with. */
  Optional<CarNeed> plannedNeed(UUID session) {
    return database
        .query(
            "select n.*, n.estimates::text as estimates_told from session_need n where session_id ="
                + " ?",
            SiteReader::need,
            session)
        .stream()
        .findFirst();
  }

  private static CarNeed need(Row row) {
    return new CarNeed(
        row.number("capacity_wh"),
        row.number("arrival_energy_wh"),
        row.number("target_soc_percent"),
        row.instant("departure"),
        row.number("max_charge_w"),
        row.number("max_discharge_w"),
        row.number("min_charge_w"),
        row.number("min_soc_percent"),
        row.number("floor_soc_percent"),
        row.number("max_soc_percent"),
        row.number("charge_efficiency"),
        row.number("discharge_efficiency"),
        row.money("wear_per_kwh"),
        row.flag("charge_now"),
        NeedSource.valueOf(row.text("source")),
        row.texts("estimated"),
        Json.stored(ESTIMATES, row.text("estimates_told")));
  }

  /** What a session was last planned to do from {@code now} on. */
  List<PowerPeriod> plannedFrom(UUID session, Instant now) {
    return database.query(
        "select start_at, end_at, power_w from session_plan_step"
            + " where session_id = ? and end_at > ? order by start_at",
        row ->
            new PowerPeriod(row.instant("start_at"), row.instant("end_at"), row.number("power_w")),
        session,
        now);
  }

  private SessionFacts session(Row row) {
    return new SessionFacts(
        row.id("id"),
        row.text("site_id"),
        row.text("station_id"),
        row.whole("evse_id"),
        row.text("transaction_id"),
        row.text("label"),
        row.instant("started_at"),
        row.maybeInstant("ended_at"),
        row.instant("changed_at"),
        row.number("energy_in_wh"),
        row.number("energy_out_wh"),
        row.number("power_w"),
        row.maybeNumber("soc_percent"),
        row.maybeInstant("sampled_at"),
        row.flag("steered"),
        row.flag("ordered_now"),
        row.flag("priority_charging"),
        row.flag("accepts_negative_limits"),
        row.flag("dynamic_profiles"),
        arrival(row),
        negotiation(row),
        new Control(
            row.maybeText("control_state")
                .map(ControlState::valueOf)
                .orElse(ControlState.UNCONTROLLED),
            row.maybeInstant("control_since")),
        promise(row));
  }

  private static Optional<StoredPromise> promise(Row row) {
    OptionalDouble energy = row.maybeNumber("promised_energy_wh");
    return row.maybeInstant("promised_departure")
        .filter(departure -> energy.isPresent())
        .map(
            departure ->
                new StoredPromise(energy.getAsDouble(), row.number("promised_target"), departure));
  }

  private Arrival arrival(Row row) {
    KnownVehicle vehicle = row.maybeId("vehicle_id").isPresent() ? vehicle(row) : null;
    Instant started = row.instant("started_at");
    Optional<ChargingNeeds> reported = reportedAt(row).map(at -> needs.read(row.text("needs")));
    return new Arrival(
        started,
        ZoneId.of(row.text("time_zone")),
        row.maybeNumber("first_soc"),
        new Outlet(
                row.text("current_type").equals("DC"),
                row.whole("phases"),
                row.number("max_charge_w"),
                row.number("max_discharge_w"))
            .onPhases(row.maybeWhole("vehicle_phases")),
        Optional.ofNullable(vehicle),
        row.maybeId("token_id").map(id -> token(row)),
        reported,
        reported.isPresent() ? gained(row, Optional.ofNullable(vehicle)) : 0,
        row.maybeId("wish_of").map(id -> wish(row)),
        stays.before(row.id("id"), row.maybeId("vehicle_id"), row.maybeId("token_id")),
        progress(row));
  }

  /** When this session's car said what it needs. */
  private static Optional<Instant> reportedAt(Row row) {
    Instant started = row.instant("started_at");
    return row.maybeInstant("reported_at")
        .filter(at -> at.isAfter(started.minus(BEFORE_SESSION)))
        .filter(at -> row.maybeInstant("previous_end").map(at::isAfter).orElse(true))
        .filter(at -> row.maybeInstant("ended_at").map(at::isBefore).orElse(true));
  }

  /** A car that has charged and now stops by itself wants no more. */
  private static Progress progress(Row row) {
    double net = row.number("energy_in_wh") - row.number("energy_out_wh");
    boolean suspended = row.maybeText("charging_state").filter("SuspendedEV"::equals).isPresent();
    return new Progress(net, suspended && net > LEAST_CHARGED_WH, 0, Double.POSITIVE_INFINITY);
  }

  private static Negotiation negotiation(Row row) {
    Optional<Instant> reported = reportedAt(row);
    int tuples = reported.flatMap(at -> row.maybeWhole("max_schedule_tuples")).orElse(0);
    return new Negotiation(
        Stream.of(
                reported, row.maybeInstant("rejected_schedule_at"), row.maybeInstant("resumed_at"))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder()),
        tuples > 0 ? OptionalInt.of(tuples) : OptionalInt.empty());
  }

  private static double gained(Row row, Optional<KnownVehicle> vehicle) {
    double in = vehicle.map(KnownVehicle::chargeEfficiency).orElse(0.93);
    double out = vehicle.map(KnownVehicle::dischargeEfficiency).orElse(0.93);
    return row.number("reported_in_wh") * in - row.number("reported_out_wh") / out;
  }

  private KnownVehicle vehicle(Row row) {
    return new KnownVehicle(
        row.number("capacity_wh"),
        row.number("vehicle_charge_w"),
        row.number("vehicle_discharge_w"),
        row.maybeWhole("vehicle_phases"),
        row.number("min_charge_w"),
        row.number("charge_efficiency"),
        row.number("discharge_efficiency"),
        row.number("min_soc_percent"),
        row.number("max_soc_percent"),
        row.money("wear_per_kwh"),
        row.maybeText("handling")
            .map(told -> Json.stored(Handling.class, told))
            .orElse(Handling.ORDINARY),
        warranties.mayGiveWh(row.id("id"), row.id("vehicle_id"), row.number("energy_out_wh")));
  }

  private static TokenDefaults token(Row row) {
    return new TokenDefaults(
        row.maybeNumber("token_target"),
        row.maybeTime("departure_time"),
        row.flag("may_supply_grid"));
  }

  private static DriverWish wish(Row row) {
    return new DriverWish(
        row.maybeNumber("wished_target"),
        row.maybeInstant("wished_departure"),
        row.flag("charge_now"),
        row.maybeNumber("wished_floor"),
        row.maybeNumber("wished_energy"),
        row.maybeFlag("may_discharge"));
  }
}
