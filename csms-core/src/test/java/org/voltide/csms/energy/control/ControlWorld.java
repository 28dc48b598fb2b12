package org.voltide.csms.energy.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.energy.carbon.CarbonStore;
import org.voltide.csms.energy.fallback.FallbackStore;
import org.voltide.csms.energy.imposed.ImposedStore;
import org.voltide.csms.energy.ledger.BaselineStore;
import org.voltide.csms.energy.ledger.LedgerStore;
import org.voltide.csms.energy.limits.ExternalLimits;
import org.voltide.csms.energy.meters.MeteredPhases;
import org.voltide.csms.energy.meters.PowerStore;
import org.voltide.csms.energy.modes.ModeStore;
import org.voltide.csms.energy.need.NeedStore;
import org.voltide.csms.energy.prices.PriceStep;
import org.voltide.csms.energy.prices.PriceStore;
import org.voltide.csms.energy.prices.SupplyTariffs;
import org.voltide.csms.energy.settlement.StatementStore;
import org.voltide.csms.energy.terms.MonthlyPeaks;
import org.voltide.csms.energy.terms.TermsStore;
import org.voltide.csms.energy.terms.Weighing;
import org.voltide.csms.energy.warranty.WarrantyStore;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.SetClock;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.sites.wiring.BasePhases;
import org.voltide.csms.sites.wiring.Wirings;
import org.voltide.csms.smartcharging.DynamicSchedules;
import org.voltide.csms.store.Database;
import org.voltide.csms.transactions.LiveSessions;
import org.voltide.csms.transactions.SessionQueries;
import org.voltide.ocpp.message.OcppVersion;

/** A depot with a real database and stations that are not. */
final class ControlWorld {

  static final Instant EVENING = Instant.parse("2026-03-01T18:00:00Z");

  final SetClock clock = new SetClock(EVENING);
  final FakeStations stations = new FakeStations();
  final Database database;
  final SiteReader reader;
  final DeliveryStore deliveries;
  final ControlStore control;
  final DynamicPlans dynamics;
  final PlanStore plans;
  final NeedStore needs;
  final PriceStore prices;
  final SupplyTariffs tariffs;
  final PowerStore power;
  final LedgerStore ledgers;
  final BaselineStore baselines;
  final StatementStore statements;
  final SessionEnergyQueries queries;
  final SiteController depot;
  final SessionQueries sessions;

  ControlWorld() {
    this(new Engines(new SimpleMeterRegistry()));
  }

  ControlWorld(Engines engines) {
    DataSource source = TestDatabase.migrated().dataSource();
    ObjectMapper json =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    database = new Database(source);
    needs = new NeedStore(database, json);
    reader =
        new SiteReader(
            database,
            needs,
            new Wirings(database),
            new BasePhases(new MeteredPhases(database, clock)),
            new PastStays(database),
            new WarrantyLeft(new WarrantyStore(database, clock), clock),
            clock);
    deliveries = new DeliveryStore(database, json);
    plans = new PlanStore(database, json);
    prices = new PriceStore(database, new Fired<>());
    tariffs = new SupplyTariffs(database, prices);
    power = new PowerStore(database, new Fired<>(), clock);
    ledgers = new LedgerStore(database);
    baselines = new BaselineStore(database);
    statements = new StatementStore(database);
    queries = new SessionEnergyQueries(database, tariffs, ledgers, baselines, statements);
    sessions = new SessionQueries(source, clock);
    control = new ControlStore(database, deliveries);
    dynamics =
        new DynamicPlans(
            new DynamicSchedules(database, new Commands(stations, database), clock), clock);
    LiveEvents live = new LiveEvents();
    depot =
        new SiteController(
            "depot",
            reader,
            planning(json, engines),
            settlement(),
            control,
            new PlanNews(live, new LiveSessions(sessions, live)),
            new Turns(new SimpleMeterRegistry()),
            clock);
    database.update("create table meter_sample_any partition of meter_sample default");
    database.update(
        "insert into site values ('depot', 'Depot', null, null, 'UTC', 100000, 100000, 5000,"
            + " now())");
    priceEveryHour();
  }

  private SitePlanning planning(ObjectMapper json, Engines engines) {
    return new SitePlanning(
        reader,
        tariffs,
        new ExternalLimits(database, json),
        new ImposedStore(database),
        new Weighing(
            new TermsStore(database), new MonthlyPeaks(database), new CarbonStore(database)),
        new ModeStore(database),
        plans,
        deliveries,
        new PlanDelivery(
            deliveries,
            new Deliveries(stations, deliveries, control, clock),
            dynamics,
            new Baselines(baselines),
            control,
            stations,
            clock),
        new KnownAbilities(stations, new DeviceModel(database)),
        new FallbackStore(database),
        new Outlooks(power, new PastArrivals(database)),
        engines,
        clock);
  }

