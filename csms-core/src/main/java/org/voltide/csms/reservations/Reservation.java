package org.voltide.csms.reservations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A place kept for a token.
 *
 * @param evseId absent: any EVSE will do
 * @param connectorType absent: any connector will do
 * @param groupId whoever is of this group may use it too
 * @param note what the station said, when it matters
 * @param sessionId that used it
 */
public record Reservation(
    int id,
    String stationId,
    @Nullable Integer evseId,
    @Nullable String connectorType,
    String idToken,
    String tokenType,
    @Nullable String groupId,
    Instant expiresAt,
    State state,
    @Nullable String note,
    String askedBy,
    Instant createdAt,
    @Nullable UUID sessionId) {

  /** Of whose group a driver is stays between him and the operator. */
  Reservation withoutGroup() {
    return new Reservation(
        id,
        stationId,
        evseId,
        connectorType,
        idToken,
        tokenType,
        null,
        expiresAt,
        state,
        note,
        askedBy,
        createdAt,
        sessionId);
  }

  /** What became of it. */
  public enum State {
    REQUESTED,
    ACTIVE,
    /** The station would not; the note is its status. */
    REFUSED,
    /** No answer came; the station may keep the place nevertheless. */
    UNANSWERED,
    USED,
    EXPIRED,
    CANCELLED,
    /** The station gave it up, say because the EVSE is faulted. */
    REMOVED,
    /** Its holder came but began nothing in time (OCPP 2.1 H04). */
    NO_TRANSACTION
  }

  /** Reservations with what the sessions and the time say about them; takes the time now. */
  static final String SELECT =
      """
      select * from (
        select r.*, s.session_id,
               case when s.session_id is not null then 'USED'
                    when r.state in ('REQUESTED', 'ACTIVE', 'UNANSWERED')
                     and r.expires_at <= ? then 'EXPIRED'
                    else r.state end as state_now
          from reservation r
          left join lateral (
            select id as session_id from charging_session
             where station_id = r.station_id and reservation_id = r.id limit 1) s on true) r
      """;

  static Reservation of(Row row) {
    return new Reservation(
        row.whole("id"),
        row.text("station_id"),
        row.maybeWhole("evse_id").orElse(null),
        row.maybeText("connector_type").orElse(null),
        row.text("id_token"),
        row.text("token_type"),
        row.maybeText("group_id").orElse(null),
        row.instant("expires_at"),
        State.valueOf(row.text("state_now")),
        row.maybeText("note").orElse(null),
        row.text("asked_by"),
        row.instant("created_at"),
        row.maybeId("session_id").orElse(null));
  }
}
