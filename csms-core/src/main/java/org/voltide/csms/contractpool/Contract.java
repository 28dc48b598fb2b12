package org.voltide.csms.contractpool;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A contract of a car, as the API shows it.
 *
 * @param emaid without separators
 * @param pcid the car's provisioning certificate's id, capital letters and digits
 * @param certificates how many of its certificates are still valid
 * @param suspendedAt since when it counts no longer until somebody resumes it
 * @param endedAt since when it counts no longer for good
 * @param signed of how many editions of ISO 15118 there is an answer that was signed elsewhere
 */
record Contract(
    UUID id,
    String emaid,
    String pcid,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant suspendedAt,
    @Nullable Instant endedAt,
    int certificates,
    int signed) {

  /** Whether cars get it and may charge with it. */
  enum State {
    IN_FORCE,
    SUSPENDED,
    ENDED
  }

  /** As the API shows it, too. */
  @JsonProperty
  State state() {
    if (endedAt != null) {
      return State.ENDED;
    }
    return suspendedAt == null ? State.IN_FORCE : State.SUSPENDED;
  }

  static Contract of(Row row) {
    return new Contract(
        row.id("id"),
        row.text("emaid"),
        row.text("pcid"),
        row.maybeText("note").orElse(null),
        row.instant("created_at"),
        row.maybeInstant("suspended_at").orElse(null),
        row.maybeInstant("ended_at").orElse(null),
        row.whole("certificates"),
        row.whole("signed"));
  }
}
