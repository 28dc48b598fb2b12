package org.voltide.csms.roaming.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;

/**
 * A command to a partner and what became of it.
 *
 * @param id also the {@code authorization_reference} of the session it starts, and what a
 *     reservation is called
 * @param number grows from command to command
 * @param party whose station it is about, as NL*ABC
 * @param type as in OCPI
 * @param wish what was asked for
 * @param dueAt when a result is no longer waited for
 * @param result in the partner's word, such as EVSE_OCCUPIED
 * @param message why, where somebody said so
 */
public record RemoteCommand(
    UUID id,
    long number,
    UUID partnerId,
    String party,
    String type,
    JsonNode wish,
    String askedBy,
    Instant askedAt,
    Instant dueAt,
    State state,
    @Nullable String result,
    @Nullable String message,
    @Nullable Instant settledAt) {

  /** How far it is. */
  public enum State {
    /** The partner has not answered yet. */
    ASKED,
    /** The partner said that it asks its station. */
    TAKEN,
    /** The station does it. */
    DONE,
    /** The partner or its station would not. */
    FAILED,
    /** Nobody said in time what became of it; it may have been done. */
    SILENT
  }

  static RemoteCommand of(Row row) {
    return new RemoteCommand(
        row.id("id"),
        row.big("number"),
        row.id("partner_id"),
        row.text("party"),
        row.text("type"),
        Json.stored(row.text("wish")),
        row.text("asked_by"),
        row.instant("asked_at"),
        row.instant("due_at"),
        State.valueOf(row.text("state")),
        row.maybeText("result").orElse(null),
        row.maybeText("message").orElse(null),
        row.maybeInstant("settled_at").orElse(null));
  }
}
