package org.voltide.csms.energy.terms;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.voltide.csms.store.Database;

/** The highest mean power of a quarter hour that sites drew in each month. Thread-safe. */
@Singleton
public class MonthlyPeaks {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** Readings that come later than this count when the whole month is looked at. */
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
   * The peak of this month so far.
   *
   * @param baseLoadW what the site uses beside cars where no meter told
   * @param thorough whether to look at all of the month, or at the last hours alone
   */
  double reachedW(String siteId, ZoneId zone, double baseLoadW, Instant now, boolean thorough) {
    YearMonth month = YearMonth.from(now.atZone(zone));
    Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant recent = now.minus(LOOK_BACK);
    Instant from = thorough || recent.isBefore(begin) ? begin : recent;
    Instant until = now.minus(QUARTER);
    database.update(
        NOTE, siteId, from, until, siteId, from, until, siteId, month.atDay(1), baseLoadW);
    return database
        .query(
            "select peak_w from site_peak where site_id = ? and month = ?",
            row -> row.number("peak_w"),
            siteId,
            month.atDay(1))
        .stream()
        .findFirst()
        .orElse(Math.max(0, baseLoadW));
  }
}
