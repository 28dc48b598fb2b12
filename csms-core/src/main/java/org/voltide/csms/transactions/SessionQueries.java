package org.voltide.csms.transactions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.platform.Problem;

/** Reads sessions with everything the API shows about them, in one query. */
@Singleton
public class SessionQueries {
  private static final String SELECT =
      """
      select s.*, r.asked_by as started_by, t.holder, v.name as vehicle_name,
             n.capacity_wh, n.arrival_energy_wh, n.target_soc_percent, n.departure, n.max_charge_w,
             n.max_discharge_w, n.min_soc_percent, n.floor_soc_percent,
             n.max_soc_percent, n.source, n.estimated, n.estimates,
             n.promised_soc_percent, n.promised_energy_wh, n.promised_at, n.promise_feasible,
             n.promise_kept, n.control_state, n.control_cause, n.control_note,
             n.control_since,
             p.power_w as planned_power_w, m.cost, m.revenue, m.wear, x.uncontrolled
        from charging_session s
        left join token t on t.id = s.token_id
        left join remote_start r on r.id = s.remote_start_id and r.station_id = s.station_id
        left join vehicle v on v.id = s.vehicle_id
        left join session_need n on n.session_id = s.id
        left join statement x on x.session_id = s.id
        left join lateral (
          select power_w from session_plan_step
           where session_id = s.id and start_at <= ? and end_at > ? and s.ended_at is null
           limit 1) p on true
        left join lateral (
          select sum(cost) as cost, sum(revenue) as revenue, sum(wear) as wear
            from ledger where session_id = s.id) m on true
      """;

  /** A line break is in no search, so nothing is found across two of them. */
  private static final String NAMES =
      "concat_ws(E'\\n', v.name, t.holder, s.id_token, s.station_id, s.transaction_id)";

  /** A search reads name after name; the database ends one that takes longer. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);

  /** What PostgreSQL says of a statement that was ended. */
  private static final String QUERY_CANCELED = "57014";

  private final DataSource database;
  private final Clock clock;
  private final Duration longestSearch;

  @Inject
  public SessionQueries(DataSource database, Clock clock) {
    this(database, clock, LONGEST_SEARCH);
  }

  SessionQueries(DataSource database, Clock clock, Duration longestSearch) {
    this.database = database;
    this.clock = clock;
    this.longestSearch = longestSearch;
  }

  /**
   * What to list, newest first.
   *
   * @param active absent for both
   * @param text part of what names its car, driver, token, station or transaction; absent for all
   * @param after the last session of the page before
   */
  record Filter(
      @Nullable String siteId,
      @Nullable String stationId,
      @Nullable Boolean active,
      @Nullable String text,
      Optional<Position> after,
      int rows) {}

  /** Where a session stands in the order. */
  record Position(Instant startedAt, UUID id) {}

  public Optional<SessionView> find(UUID id) {
    return all(List.of(id)).stream().findFirst();
  }

  /** Those that exist, in no particular order. */
  public List<SessionView> all(Collection<UUID> ids) {
    String[] texts = ids.stream().map(UUID::toString).toArray(String[]::new);
    return read(SELECT + " where s.id = any(?::uuid[])", List.of((Object) texts), Duration.ZERO);
  }

  /**
   * Those wanted.
   *
   * @throws Problem 503 when a search for a text takes too long
   */
  List<SessionView> list(Filter filter) {
    boolean searches = filter.text() != null && !filter.text().isBlank();
    StringBuilder where = new StringBuilder(" where true");
    List<Object> values = new ArrayList<>();
    if (filter.siteId() != null) {
      where.append(" and s.site_id = ?");
      values.add(StorableText.of(filter.siteId()));
    }
    if (filter.stationId() != null) {
      where.append(" and s.station_id = ?");
      values.add(StorableText.of(filter.stationId()));
    }
    if (filter.active() != null) {
      where.append(filter.active() ? " and s.ended_at is null" : " and s.ended_at is not null");
    }
    if (searches) {
      where.append(" and strpos(lower(").append(NAMES).append("), lower(?)) > 0");
      values.add(StorableText.of(Objects.requireNonNull(filter.text()).strip()));
    }
    filter
        .after()
        .ifPresent(
            last -> {
              where.append(" and (s.started_at < ? or (s.started_at = ? and s.id > ?))");
              values.addAll(List.of(last.startedAt(), last.startedAt(), last.id()));
            });
    values.add(filter.rows());
    return read(
        SELECT + where + " order by s.started_at desc, s.id limit ?",
        values,
        searches ? longestSearch : Duration.ZERO);
  }

  /**
   * @param longest zero for as long as it takes
   */
  private List<SessionView> read(String sql, List<Object> values, Duration longest) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setQueryTimeout((int) longest.toSeconds());
      OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
      query.setObject(1, now);
      query.setObject(2, now);
      int index = 3;
      for (Object value : values) {
        query.setObject(index++, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
      }
      List<SessionView> sessions = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sessions.add(new SessionRow(rows).view());
        }
      }
      return sessions;
    } catch (SQLException failure) {
      if (QUERY_CANCELED.equals(failure.getSQLState())) {
        throw Problem.of(503, "This search takes too long: choose a site or a station as well.");
      }
      throw new IllegalStateException("sessions cannot be read", failure);
    }
  }
}
