package org.voltide.csms.energy.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.type.ChargingSchedule;

/**
 * Limits of single sessions, set by who pays for them. One holds until its session ends; plans heed
 * it as any limit of others once {@link LimitsChanged} tells them. Thread-safe.
 */
@Singleton
public class SessionLimits {
  private final ObjectMapper json;
  private final Clock clock;

  public SessionLimits(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** When the limit of a session was set last; empty when it has none. */
  public Optional<Instant> setAt(Statements statements, UUID session) {
    return statements
        .query(
            "select set_at from session_limit where session_id = ?",
            row -> row.instant("set_at"),
            session)
        .stream()
        .findFirst();
  }

  /**
   * Sets the limit of a session in place of the one before.
   *
   * @param source who sets it, as operators call them
   * @param since from when a schedule without a start counts
   */
  public void set(
      Statements statements,
      UUID session,
      String source,
      ChargingSchedule schedule,
      Instant since) {
    statements.update(
        """
        insert into session_limit (session_id, source, schedule, since, set_at)
        values (?, ?, ?::json, ?, ?)
        on conflict (session_id) do update
           set source = excluded.source, schedule = excluded.schedule, since = excluded.since,
               set_at = excluded.set_at
        """,
        session,
        source,
        written(List.of(schedule)),
        since,
        clock.instant());
  }

  /** Lifts the limit of a session; false when it has none. */
  public boolean lift(Statements statements, UUID session) {
    return statements.update("delete from session_limit where session_id = ?", session) > 0;
  }

  private String written(List<ChargingSchedule> schedules) {
    try {
      return json.writeValueAsString(schedules);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schedule cannot be written", e);
    }
  }
}
