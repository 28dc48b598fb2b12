package org.voltide.csms.procedures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A procedure as it stands.
 *
 * @param subject what it is about: a station, an authority
 * @param state of its kind
 * @param note what who began it wrote
 * @param facts JSON of its kind: what was found when it began
 * @param closedAt absent while it goes on
 * @param steps in the order in which they are to be done
 */
public record Procedure(
    UUID id,
    Kind kind,
    String subject,
    String state,
    @Nullable String note,
    @JsonIgnore String facts,
    String openedBy,
    Instant openedAt,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    List<Step> steps) {

  public Procedure {
    steps = List.copyOf(steps);
  }

  /** What has happened or is to happen. */
  public enum Kind {
    /** A station is in wrong hands. */
    THEFT,
    /** An authority's key is in wrong hands. */
    COMPROMISE,
    /** The gateway's certificate is to come from a new root. */
    ROLLOVER,
    /** What stations show to cars, and contracts, are to come from a new root. */
    V2G_ROLLOVER
  }

  static Procedure of(Row row, List<Step> steps) {
    return new Procedure(
        row.id("id"),
        Kind.valueOf(row.text("kind")),
        row.text("subject"),
        row.text("state"),
        row.maybeText("note").orElse(null),
        row.text("facts"),
        row.text("opened_by"),
        row.instant("opened_at"),
        row.maybeText("closed_by").orElse(null),
        row.maybeInstant("closed_at").orElse(null),
        steps);
  }

  /** Whether one of its steps is still to be done. */
  public boolean isOpen(Enum<?> step) {
    return steps.stream()
        .anyMatch(one -> one.step().equals(step.name()) && one.state() == Step.State.OPEN);
  }

  /** Whether it goes on. */
  @JsonIgnore
  public boolean isOpen() {
    return closedAt == null;
  }
}
