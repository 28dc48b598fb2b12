package org.voltide.csms.roaming.received;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.store.Row;

/**
 * What is kept of what a partner told us, and what was not.
 *
 * @param bytes of the documents, in UTF-8
 * @param refused how often there was no room
 * @param refusedAt the last time, absent when there always was
 */
public record Taken(
    Kind kind, long objects, long bytes, long refused, @Nullable Instant refusedAt) {

  static Taken of(Row row) {
    return new Taken(
        Kind.valueOf(row.text("kind")),
        row.big("objects"),
        row.big("bytes"),
        row.big("refused"),
        row.maybeInstant("refused_at").orElse(null));
  }
}
