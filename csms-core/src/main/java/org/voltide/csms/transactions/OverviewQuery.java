package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.voltide.csms.stations.StationState;

/** Reads the {@link Overview}. */
@Singleton
class OverviewQuery {
  private static final String SQL =
      """
      with today as (
        select date_trunc('day', ?::timestamptz,
                 coalesce((select time_zone from site order by id limit 1), 'UTC')) as start,
               ?::float8 as idle_w),
      flow as (
        select station_id, sum(power_w) as power_w from charging_session
         where ended_at is null group by station_id),
      doing as (
        select s.online, coalesce(f.power_w, 0) as power_w,
               exists (select 1 from connector c
                        where c.station_id = s.id and c.status = 'Faulted') as faulted
          from station s left join flow f on f.station_id = s.id),
      stations as (
        select count(*) as total, count(*) filter (where online) as online,
               count(*) filter (where online and faulted) as faulted,
               count(*) filter (where online and not faulted and power_w > idle_w) as charging,
               count(*) filter (where online and not faulted and power_w < -idle_w) as discharging,
               count(*) filter (where online and not faulted and abs(power_w) <= idle_w) as idle
          from doing, today),
      sessions as (
        select count(*) filter (where ended_at is null) as active,
               count(*) filter (where started_at >= start) as today,
               coalesce(sum(power_w) filter (where ended_at is null), 0) as power_w,
               coalesce(sum(power_w) filter (where ended_at is null and power_w > 0), 0) as charging_w,
               coalesce(-sum(power_w) filter (where ended_at is null and power_w < 0), 0)
                 as discharging_w
          from charging_session, today
         where ended_at is null or started_at >= start),
      ledger as (
        select coalesce(sum(energy_in_wh), 0) as energy_in_wh,
               coalesce(sum(energy_out_wh), 0) as energy_out_wh,
               coalesce(sum(cost), 0) as cost, coalesce(sum(revenue), 0) as revenue,
               coalesce(sum(wear), 0) as wear
          from ledger, today where start_at >= start),
      settled as (
        select coalesce(sum(x.uncontrolled), 0) as uncontrolled,
               coalesce(sum(x.uncontrolled - (x.cost - x.revenue + x.wear)), 0) as saving
          from today, statement x join session_settlement f on f.session_id = x.session_id
         where f.settled_at >= start),
      promises as (
        select count(*) filter (where s.ended_at is null and promised_at is not null) as active,
               count(*) filter (where s.ended_at is null and not promise_feasible) as at_risk,
               count(*) filter (where s.ended_at >= start and promise_kept) as kept,
               count(*) filter (where s.ended_at >= start and not promise_kept) as broken
          from today, session_need n join charging_session s on s.id = n.session_id
         where s.ended_at is null or s.ended_at >= start)
      select st.*, se.active, se.today, se.power_w, se.charging_w, se.discharging_w, l.*,
             x.uncontrolled, x.saving,
             p.active as promises, p.at_risk, p.kept, p.broken
        from stations st, sessions se, ledger l, settled x, promises p
      """;

  private final DataSource database;
  private final Clock clock;

  OverviewQuery(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Overview read() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      query.setDouble(2, StationState.IDLE_W);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return overview(row);
      }
    }
  }

  private static Overview overview(ResultSet row) throws SQLException {
    return new Overview(
        new Overview.Stations(
            row.getInt("total"),
            row.getInt("online"),
            row.getInt("charging"),
            row.getInt("discharging"),
            row.getInt("idle"),
            row.getInt("faulted")),
        new Overview.Sessions(row.getInt("active"), row.getInt("today")),
        row.getDouble("power_w"),
        row.getDouble("charging_w"),
        row.getDouble("discharging_w"),
        row.getDouble("energy_in_wh"),
        row.getDouble("energy_out_wh"),
        money(row),
        new Overview.Promises(
            row.getInt("promises"),
            row.getInt("at_risk"),
            row.getInt("kept"),
            row.getInt("broken")));
  }

  private static Overview.MoneyToday money(ResultSet row) throws SQLException {
    BigDecimal cost = row.getBigDecimal("cost");
    BigDecimal revenue = row.getBigDecimal("revenue");
    BigDecimal wear = row.getBigDecimal("wear");
    return new Overview.MoneyToday(
        cost,
        revenue,
        wear,
        cost.subtract(revenue).add(wear),
        row.getBigDecimal("uncontrolled"),
        row.getBigDecimal("saving"),
        SessionRow.CURRENCY);
  }
}
