package org.voltide.csms.desired;

/** What became of a wish. */
public sealed interface Outcome {

  /** The station has it now. */
  record Applied() implements Outcome {}

  /** The station has it after its next restart. */
  record AppliedAfterReboot() implements Outcome {}

  /** Not this time; it is tried again after a pause. */
  record Failed(String why) implements Outcome {}
}
