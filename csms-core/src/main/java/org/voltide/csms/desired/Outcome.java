package org.voltide.csms.desired;

import java.util.function.Supplier;
import org.voltide.csms.platform.Problem;

/** What became of a wish. */
public sealed interface Outcome {

  /** The station has it now. */
  record Applied() implements Outcome {}

  /** The station has it after its next restart. */
  record AppliedAfterReboot() implements Outcome {}

  /** Not this time; it is tried again after a pause. */
  record Failed(String why) implements Outcome {}

  /**
   * One attempt by itself: a station that refuses, keeps silent or cannot be told so in its version
   * fails this one and no other.
   */
  static Outcome attempt(Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (Problem refused) {
      return new Failed(String.valueOf(refused.getMessage()));
    }
  }

  /** The same for what throws unless the station took it. */
  static Outcome done(Runnable work) {
    return attempt(
        () -> {
          work.run();
          return new Applied();
        });
  }
}
