package org.voltide.csms.ceremonies;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;

/** An act, and what two administrators said to it. */
record Proposal(
    UUID id,
    ProposedAct act,
    String proposedBy,
    Instant proposedAt,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /** How far it is. */
  enum State {
    /** Waits for somebody else. */
    PENDING,
    DONE,
    REJECTED
  }

  static Proposal of(Row row) {
    return new Proposal(
        row.id("id"),
        Json.stored(ProposedAct.class, row.text("act")),
        row.text("proposed_by"),
        row.instant("proposed_at"),
        State.valueOf(row.text("state")),
        row.maybeText("decided_by").orElse(null),
        row.maybeInstant("decided_at").orElse(null));
  }
}
