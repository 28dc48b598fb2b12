package org.voltide.csms.energy.study;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.voltide.csms.energy.prices.SitePriceStep;
import org.voltide.csms.energy.prices.SupplyTariffs;
import org.voltide.csms.energy.study.recording.Days;
import org.voltide.csms.energy.study.recording.PriceSeries;
import org.voltide.csms.energy.study.recording.Recording;
import org.voltide.csms.energy.study.recording.Session;
import org.voltide.csms.energy.study.scenario.Notes;
import org.voltide.csms.energy.study.scenario.Scenario;
import org.voltide.csms.energy.study.scenario.ScenarioBuilder;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.energy.study.simulation.Market;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** What Voltide itself recorded of a site, as a scenario. Thread-safe. */
@Singleton
class RecordedSite {

  /** The forecast learns from as many weeks before. */
  private static final int DAYS_BEFORE = 28;

  /** Cars stay beyond the last day; who stays longer is left out. */
  private static final int DAYS_AFTER = 14;

  private static final int MOST_SESSIONS = 50_000;
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final double LEAST_KWH = 0.1;

  private static final String GUESSED =
      "quarter hours have no known price; that of the latest day at the same time stands in, or the"
          + " mean where there was none for two weeks";

  /** What others told of a battery counts, what was guessed does not. */
  private static final String SESSIONS =
      """
      select s.id::text as id, coalesce(s.vehicle_id, s.token_id, s.id)::text as vehicle,
             s.started_at, s.ended_at, (s.energy_in_wh - s.energy_out_wh) / 1000 as net_kwh,
             case when not 'maxChargeW' = any (n.estimated) then nullif(n.max_charge_w, 0) / 1000
               end as power_kw,
             case when not 'capacityWh' = any (n.estimated) then n.capacity_wh / 1000 end
               as capacity_kwh,
             case when not n.estimated && array['capacityWh', 'energyWh']
               then n.arrival_energy_wh / nullif(n.capacity_wh, 0) end as arrival_soc
        from charging_session s left join session_need n on n.session_id = s.id
       where s.site_id = ? and s.started_at >= ? and s.started_at < ? and s.ended_at is not null
       order by s.started_at, s.id limit ?
      """;

  private final Database database;
  private final SupplyTariffs tariffs;

  RecordedSite(Database database, SupplyTariffs tariffs) {
    this.database = database;
    this.tariffs = tariffs;
  }

  private record Place(
      String name, ZoneId zone, double importKw, double exportKw, double stationKw) {

    static Place of(Row row) {
      return new Place(
          row.text("name"),
          ZoneId.of(row.text("time_zone")),
          row.number("import_limit_w") / 1_000,
          row.number("export_limit_w") / 1_000,
          row.maybeNumber("station_w").orElse(Assumptions.usual().powerKw() * 1_000) / 1_000);
    }
  }

