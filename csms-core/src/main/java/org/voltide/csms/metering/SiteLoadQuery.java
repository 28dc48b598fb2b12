package org.voltide.csms.metering;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads what flowed at a site out of its sessions' samples and its own meters. */
@Singleton
public class SiteLoadQuery {
  private static final long MINUTE = 60;

  /** The bucket grows with the span, so that a chart never gets more than this. */
  private static final long MAX_POINTS = 1_500;

  // A session holds its power from a sample to the next one, for a quarter of an hour at most.
  private static final String SQL =
      """
      with span as (
        select make_interval(secs => ?) as step, ?::timestamptz as start, ?::timestamptz as until),
      sample as (
        select m.at, m.power_w,
               least(lead(m.at) over (partition by m.session_id order by m.at),
                     m.at + interval '15 minutes', s.ended_at) as until
          from span, charging_session s join meter_sample m on m.session_id = s.id
         where s.site_id = ? and m.power_w is not null
           and s.started_at < span.until and (s.ended_at is null or s.ended_at > span.start)
           and m.at >= span.start - interval '15 minutes' and m.at < span.until),
      flow as (
        select b.at, sum(m.power_w * extract(epoch from
                       least(m.until, b.at + step) - greatest(m.at, b.at))) as joules
          from span cross join sample m
          cross join lateral generate_series(
            date_bin(step, m.at, start), m.until - interval '1 microsecond', step) b (at)
         where m.until > m.at group by b.at)
      select b.at, coalesce(joules, 0) / extract(epoch from step),
             coalesce(l.power_w, ?) - coalesce(v.power_w, 0)
        from span
        cross join generate_series(start, until - interval '1 microsecond', step) b (at)
        left join flow f on f.at = b.at
        left join site_power l on l.site_id = ? and l.quantity = 'LOAD' and l.kind = 'MEASURED'
              and l.start_at = date_bin('15 minutes', b.at, timestamptz 'epoch')
        left join site_power v on v.site_id = ? and v.quantity = 'PV' and v.kind = 'MEASURED'
              and v.start_at = date_bin('15 minutes', b.at, timestamptz 'epoch')
       order by b.at
      """;

  private final DataSource database;

  public SiteLoadQuery(DataSource database) {
    this.database = database;
  }

  /** Empty when there is no such site. */
  public Optional<SiteLoad> read(String siteId, Instant from, Instant to) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Optional<Double> baseLoadW = baseLoad(connection, siteId);
      if (baseLoadW.isEmpty()) {
        return Optional.empty();
      }
      long bucket = bucketSeconds(Duration.between(from, to));
      Instant start = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), bucket) * bucket);
      return Optional.of(
          new SiteLoad(bucket, points(connection, siteId, start, to, bucket, baseLoadW.get())));
    }
  }

  /** A whole number of minutes. */
  static long bucketSeconds(Duration span) {
    return Math.max(1, Math.ceilDiv(span.toSeconds(), MINUTE * MAX_POINTS)) * MINUTE;
  }

  private static List<SiteLoad.Point> points(
      Connection connection, String siteId, Instant from, Instant to, long bucket, double baseLoadW)
      throws SQLException {
    Object[] values = {
      (double) bucket,
      from.atOffset(ZoneOffset.UTC),
      to.atOffset(ZoneOffset.UTC),
      siteId,
      baseLoadW,
      siteId,
      siteId
    };
    try (PreparedStatement query = connection.prepareStatement(SQL)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      List<SiteLoad.Point> points = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          double carsW = row.getDouble(2);
          double otherW = row.getDouble(3);
          points.add(
              new SiteLoad.Point(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  carsW,
                  otherW,
                  carsW + otherW));
        }
      }
      return points;
    }
  }

  /** Where nothing was measured. */
  private static Optional<Double> baseLoad(Connection connection, String siteId)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select base_load_w + (select coalesce(sum(base_load_w), 0) from site_group
                                   where site_id = site.id)
              from site where id = ?
            """)) {
      query.setString(1, siteId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getDouble(1)) : Optional.empty();
      }
    }
  }
}
