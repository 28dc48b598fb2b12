package org.voltide.csms.desired;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Wishes in the database. Thread-safe. */
@Singleton
public class DesiredStore {
  static final int MOST_PER_STATION = 10_000;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final int MOST_DOUBLINGS = 12;
  private static final String AFTER_RESTART = "in force after a restart";

  private static final String WISH =
      """
      insert into desired_state as d
             (station_id, kind, key, payload, source, state, next_try_at, changed_at)
      select s.id, ?, ?, ?::json, ?, 'PENDING', ?, ? from station s where s.id = ?
      on conflict (station_id, kind, key) do update
         set payload = excluded.payload, source = excluded.source, removed = false,
             revision = d.revision + 1, state = 'PENDING', last_error = null, attempts = 0, drifts = 0,
             next_try_at = excluded.next_try_at, changed_at = excluded.changed_at
       where d.payload::text <> excluded.payload::text or d.removed
             or d.source is distinct from excluded.source
      """;

  private final Database database;
  private final Clock clock;
  private final Event<DesiredChanged> changes;

  public DesiredStore(Database database, Clock clock, Event<DesiredChanged> changes) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * Keeps a wish and has it fulfilled soon. The same wish again changes nothing.
   *
   * @throws Problem 404 when there is no such station, 409 when it has too many wishes
   */
  public void wish(String stationId, String kind, Wish wish) {
    database.transact(
        statements -> wish(statements, stationId, kind, List.of(wish), Optional.empty()));
    changes.fire(new DesiredChanged(stationId));
  }

  /** The same for many at once, on behalf of a template; the reconciler sees them by itself. */
  public void wish(
      Statements statements,
      String stationId,
      String kind,
      List<Wish> wishes,
      Optional<String> source) {
    Instant now = clock.instant();
    if (count(statements, stationId) + wishes.size() > MOST_PER_STATION) {
      throw Problem.conflict("Station %s has too many desired states.".formatted(stationId));
    }
    statements.batch(
        WISH,
        wishes.stream()
            .map(
                wish ->
                    new Object[] {
                      kind, wish.key(), wish.payload(), source.orElse(null), now, now, stationId
                    })
            .toList());
  }

  /** Keeps a wish unless somebody has wished for anything there already. */
  public void suggest(String stationId, String kind, Wish wish) {
    Instant now = clock.instant();
    int kept =
        database.update(
            """
            insert into desired_state
                   (station_id, kind, key, payload, state, next_try_at, changed_at)
            values (?, ?, ?, ?::json, 'PENDING', ?, ?) on conflict do nothing
            """,
            stationId,
            kind,
            wish.key(),
            wish.payload(),
            now,
            now);
    if (kept > 0) {
      changes.fire(new DesiredChanged(stationId));
    }
  }

  /** Fulfilled wishes of a kind are looked at again, because what they come to may have changed. */
  public void again(String kind) {
    database.update(
        "update desired_state set state = 'PENDING', next_try_at = ?"
            + " where kind = ? and state = 'APPLIED'",
        clock.instant(),
        kind);
  }

  /** The same for one station, which may have lost what it had. */
  public void again(String stationId, String kind) {
    database.update(
        "update desired_state set state = 'PENDING', next_try_at = ?"
            + " where station_id = ? and kind = ? and state = 'APPLIED'",
        clock.instant(),
        stationId,
        kind);
  }

  /** What was to be in force after a restart is so now, or else has drifted. */
  void restarted(String stationId) {
    database.update(
        "update desired_state set last_error = null"
            + " where station_id = ? and state = 'APPLIED' and last_error = ?",
        stationId,
        AFTER_RESTART);
  }

