package org.voltide.csms.energy.network;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.network.EnergyReport.OfBucket;
import org.voltide.csms.energy.network.EnergyReport.OfSite;
import org.voltide.csms.energy.network.Figures.Forecast;
import org.voltide.csms.energy.network.Figures.Peak;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Sums of the energy of sites. Thread-safe. */
@Singleton
class EnergyQueries {

  /**
   * Days are those of each site. The power of a quarter hour is reckoned as for the monthly peak:
   * cars by their ledgers, the rest by the site's meters, its base load where these did not tell.
   * What meters said is forgotten after a while; the peak of each month is kept.
   */
  static final String SUMS =
      """
      with asked as (
        select s.id, s.name, s.time_zone, s.base_load_w, s.import_limit_w,
               ?::date::timestamp at time zone s.time_zone as from_at,
               (?::date + 1)::timestamp at time zone s.time_zone as to_at
          from site s where s.id = coalesce(?::text, s.id)),
      cars as (
        select a.id as site_id, l.start_at,
               sum(l.energy_in_wh) as energy_in_wh, sum(l.energy_out_wh) as energy_out_wh,
               sum(l.lost_wh) as lost_wh, sum(l.cost) as cost, sum(l.revenue) as revenue,
               sum(l.wear) as wear, sum(l.co2_in_kg) as co2_in_kg,
               sum(l.co2_avoided_kg) as co2_avoided_kg
          from ledger l
          join charging_session c on c.id = l.session_id
          join asked a on a.id = c.site_id
         where l.start_at >= ? and l.start_at < ?
           and l.start_at >= a.from_at and l.start_at < a.to_at
         group by a.id, l.start_at),
      power as (
        select p.site_id, p.start_at,
               max(p.power_w) filter (where quantity = 'LOAD' and kind = 'MEASURED') as load_w,
               max(p.power_w) filter (where quantity = 'LOAD' and kind = 'FORECAST') as load_told_w,
               max(p.power_w) filter (where quantity = 'PV' and kind = 'MEASURED') as pv_w,
               max(p.power_w) filter (where quantity = 'PV' and kind = 'FORECAST') as pv_told_w
          from asked a
          join site_power p on p.site_id = a.id and p.start_at >= a.from_at and p.start_at < a.to_at
         group by p.site_id, p.start_at
        having bool_or(kind = 'MEASURED')),
      quarter as (
        select *, start_at as peak_at,
               date_trunc(?::text, start_at at time zone a.time_zone)::date as bucket,
               greatest(0, coalesce(c.energy_in_wh - c.energy_out_wh, 0) * 4
                           + coalesce(p.load_w, a.base_load_w) - coalesce(p.pv_w, 0)) as peak_w
          from cars c full join power p using (site_id, start_at)
          join asked a on a.id = site_id),
      metered as (
        select site_id, bucket,
               sum(energy_in_wh) as energy_in_wh, sum(energy_out_wh) as energy_out_wh,
               sum(lost_wh) as lost_wh, sum(cost) as cost, sum(revenue) as revenue,
               sum(wear) as wear, sum(co2_in_kg) as co2_in_kg,
               sum(co2_avoided_kg) as co2_avoided_kg,
               max(peak_w) as peak_w, (array_agg(peak_at order by peak_w desc, peak_at))[1] as peak_at,
               count(load_w - load_told_w) as load_quarters,
               sum(load_w / 4) filter (where load_told_w is not null) as load_wh,
               sum(load_told_w / 4) filter (where load_w is not null) as load_told_wh,
               sum(abs(load_w - load_told_w) / 4) as load_error_wh,
               count(pv_w - pv_told_w) as pv_quarters,
               sum(pv_w / 4) filter (where pv_told_w is not null) as pv_wh,
               sum(pv_told_w / 4) filter (where pv_w is not null) as pv_told_wh,
               sum(abs(pv_w - pv_told_w) / 4) as pv_error_wh
          from quarter group by site_id, bucket),
      kept_peak as (
        select a.id as site_id, date_trunc(?::text, k.at at time zone a.time_zone)::date as bucket,
               k.peak_w, k.at as peak_at
          from asked a join site_peak k on k.site_id = a.id and k.at >= a.from_at and k.at < a.to_at),
      settled as (
        select a.id as site_id, date_trunc(?::text, x.ended_at at time zone a.time_zone)::date as bucket,
               count(*) as sessions, sum(x.uncontrolled - x.cost + x.revenue - x.wear) as saved,
               sum(x.co2_uncontrolled_kg - x.co2_in_kg + x.co2_avoided_kg) as co2_saved_kg,
               count(*) filter (where n.promise_kept) as promises_kept,
               count(*) filter (where not n.promise_kept) as promises_missed
          from asked a
          join statement x on x.site_id = a.id and x.ended_at >= a.from_at and x.ended_at < a.to_at
          left join session_need n on n.session_id = x.session_id
         group by 1, 2),
      part as (
        select * from metered
          full join settled using (site_id, bucket)
          full join (select site_id, bucket, peak_w as kept_w, peak_at as kept_at from kept_peak) k
            using (site_id, bucket))
      select grouping(p.bucket) = 0 as is_bucket, grouping(p.site_id) = 0 as is_site,
             p.bucket::text as bucket, p.site_id, a.name, a.import_limit_w,
             coalesce(sum(sessions), 0)::bigint as sessions,
             coalesce(sum(promises_kept), 0)::bigint as promises_kept,
             coalesce(sum(promises_missed), 0)::bigint as promises_missed,
             coalesce(sum(energy_in_wh), 0) as energy_in_wh,
             coalesce(sum(energy_out_wh), 0) as energy_out_wh,
             coalesce(sum(lost_wh), 0) as lost_wh, coalesce(sum(cost), 0) as cost,
             coalesce(sum(revenue), 0) as revenue, coalesce(sum(wear), 0) as wear,
             coalesce(sum(saved), 0) as saved, sum(co2_in_kg) as co2_in_kg,
             sum(co2_avoided_kg) as co2_avoided_kg, sum(co2_saved_kg) as co2_saved_kg,
             max(greatest(peak_w, kept_w)) as peak_w,
             (array_agg(case when kept_w > coalesce(peak_w, -1) then kept_at else peak_at end
                        order by greatest(peak_w, kept_w) desc nulls last, p.site_id))[1] as peak_at,
             (array_agg(p.site_id order by greatest(peak_w, kept_w) desc nulls last, p.site_id))[1]
               as peak_site,
             coalesce(sum(load_quarters), 0)::bigint as load_quarters, sum(load_wh) as load_wh,
             sum(load_told_wh) as load_told_wh, sum(load_error_wh) as load_error_wh,
             coalesce(sum(pv_quarters), 0)::bigint as pv_quarters, sum(pv_wh) as pv_wh,
             sum(pv_told_wh) as pv_told_wh, sum(pv_error_wh) as pv_error_wh
        from part p join asked a on a.id = p.site_id
       group by grouping sets ((), (p.bucket), (p.site_id, a.name, a.import_limit_w))
       order by a.name, p.site_id
      """;

