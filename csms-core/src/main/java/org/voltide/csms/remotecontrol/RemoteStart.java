package org.voltide.csms.remotecontrol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * One request to start, and what became of it.
 *
 * @param id the remoteStartId that the station repeats in its transaction
 * @param note why not, when not accepted
 * @param transactionId of a transaction that ran already, if the station said so (F01.FR.13)
 */
public record RemoteStart(
    int id,
    String stationId,
    @Nullable Integer evseId,
    String idToken,
    String tokenType,
    String askedBy,
    Instant askedAt,
    State state,
    @Nullable String note,
    @Nullable String transactionId) {

  /** How far it is. */
  public enum State {
    REQUESTED,
    ACCEPTED,
    REJECTED,
    /** No answer came; the station may start nevertheless. */
    UNANSWERED
  }

  static RemoteStart of(Row row) {
    return new RemoteStart(
        row.whole("id"),
        row.text("station_id"),
        row.maybeWhole("evse_id").orElse(null),
        row.text("id_token"),
        row.text("token_type"),
        row.text("asked_by"),
        row.instant("asked_at"),
        State.valueOf(row.text("state")),
        row.maybeText("note").orElse(null),
        row.maybeText("transaction_id").orElse(null));
  }
}
