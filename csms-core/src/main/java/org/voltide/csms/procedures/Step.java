package org.voltide.csms.procedures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A step of a procedure, as the API shows it.
 *
 * @param ofPerson whether a person says that it is done; else Voltide does it, or sees it
 * @param doneBy who said so last
 * @param note what a person wrote, or what is in the way
 */
public record Step(
    String step,
    boolean ofPerson,
    State state,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    @Nullable String note) {

  /** How it stands. */
  public enum State {
    OPEN,
    DONE,
    /** Somebody decided that it need not be done. */
    NOT_NEEDED
  }

  /** One that waits for a person. */
  public static Step ofPerson(Enum<?> step) {
    return new Step(step.name(), true, State.OPEN, null, null, null);
  }

  /** One that Voltide does, or sees. */
  public static Step ofVoltide(Enum<?> step) {
    return new Step(step.name(), false, State.OPEN, null, null, null);
  }

  /** One of Voltide that is done with what it begins with. */
  public static Step done(Enum<?> step, String by, Instant at) {
    return new Step(step.name(), false, State.DONE, by, at, null);
  }

  static Step of(Row row) {
    return new Step(
        row.text("step"),
        row.flag("of_person"),
        State.valueOf(row.text("state")),
        row.maybeText("done_by").orElse(null),
        row.maybeInstant("done_at").orElse(null),
        row.maybeText("note").orElse(null));
  }
}
