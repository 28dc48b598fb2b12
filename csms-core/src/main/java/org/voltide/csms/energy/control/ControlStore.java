package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;

/** Whether stations follow, in the database. Thread-safe. */
@Singleton
class ControlStore {

  private final Database database;

  ControlStore(Database database) {
    this.database = database;
  }

  /** Notes a state; one that holds already keeps its time. */
  void set(UUID session, ControlState state, @Nullable String note, Instant at) {
    set(session, state, Cause.of(state), note, at);
  }

  /** Notes what became of a profile. */
  void set(UUID session, Sent sent, Instant at) {
    set(session, sent.state(), sent.cause(), sent.reason(), at);
  }

  /** Notes that the profiles of sessions are on their way. */
  void sending(Collection<UUID> sessions, Instant at) {
    if (sessions.isEmpty()) {
      return;
    }
    database.update(
        """
        update session_need
           set control_since = case when control_state = 'SENDING' then control_since else ? end,
               control_state = 'SENDING', control_cause = null, control_note = null
         where session_id = any(?::uuid[])
        """,
        at,
        sessions.stream().map(UUID::toString).toArray(String[]::new));
  }

  /** Notes what a car or station does instead of what was planned. */
  void deviates(UUID session, Cause cause, String note, Instant at) {
    ControlState state =
        cause == Cause.STATION_IGNORES ? ControlState.IGNORED : ControlState.FOLLOWING;
    set(session, state, Optional.of(cause), note, at);
  }

  private void set(
      UUID session, ControlState state, Optional<Cause> cause, @Nullable String note, Instant at) {
    database.update(
        """
        update session_need
           set control_since = case when control_state = ? then control_since else ? end,
               control_state = ?, control_cause = ?, control_note = ?
         where session_id = ?
        """,
        state.name(),
        at,
        state.name(),
        cause.map(Cause::name).orElse(null),
        note,
        session);
  }

  /** Notes that a station went on with a session after a restart. */
  void resumed(UUID session, Instant at) {
    database.update("update charging_session set resumed_at = ? where id = ?", at, session);
  }

  /** The sessions of a site whose stations should be following, with their latest samples. */
  List<Followed> followed(String siteId) {
    return database.query(
        """
        select s.id, p.power_w as planned_w, p.start_at, n.control_since, s.power_w, s.soc_percent,
               s.sampled_at,
               exists (select 1 from external_limit x
                        where x.station_id = s.station_id and x.evse_id in (0, s.evse_id)
                          and x.is_local_generation) as generates
          from charging_session s
          join session_need n on n.session_id = s.id and n.control_state = 'FOLLOWING'
          join session_plan_step p
            on p.session_id = s.id and p.start_at <= s.sampled_at and p.end_at > s.sampled_at
         where s.site_id = ? and s.ended_at is null
        """,
        row ->
            new Followed(
                row.id("id"),
                row.number("planned_w"),
                row.instant("start_at"),
                row.instant("control_since"),
                row.flag("generates"),
                row.number("power_w"),
                row.maybeNumber("soc_percent"),
                row.instant("sampled_at")),
        siteId);
  }
}
