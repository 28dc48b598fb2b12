package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.energy.profile.RateUnits;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/** Whether stations follow, in the database. Thread-safe. */
@Singleton
class ControlStore {

  private static final VariableAddress SAMPLES_EVERY =
      VariableAddress.of("SampledDataCtrlr", "TxUpdatedInterval");

  private static final String LAST_HEARD = "coalesce(s.sampled_at, s.started_at)";

  /**
   * When something should have been heard of a session since: before that three samples are
   * missing, and a few minutes have passed. A quarter hour is taken where a station tells no
   * interval, or none that it keeps.
   */
  private static final String SHOULD_BE_HEARD =
      """
      (?::timestamptz - '1 second'::interval
            * greatest(300, 3 * coalesce(
                (select nullif(v.value::bigint, 0) from station_variable v
                  where v.station_id = s.station_id and v.key = ? and v.value ~ '^[0-9]{1,9}$'),
                900)))
      """;

  /** What the meter shows holds whatever is told to the station. */
  private static final String SEEN = "control_cause in ('CAR_FULL', 'CAR_LIMITED', 'NO_SAMPLES')";

  private final Database database;
  private final DeliveryStore delivered;

  ControlStore(Database database, DeliveryStore delivered) {
    this.database = database;
    this.delivered = delivered;
  }

  /** Notes a state; one that holds already keeps its time. */
  void set(UUID session, ControlState state, @Nullable String note, Instant at) {
    set(session, state, Cause.of(state), note, at);
  }

  /** Notes what became of a profile; what the meter shows remains. */
  void set(UUID session, Sent sent, Instant at) {
    if (sent.state() == ControlState.FOLLOWING) {
      database.update(
          "update session_need set control_since = ?, control_state = 'FOLLOWING'"
              + " where session_id = ?",
          at,
          session);
    } else {
      set(session, sent.state(), sent.cause(), sent.reason(), at);
    }
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
               control_state = 'SENDING',
               control_cause = case when %1$s then control_cause end,
               control_note = case when %1$s then control_note end
         where session_id = any(?::uuid[])
        """
            .formatted(SEEN),
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

  /** Notes, and tells, which cars are taken for full or limited no longer: all but these. */
  List<UUID> limitedOnly(String siteId, Collection<UUID> limited) {
    return database.query(
        """
        update session_need n
           set control_cause = null, control_note = null
          from charging_session s
         where n.session_id = s.id and s.site_id = ? and s.ended_at is null
           and n.control_cause in ('CAR_FULL', 'CAR_LIMITED') and n.session_id <> all(?::uuid[])
        returning n.session_id
        """,
        row -> row.id("session_id"),
        siteId,
        limited.stream().map(UUID::toString).toArray(String[]::new));
  }

  /** Notes, and tells, whose stations follow but have stopped to send meter values. */
  List<UUID> fallenSilent(String siteId, Instant now) {
    return database.query(
        """
        update session_need n
           set control_cause = 'NO_SAMPLES',
               control_note = 'no meter values since ' || to_char(
                   coalesce(s.sampled_at, s.started_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"')
          from charging_session s
         where n.session_id = s.id and s.site_id = ? and s.ended_at is null
           and n.control_state = 'FOLLOWING' and n.control_cause is distinct from 'NO_SAMPLES'
           and greatest(n.control_since, %s) < %s
        returning n.session_id
        """
            .formatted(LAST_HEARD, SHOULD_BE_HEARD),
        row -> row.id("session_id"),
        siteId,
        now,
        SAMPLES_EVERY.key());
  }

  /** Notes, and tells, whose meter values came again. */
  List<UUID> heardAgain(String siteId, Instant now) {
    return database.query(
        """
        update session_need n
           set control_cause = null, control_note = null
          from charging_session s
         where n.session_id = s.id and s.site_id = ? and s.ended_at is null
           and n.control_cause = 'NO_SAMPLES' and %s >= %s
        returning n.session_id
        """
            .formatted(LAST_HEARD, SHOULD_BE_HEARD),
        row -> row.id("session_id"),
        siteId,
        now,
        SAMPLES_EVERY.key());
  }

  /** Notes that a station went on with a session after a restart. */
  void resumed(UUID session, Instant at) {
    database.update("update charging_session set resumed_at = ? where id = ?", at, session);
  }

  /** The sessions of a site whose stations should be following, with their latest samples. */
  List<Followed> followed(String siteId) {
    List<Sampled> sampled = sampled(siteId);
    Map<UUID, Programme> told =
        delivered.lastAccepted(sampled.stream().map(Sampled::session).toList());
    return sampled.stream()
        .flatMap(
            each -> Optional.ofNullable(told.get(each.session())).flatMap(each::following).stream())
        .toList();
  }

  private record Sampled(
      UUID session,
      Instant acceptedAt,
      boolean byCurrent,
      boolean generates,
      double measuredW,
      OptionalDouble socPercent,
      Instant at) {

    /** Unless what it was told has run out. */
    Optional<Followed> following(Programme programme) {
      return programme
          .at(at)
          .map(
              told ->
                  new Followed(
                      session,
                      told.powerW(),
                      told.start(),
                      acceptedAt,
                      byCurrent,
                      generates,
                      measuredW,
                      socPercent,
                      at));
    }
  }

  private List<Sampled> sampled(String siteId) {
    return database.query(
        """
        select s.id, n.control_since, s.power_w, s.soc_percent, s.sampled_at,
               coalesce(e.current_type, 'AC') = 'DC' as direct,
               (select v.value from station_variable v
                 where v.station_id = s.station_id and v.key = ?) as units,
               exists (select 1 from external_limit x
                        where x.station_id = s.station_id and x.evse_id in (0, s.evse_id)
                          and x.is_local_generation) as generates
          from charging_session s
          join session_need n on n.session_id = s.id and n.control_state = 'FOLLOWING'
          left join evse e on e.station_id = s.station_id and e.id = s.evse_id
         where s.site_id = ? and s.ended_at is null and s.sampled_at is not null
        """,
        row ->
            new Sampled(
                row.id("id"),
                row.instant("control_since"),
                row.flag("direct") && RateUnits.of(row.maybeText("units")) == ChargingRateUnit.A,
                row.flag("generates"),
                row.number("power_w"),
                row.maybeNumber("soc_percent"),
                row.instant("sampled_at")),
        RateUnits.VARIABLE.key(),
        siteId);
  }
}
