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
import org.voltide.csms.energy.study.scenario.Scenario;
import org.voltide.csms.energy.study.scenario.ScenarioBuilder;
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

  /** What others told of a battery counts, what was guessed does not. */
  private static final String SESSIONS =
      """
      select s.id::text as id, coalesce(s.vehicle_id, s.token_id, s.id)::text as vehicle,
             s.started_at, s.ended_at, (s.energy_in_wh - s.energy_out_wh) / 1000 as net_kwh,
             nullif(n.max_charge_w, 0) / 1000 as power_kw,
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

  private record Place(String name, ZoneId zone, double importKw, double exportKw) {

    static Place of(Row row) {
      return new Place(
          row.text("name"),
          ZoneId.of(row.text("time_zone")),
          row.number("import_limit_w") / 1_000,
          row.number("export_limit_w") / 1_000);
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
    Instant from = days.first().minusDays(DAYS_BEFORE).atStartOfDay(place.zone()).toInstant();
    Instant until = days.last().plusDays(1).atStartOfDay(place.zone()).toInstant();
    List<Session> sessions = sessions(site, from, until);
    List<SitePriceStep> prices =
        tariffs
            .prices(site, from, until.plus(Duration.ofDays(DAYS_AFTER)))
            .steps(from, until.plus(Duration.ofDays(DAYS_AFTER)));
    List<String> notes = new ArrayList<>();
    List<Session> charged =
        sessions.stream().filter(session -> session.energyKwh() >= LEAST_KWH).toList();
    note(notes, sessions.size() - charged.size(), "sessions took no energy, left out");
    Days replayed = sinceFirst(days, charged, place.zone());
    note(notes, days.count() - replayed.count(), "days before the first session, left out");
    Instant began = replayed.first().atStartOfDay(place.zone()).toInstant();
    long guessed =
        prices.stream()
            .filter(step -> !step.known())
            .filter(step -> !step.start().isBefore(began) && step.start().isBefore(until))
            .count();
    note(notes, guessed, "quarter hours have no known price; that of the latest day stands in");
    notes.add("What else is drawn and generated at the site is no part of the study.");
    PriceSeries importing = series(from, prices, SitePriceStep::importPrice);
    Recording recording = Recording.over(importing, charged, place.zone(), Optional.of(0));
    return ScenarioBuilder.builder()
        .sources(List.of("Sessions and prices of %s".formatted(place.name())))
        .notes(notes)
        .recording(recording)
        .samples(settings.samples(replayed))
        .zone(place.zone())
        .assumptions(settings.assumptions())
        .market(
            new Market(importing, series(from, prices, SitePriceStep::exportPrice), place.zone()))
        .pricing("Energy costs and earns what the site's supply tariff said at each moment.")
        .importKw(Optional.ofNullable(settings.connectionKw()).orElse(place.importKw()))
        .exportKw(Optional.ofNullable(settings.exportKw()).orElse(place.exportKw()))
        .stations(
            Optional.ofNullable(settings.stations())
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()))
        .yearlyFee(Optional.ofNullable(settings.yearlyFee()).orElse(0d))
        .build();
  }

  /** The clocks of a site; empty where there is none. */
  Optional<ZoneId> zone(String site) {
    return place(site).map(Place::zone);
  }

  private Optional<Place> place(String site) {
    return database
        .query(
            "select name, time_zone, import_limit_w, export_limit_w from site where id = ?",
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

  private static void note(List<String> notes, long count, String what) {
    if (count > 0) {
      notes.add(count + " " + what + ".");
    }
  }
}