  /**
   * Wishes of a kind, by key, that a station accepted as they are now and has not refused since;
   * whether it still has them is not known.
   */
  public Map<String, String> accepted(String stationId, String kind) {
    return database
        .query(
            "select key, payload::text as payload from desired_state"
                + " where station_id = ? and kind = ? and applied_revision = revision",
            row -> Map.entry(row.text("key"), row.text("payload")),
            stationId,
            kind)
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Wishes of a kind are fulfilled again soon: the station was just made to lose what it had. */
  public void lost(String stationId, String kind) {
    again(stationId, kind);
    changes.fire(new DesiredChanged(stationId));
  }

  /** The station is to lose it; false when it was not wished for. */
  public boolean remove(String stationId, String kind, String key) {
    int removed =
        database.update(
            "update desired_state set removed = true, revision = revision + 1, state = 'PENDING',"
                + " attempts = 0, last_error = null, next_try_at = ?, changed_at = ?"
                + " where station_id = ? and kind = ? and key = ?",
            clock.instant(),
            clock.instant(),
            stationId,
            kind,
            key);
    changes.fire(new DesiredChanged(stationId));
    return removed > 0;
  }

  public List<Desired> of(String stationId, Optional<String> kind) {
    return database.query(
        "select "
            + Desired.COLUMNS
            + " from desired_state where station_id = ? and (?::text is null or kind = ?)"
            + " order by kind, key",
        Desired::of,
        stationId,
        kind.orElse(null),
        kind.orElse(null));
  }

  /** What is to be tried now. */
  List<Desired> due(String stationId) {
    return database.query(
        "select "
            + Desired.COLUMNS
            + " from desired_state where station_id = ? and state <> 'APPLIED'"
            + " and next_try_at <= ? order by kind, key",
        Desired::of,
        stationId,
        clock.instant());
  }

  /** Connected stations for which something is to be tried now. */
  List<String> stationsDue() {
    return database.query(
        "select distinct d.station_id from desired_state d join station s on s.id = d.station_id"
            + " where d.state <> 'APPLIED' and d.next_try_at <= ? and s.online",
        row -> row.text("station_id"),
        clock.instant());
  }

  /** A new connection is a new chance: waits no longer for the end of a pause. */
  void retryNow(String stationId) {
    database.update(
        "update desired_state set next_try_at = ? where station_id = ? and state = 'FAILED'",
        clock.instant(),
        stationId);
  }

  /** Writes down an attempt, unless the wish has changed meanwhile. */
  void tried(Desired tried, Outcome outcome) {
    Instant now = clock.instant();
    switch (outcome) {
      case Outcome.Applied() -> applied(tried, now, null);
      case Outcome.AppliedAfterReboot() -> applied(tried, now, AFTER_RESTART);
      case Outcome.Failed(String why) ->
          database.update(
              "update desired_state set state = 'FAILED', last_error = ?, attempts = attempts + 1,"
                  + " applied_revision = null, next_try_at = ? where station_id = ? and kind = ?"
                  + " and key = ? and revision = ?",
              why,
              now.plus(pauseAfter(tried.attempts())),
              tried.stationId(),
              tried.kind(),
              tried.key(),
              tried.revision());
    }
  }

  private void applied(Desired tried, Instant now, @Nullable String note) {
    if (tried.removed()) {
      database.update(
          "delete from desired_state where station_id = ? and kind = ? and key = ?"
              + " and revision = ?",
          tried.stationId(),
          tried.kind(),
          tried.key(),
          tried.revision());
      return;
    }
    database.update(
        "update desired_state set state = 'APPLIED', applied_revision = revision,"
            + " last_error = ?, attempts = 0, applied_at = ?"
            + " where station_id = ? and kind = ? and key = ? and revision = ?",
        note,
        now,
        tried.stationId(),
        tried.kind(),
        tried.key(),
        tried.revision());
  }

  static Duration pauseAfter(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static long count(Statements statements, String stationId) {
    return statements
        .query(
            "select (select count(*) from desired_state d where d.station_id = s.id) as wishes"
                + " from station s where s.id = ?",
            row -> row.big("wishes"),
            stationId)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("station", stationId));
  }
}
