package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.forecast.ArrivalForecast;
import org.voltide.csms.energy.forecast.ExpectedCar;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.energy.forecast.RecordedStay;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Which cars came to a site's EVSEs at this time of the weeks before. Thread-safe. */
@Singleton
class PastArrivals {

  private static final double LEAST_WH = 100;

  /** Stays that began in the same day of each of the last weeks; clocks may have changed since. */
  private static final String STAYS =
      """
      select s.station_id, s.evse_id, s.started_at, s.ended_at,
             s.energy_in_wh - s.energy_out_wh as net_wh,
             n.max_charge_w, n.charge_efficiency, coalesce(e.current_type, 'AC') as current_type
        from generate_series(1, ?) week
        join charging_session s on s.site_id = ?
         and s.started_at > ?::timestamptz - make_interval(hours => 168 * week + 1)
         and s.started_at < ?::timestamptz - make_interval(hours => 168 * week - 25)
        join session_need n on n.session_id = s.id
        left join evse e on e.station_id = s.station_id and e.id = s.evse_id
       where s.ended_at is not null and s.evse_id is not null and n.max_charge_w > 0
       order by s.started_at, s.id
      """;

  private final Database database;
  private final Map<String, Learned> learned = new ConcurrentHashMap<>();

  /** What was learned of a site as it was then; empty where nobody is to be expected. */
  private record Learned(
      SiteFacts site, Instant quarter, List<RecordedStay> stays, Optional<Instant> since) {

    boolean isOf(SiteFacts wanted, Instant when) {
      return site.equals(wanted) && quarter.equals(when);
    }

    List<ExpectedCar> expected(
        List<RecordedStay> some, Map<String, Instant> takenUntil, Instant now) {
      return since
          .map(begun -> new ArrivalForecast(some, begun, site.zone()))
          .map(forecast -> forecast.after(now, now.plus(Snapshots.HORIZON), takenUntil))
          .orElseGet(List::of);
    }
  }

  PastArrivals(Database database) {
    this.database = database;
  }

  private static String evse(String stationId, int evseId) {
    return stationId + "/" + evseId;
  }

  /** Cars expected within a day; none where the operator wants none or history is too short. */
  List<ExpectedCar> expected(SiteFacts site, Instant now) {
    Learned of = learned(site, now);
    return of.expected(of.stays(), takenUntil(site.id(), now), now);
  }

  /** The same by EVSE, as {@code station/number}; without those where nobody is expected. */
  Map<String, List<ExpectedCar>> expectedByEvse(SiteFacts site, Instant now) {
    Learned of = learned(site, now);
    Map<String, Instant> taken = takenUntil(site.id(), now);
    Map<String, List<ExpectedCar>> expected = new TreeMap<>();
    of.stays().stream()
        .collect(Collectors.groupingBy(RecordedStay::evse))
        .forEach((evse, stays) -> expected.put(evse, of.expected(stays, taken, now)));
    expected.values().removeIf(List::isEmpty);
    return expected;
  }

  /** Whether an operator wants cars to be expected at a site; false if there is no such site. */
  boolean isExpecting(String site) {
    return !database
        .query("select id from site where id = ? and expects_arrivals", row -> row.text("id"), site)
        .isEmpty();
  }

  /** Has cars expected or not; false if there is no such site. */
  boolean expect(String site, boolean expected) {
    return database.update("update site set expects_arrivals = ? where id = ?", expected, site) > 0;
  }

  void forget(String site) {
    learned.remove(site);
  }

  private Learned learned(SiteFacts site, Instant now) {
    Instant quarter = PowerSeries.quarterOf(now);
    return learned.compute(
        site.id(), (_, last) -> last != null && last.isOf(site, quarter) ? last : learn(site, now));
  }

  private Learned learn(SiteFacts site, Instant now) {
    Optional<Instant> since = wantedSince(site.id());
    return new Learned(
        site, PowerSeries.quarterOf(now), since.isPresent() ? stays(site, now) : List.of(), since);
  }

  /** When a site's first car came, if it wants to expect others. */
  private Optional<Instant> wantedSince(String site) {
    return database
        .query(
            """
            select (select min(started_at) from charging_session where site_id = site.id) as since
              from site where id = ? and expects_arrivals
            """,
            row -> row.maybeInstant("since"),
            site)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Until when each EVSE is taken; until now where it is not known when its car leaves. */
  private Map<String, Instant> takenUntil(String site, Instant now) {
    Map<String, Instant> taken = new HashMap<>();
    database
        .query(
            """
            select s.station_id, s.evse_id, n.departure
              from charging_session s left join session_need n on n.session_id = s.id
             where s.site_id = ? and s.ended_at is null and s.evse_id is not null
            """,
            row ->
                Map.entry(
                    evse(row.text("station_id"), row.whole("evse_id")),
                    row.maybeInstant("departure").orElse(now)),
            site)
        .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
    return taken;
  }

  private List<RecordedStay> stays(SiteFacts site, Instant now) {
    GroupsOfSite groups =
        new GroupsOfSite(site, TimeGrid.from(now, Snapshots.STEP, Snapshots.STEP));
    return database
        .query(STAYS, row -> stay(row, groups), ArrivalForecast.WEEKS, site.id(), now, now)
        .stream()
        .filter(stay -> stay.car().targetWh() > LEAST_WH)
        .toList();
  }

  /** What it took is what such a car will take: it gives nothing on which anybody could rely. */
  private static RecordedStay stay(Row row, GroupsOfSite groups) {
    String station = row.text("station_id");
    int evse = row.whole("evse_id");
    Place place = new Place(station, evse);
    double gainWh = Math.max(0, row.number("net_wh")) * row.number("charge_efficiency");
    return new RecordedStay(
        evse(station, evse),
        row.instant("started_at"),
        row.instant("ended_at"),
        PluggedCarBuilder.builder()
            .id("recorded")
            .group(groups.of(place))
            .phases(groups.phases(place, row.text("current_type").equals("DC")))
            .capacityWh(Math.max(gainWh, 1))
            .maxEnergyWh(gainWh)
            .targetWh(gainWh)
            .maxChargeW(row.number("max_charge_w"))
            .chargeEfficiency(row.number("charge_efficiency"))
            .dischargeEfficiency(1)
            .build());
  }
}