  /**
   * The scenario of a study.
   *
   * @throws IllegalArgumentException with a sentence when there is nothing to replay
   */
  Scenario scenario(String site, StudySettings settings) {
    Place place =
        place(site).orElseThrow(() -> new IllegalArgumentException("The site was removed."));
    Days days = settings.days();
    Instant from = start(days.first().minusDays(DAYS_BEFORE), place);
    Instant until = start(days.last().plusDays(1), place);
    List<Session> sessions = sessions(site, from, until);
    List<Session> charged =
        sessions.stream().filter(session -> session.energyKwh() >= LEAST_KWH).toList();
    Days replayed = sinceFirst(days, charged, place.zone());
    Instant end = until.plus(Duration.ofDays(DAYS_AFTER));
    List<SitePriceStep> prices = tariffs.prices(site, from, end).steps(from, end);
    List<String> notes = new ArrayList<>();
    Notes.count(notes, sessions.size() - charged.size(), "sessions took no energy, left out");
    Notes.count(notes, anonymous(charged), "sessions name no car; each counts as one");
    Notes.count(notes, days.count() - replayed.count(), "days before the first session, left out");
    Notes.count(notes, guessed(prices, start(replayed.first(), place), until), GUESSED);
    notes.add("What else is drawn and generated at the site is no part of the study.");
    PriceSeries importing = series(from, prices, SitePriceStep::importPrice);
    PriceSeries exporting = series(from, prices, SitePriceStep::exportPrice);
    return ScenarioBuilder.builder()
        .sources(List.of("Sessions and prices of %s".formatted(place.name())))
        .notes(notes)
        .recording(Recording.over(importing, charged, place.zone(), Optional.of(0)))
        .samples(settings.samples(replayed))
        .zone(place.zone())
        .assumptions(settings.assumptions(place.stationKw()))
        .market(new Market(importing, exporting, place.zone()))
        .pricing("Energy costs and earns what the site's supply tariff said at each moment.")
        .importKw(Optional.ofNullable(settings.connectionKw()).orElse(place.importKw()))
        .exportKw(Optional.ofNullable(settings.exportKw()).orElse(place.exportKw()))
        .stations(
            Optional.ofNullable(settings.stations())
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()))
        .yearlyFee(settings.yearlyFee())
        .build();
  }

  private static Instant start(LocalDate day, Place place) {
    return day.atStartOfDay(place.zone()).toInstant();
  }

  private static long anonymous(List<Session> sessions) {
    return sessions.stream().filter(session -> session.vehicle().equals(session.id())).count();
  }

  /** How many quarter hours of a time have no known price. */
  private static long guessed(List<SitePriceStep> prices, Instant from, Instant until) {
    long guessed =
        prices.stream()
            .filter(step -> !step.known())
            .filter(step -> !step.start().isBefore(from) && step.start().isBefore(until))
            .count();
    if (guessed == Duration.between(from, until).dividedBy(QUARTER)) {
      throw new IllegalArgumentException("No prices are known of these days.");
    }
    return guessed;
  }

  /** The clocks of a site; empty where there is none. */
  Optional<ZoneId> zone(String site) {
    return place(site).map(Place::zone);
  }

  private Optional<Place> place(String site) {
    return database
        .query(
            """
            select s.name, s.time_zone, s.import_limit_w, s.export_limit_w,
                   (select nullif(max(e.max_charge_w), 0)
                      from evse e join station t on t.id = e.station_id
                     where t.site_id = s.id) as station_w
              from site s where s.id = ?
            """,
            Place::of,
            site)
        .stream()
        .findFirst();
  }

  /** Of days on which a site did not yet charge anybody, no year can be told. */
  private static Days sinceFirst(Days days, List<Session> sessions, ZoneId zone) {
    LocalDate began =
        sessions.stream()
            .findFirst()
            .map(session -> session.plugIn().atZone(zone).toLocalDate())
            .filter(first -> first.isAfter(days.first()) && !first.isAfter(days.last()))
            .orElse(days.first());
    return new Days(began, days.last());
  }

  private List<Session> sessions(String site, Instant from, Instant until) {
    List<Session> sessions =
        database.query(SESSIONS, RecordedSite::session, site, from, until, MOST_SESSIONS + 1);
    if (sessions.size() > MOST_SESSIONS) {
      throw new IllegalArgumentException(
          "More than %d sessions are in these days. Choose fewer days.".formatted(MOST_SESSIONS));
    }
    return sessions;
  }

  private static Session session(Row row) {
    return new Session(
        row.text("id"),
        row.text("vehicle"),
        row.instant("started_at"),
        row.instant("ended_at"),
        row.number("net_kwh"),
        row.maybeNumber("power_kw"),
        row.maybeNumber("capacity_kwh"),
        share(row.maybeNumber("arrival_soc")));
  }

  private static OptionalDouble share(OptionalDouble soc) {
    return soc.isPresent() ? OptionalDouble.of(Math.clamp(soc.getAsDouble(), 0, 1)) : soc;
  }

  private static PriceSeries series(
      Instant from, List<SitePriceStep> prices, Function<SitePriceStep, BigDecimal> price) {
    return new PriceSeries(
        from, QUARTER, prices.stream().map(price).mapToDouble(BigDecimal::doubleValue).toArray());
  }
}
