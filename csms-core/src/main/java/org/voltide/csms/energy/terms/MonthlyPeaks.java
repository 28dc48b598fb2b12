package org.voltide.csms.energy.terms;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.store.Database;

/** The highest mean power of a quarter hour that sites drew in each month. Thread-safe. */
@Singleton
public class MonthlyPeaks {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** A month is looked at as a whole once; readings that come later than this raise no peak. */
  private static final Duration LOOK_BACK = Duration.ofHours(3);

  /** Of a quarter hour: its cars by their ledgers, the rest by its meters where these told. */
  private static final String NOTE =
      """
      with cars as (
        select e.start_at, sum(e.energy_in_wh - e.energy_out_wh) * 4 as watts
          from ledger e join charging_session s on s.id = e.session_id
         where s.site_id = ? and e.start_at >= ? and e.start_at <= ?
         group by e.start_at),
      metered as (
        select start_at, sum(case quantity when 'PV' then -power_w else power_w end) as watts,
               bool_or(quantity = 'LOAD') as of_load
          from site_power
         where site_id = ? and kind = 'MEASURED' and start_at >= ? and start_at <= ?
         group by start_at)
      insert into site_peak (site_id, month, peak_w, at)
      select ?, ?, greatest(0, coalesce(c.watts, 0) + coalesce(m.watts, 0)
                               + case when m.of_load then 0 else ? end) as peak_w, start_at
        from cars c full join metered m using (start_at)
       order by peak_w desc limit 1
      on conflict (site_id, month) do update set peak_w = excluded.peak_w, at = excluded.at
       where excluded.peak_w > site_peak.peak_w
      """;

  private final Database database;

  public MonthlyPeaks(Database database) {
    this.database = database;
  }

  /**
   * What a plan need not pay for any more: the peak of this month so far. A plan that reaches into
   * the next month pays for more than its base load, since nothing is reached there.
   *
   * @param zone of the site
   * @param baseLoadW what the site uses beside cars, where no meter told
   */
  double reachedW(String siteId, ZoneId zone, double baseLoadW, TimeGrid grid) {
    YearMonth month = monthOf(grid.start(), zone);
    Instant recent = grid.start().minus(LOOK_BACK);
    Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
    boolean isKnown = peakW(siteId, month).isPresent();
    Instant from = isKnown && recent.isAfter(begin) ? recent : begin;
    Instant until = grid.start().minus(QUARTER);
    database.update(
        NOTE, siteId, from, until, siteId, from, until, siteId, month.atDay(1), baseLoadW);
    return peakW(siteId, month)
        .filter(_ -> month.equals(monthOf(grid.startOf(grid.steps() - 1), zone)))
        .orElse(Math.max(0, baseLoadW));
  }

  private Optional<Double> peakW(String siteId, YearMonth month) {
    return database
        .query(
            "select peak_w from site_peak where site_id = ? and month = ?",
            row -> row.number("peak_w"),
            siteId,
            month.atDay(1))
        .stream()
        .findFirst();
  }

  private static YearMonth monthOf(Instant instant, ZoneId zone) {
    return YearMonth.from(instant.atZone(zone));
  }
}
