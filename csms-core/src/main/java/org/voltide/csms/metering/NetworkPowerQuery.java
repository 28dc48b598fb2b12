package org.voltide.csms.metering;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.store.Database;

/** Reads what flows into all cars, and what is planned for them, added up where the rows are. */
@Singleton
class NetworkPowerQuery {

  /** As prices and plans have them. */
  static final Duration BUCKET = Duration.ofMinutes(15);

  /**
   * What is older than this is in the books, which are shorter than the samples they are made of.
   */
  private static final Duration BOOKED_AFTER = Duration.ofHours(1);

  // A session holds its power from a sample to the next one, for a quarter of an hour at most: that
  // touches two buckets. Sessions without books, as of meters that count no energy, have samples
  // alone. What is planned changes where steps begin and end: a running sum of these changes is it.
  private static final String SQL =
      """
      with span as (
        select interval '15 minutes' as step, ?::timestamptz as start, ?::timestamptz as until,
               ?::timestamptz as booked),
      there as (
        select s.id, s.ended_at,
               case when exists (select 1 from ledger_entry e where e.session_id = s.id)
                    then greatest(start, booked) else start end as sampled_from
          from span, charging_session s
         where s.started_at < until and (s.ended_at is null or s.ended_at > start)),
      sample as (
        select greatest(m.at, s.sampled_from) as at, m.power_w,
               least(lead(m.at) over (partition by m.session_id order by m.at), m.at + step,
                     s.ended_at) as until
          from span, there s join meter_sample m on m.session_id = s.id
         where m.power_w is not null and m.at >= s.sampled_from - step and m.at < span.until),
      flow as (
        select b.at, sum(m.power_w * date_part('epoch',
                       least(m.until, b.at + step) - greatest(m.at, b.at))) as joules
          from span cross join generate_series(0, 1) later cross join sample m
          cross join lateral (select date_bin(step, m.at, start) + later * step) b (at)
         where m.until > greatest(m.at, b.at) group by b.at
        union all
        select start_at, sum(energy_in_wh - energy_out_wh) * 3600 from span, ledger
         where start_at >= start and start_at < least(booked, until) group by start_at),
      turn as (
        select date_bin(step, greatest(c.at, start) + step - interval '1 microsecond', start) as at,
               sum(c.power_w) as power_w
          from span, there s join session_plan_step p on p.session_id = s.id
          cross join lateral (values (p.start_at, p.power_w),
                                     (least(p.end_at, s.ended_at), -p.power_w)) c (at, power_w)
         where p.end_at > span.start and p.start_at < span.until
           and (s.ended_at is null or p.start_at < s.ended_at)
         group by 1)
      select b.at, coalesce(f.joules, 0) / date_part('epoch', step) as cars_w,
             coalesce(sum(t.power_w) over (order by b.at), 0) as planned_w
        from span
        cross join generate_series(start, until - interval '1 microsecond', step) b (at)
        left join (select at, sum(joules) as joules from flow group by at) f on f.at = b.at
        left join turn t on t.at = b.at
       order by b.at
      """;

  private final Database database;
  private final Clock clock;

  NetworkPowerQuery(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** From the bucket that {@code from} is in. */
  NetworkPower read(Instant from, Instant to) {
    Instant now = clock.instant();
    Instant start = bucketOf(from);
    List<Bucket> buckets =
        database.query(
            SQL,
            row ->
                new Bucket(
                    row.instant("at"),
                    Math.round(row.number("cars_w")),
                    Math.round(row.number("planned_w"))),
            start,
            to,
            bucketOf(now.minus(BOOKED_AFTER)));
    return new NetworkPower(
        start,
        BUCKET.toSeconds(),
        buckets.stream().takeWhile(each -> each.at().isBefore(now)).map(Bucket::carsW).toList(),
        buckets.stream().map(Bucket::plannedW).toList());
  }

  private static Instant bucketOf(Instant at) {
    long seconds = BUCKET.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  private record Bucket(Instant at, long carsW, long plannedW) {}
}