  private final Database database;

  EnergyQueries(Database database) {
    this.database = database;
  }

  private record Sum(
      Optional<LocalDate> bucket,
      Optional<String> site,
      Optional<String> name,
      double importLimitW,
      Figures figures) {}

  EnergyReport report(Days days, Bucket bucket, @Nullable String site) {
    demand(site);
    List<Sum> sums = database.query(SUMS, EnergyQueries::sum, parameters(days, bucket, site));
    Map<LocalDate, Figures> told =
        sums.stream()
            .filter(sum -> sum.bucket().isPresent())
            .collect(Collectors.toMap(sum -> sum.bucket().orElseThrow(), Sum::figures));
    return new EnergyReport(
        days.first(),
        days.last(),
        bucket,
        PriceCurve.CURRENCY,
        sums.stream()
            .filter(sum -> sum.bucket().isEmpty() && sum.site().isEmpty())
            .map(Sum::figures)
            .findFirst()
            .orElse(Figures.NONE),
        bucket
            .starts(days.first(), days.last())
            .map(start -> new OfBucket(start, told.getOrDefault(start, Figures.NONE)))
            .toList(),
        sums.stream().flatMap(sum -> ofSite(sum).stream()).toList());
  }

  private void demand(@Nullable String site) {
    if (site != null
        && database.query("select from site where id = ?", _ -> true, site).isEmpty()) {
      throw Problem.notFound("site", site);
    }
  }

  /** The instants bound what is read by index, whatever the zones: none is a day off. */
  static Object[] parameters(Days days, Bucket bucket, @Nullable String site) {
    Instant earliest = days.first().minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant latest = days.last().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    String field = bucket.field();
    return new Object[] {days.first(), days.last(), site, earliest, latest, field, field, field};
  }

  private static Optional<OfSite> ofSite(Sum sum) {
    return sum.site()
        .map(site -> new OfSite(site, sum.name().orElse(site), sum.importLimitW(), sum.figures()));
  }

  private static Sum sum(Row row) {
    return new Sum(
        row.maybeText("bucket").map(LocalDate::parse),
        row.maybeText("site_id"),
        row.maybeText("name"),
        row.maybeNumber("import_limit_w").orElse(0),
        figures(row));
  }

  private static Figures figures(Row row) {
    return new Figures(
        row.big("sessions"),
        row.big("promises_kept"),
        row.big("promises_missed"),
        row.number("energy_in_wh"),
        row.number("energy_out_wh"),
        row.number("lost_wh"),
        row.money("cost"),
        row.money("revenue"),
        row.money("wear"),
        row.money("cost").subtract(row.money("revenue")).add(row.money("wear")),
        row.money("saved"),
        row.maybeMoney("co2_in_kg").orElse(null),
        row.maybeMoney("co2_avoided_kg").orElse(null),
        row.maybeMoney("co2_saved_kg").orElse(null),
        peak(row),
        forecast(row, "load"),
        forecast(row, "pv"));
  }

  private static @Nullable Peak peak(Row row) {
    Function<Instant, Peak> at =
        instant -> new Peak(row.number("peak_w"), instant, row.text("peak_site"));
    return row.maybeInstant("peak_at").map(at).orElse(null);
  }

  private static @Nullable Forecast forecast(Row row, String quantity) {
    long quarters = row.big(quantity + "_quarters");
    if (quarters == 0) {
      return null;
    }
    double errorWh = row.number(quantity + "_error_wh");
    return new Forecast(
        row.number(quantity + "_wh"),
        row.number(quantity + "_told_wh"),
        errorWh,
        errorWh / quarters);
  }
}
