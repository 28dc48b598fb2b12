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

  private static final String NOTE =
      """
      insert into site_peak (site_id, month, peak_w, at)
      select ?, ?, greatest(0, ? + sum(e.energy_in_wh - e.energy_out_wh) * 4) as peak_w, e.start_at
        from ledger e join charging_session s on s.id = e.session_id
       where s.site_id = ? and e.start_at >= ? and e.start_at <= ?
       group by e.start_at order by peak_w desc limit 1
      on conflict (site_id, month) do update set peak_w = excluded.peak_w, at = excluded.at
       where excluded.peak_w > site_peak.peak_w
      """;

  private final Database database;

  public MonthlyPeaks(Database database) {
    this.database = database;
  }

  /**
   * The peak of this month so far, at least what the site uses beside cars.
   *
   * @param baseLoadW what it uses beside cars
   * @param thorough whether to look at all of the month, or at the last hours alone
   */
  double reachedW(String siteId, ZoneId zone, double baseLoadW, Instant now, boolean thorough) {
    YearMonth month = YearMonth.from(now.atZone(zone));
    Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant recent = now.minus(LOOK_BACK);
    database.update(
        NOTE,
        siteId,
        month.atDay(1),
        baseLoadW,
        siteId,
        thorough || recent.isBefore(begin) ? begin : recent,
        now.minus(QUARTER));
    return database
        .query(
            "select peak_w from site_peak where site_id = ? and month = ?",
            row -> row.number("peak_w"),
            siteId,
            month.atDay(1))
        .stream()
        .reduce(Math.max(0, baseLoadW), Math::max);
  }
}