  private Settlement settlement() {
    return new Settlement(
        ledgers,
        baselines,
        deliveries,
        statements,
        tariffs,
        new CarbonStore(database),
        new TermsStore(database),
        reader,
        database,
        clock);
  }

  /** Cheap from midnight to six, dear from six to nine in the evening. */
  void priceEveryHour() {
    List<PriceStep> steps = new ArrayList<>();
    for (int hour = -18; hour < 48; hour++) {
      Instant start = EVENING.plus(Duration.ofHours(hour));
      int ofDay = Math.floorMod(18 + hour, 24);
      String price = ofDay < 6 ? "0.10" : ofDay >= 18 && ofDay < 21 ? "0.50" : "0.25";
      BigDecimal buy = new BigDecimal(price);
      steps.add(
          new PriceStep(
              start, start.plus(Duration.ofHours(1)), buy, buy.subtract(new BigDecimal("0.05"))));
    }
    prices.replace(steps);
  }

  /** A station with one 30 kW DC EVSE. */
  void station(String id, boolean negativeLimits) {
    database.update(
        "insert into station (id, site_id, name, accepts_negative_limits, created_at)"
            + " values (?, 'depot', ?, ?, now())",
        id,
        id,
        negativeLimits);
    database.update("insert into evse values (?, 1, 'DC', 3, 30000, 30000)", id);
  }

  /** A van of 60 kWh plugs in at half charge; its token leaves at six in the morning at 80 %. */
  UUID arrive(String station) {
    UUID vehicle = UUID.randomUUID();
    UUID token = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    database.update(
        """
        insert into vehicle (id, name, capacity_wh, max_charge_w, max_discharge_w, created_at)
        values (?, 'van', 60000, 30000, 30000, now())
        """,
        vehicle);
    database.update(
        """
        insert into token (id, id_token, type, vehicle_id, target_soc_percent, departure_time,
                           created_at)
        values (?, ?, 'ISO14443', ?, 80, '06:00', now())
        """,
        token,
        token.toString(),
        vehicle);
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, token_id,
               started_at, seq_nos, changed_at, soc_percent, sampled_at)
        values (?, ?, 'tx', 'depot', 1, ?, ?, '{}', now(), 50, ?)
        """,
        session,
        station,
        token,
        clock.instant(),
        clock.instant());
    sample(session, 0, 0, 0, 50);
    return session;
  }

  /**
   * So many vans plug in, each at a connected station of its own, from a third to two thirds full:
   * none below its floor.
   */
  void arrive(int cars) {
    String numbered = " from generate_series(1, %d) n".formatted(cars);
    String id = "md5(n::text)::uuid";
    database.update(
        "insert into station (id, site_id, name, created_at)"
            + " select 'many-' || n, 'depot', n::text, now()"
            + numbered);
    database.update("insert into evse select 'many-' || n, 1, 'DC', 3, 30000, 30000" + numbered);
    database.update(
        "insert into vehicle (id, name, capacity_wh, max_charge_w, max_discharge_w, created_at)"
            + " select %s, 'van', 60000, 30000, 30000, now()".formatted(id)
            + numbered);
    database.update(
        "insert into token (id, id_token, type, vehicle_id, target_soc_percent, departure_time,"
            + " created_at) select %1$s, n::text, 'ISO14443', %1$s, 60 + n %% 30,".formatted(id)
            + " time '05:00' + n % 8 * interval '20 minutes', now()"
            + numbered);
    database.update(
        "insert into charging_session (id, station_id, transaction_id, site_id, evse_id, token_id,"
            + " started_at, seq_nos, changed_at, soc_percent, sampled_at)"
            + " select %1$s, 'many-' || n, 'tx', 'depot', 1, %1$s, ?, '{}', now(),".formatted(id)
            + " 33 + n * 7 % 32, ?"
            + numbered,
        clock.instant(),
        clock.instant());
    for (int n = 1; n <= cars; n++) {
      stations.connect("many-" + n, OcppVersion.V2_1);
    }
  }

  /** What the lanes do with a meter value. */
  void sample(UUID session, double powerW, double importWh, double exportWh, double soc) {
    database.update(
        """
        insert into meter_sample (station_id, evse_id, session_id, at, power_w, import_wh,
                                  export_wh, soc_percent)
        select station_id, 1, id, ?, ?, ?, ?, ? from charging_session where id = ?
        """,
        clock.instant(),
        powerW,
        importWh,
        exportWh,
        soc,
        session);
    database.update(
        """
        update charging_session
           set power_w = ?, energy_in_wh = ?, energy_out_wh = ?, soc_percent = ?, sampled_at = ?,
               changed_at = ?
         where id = ?
        """,
        powerW,
        importWh,
        exportWh,
        soc,
        clock.instant(),
        clock.instant(),
        session);
  }

  void leave(UUID session) {
    database.update(
        "update charging_session set ended_at = ? where id = ?", clock.instant(), session);
  }

  ControlState state(UUID session) {
    return reader.session(session).orElseThrow().control().state();
  }
}
