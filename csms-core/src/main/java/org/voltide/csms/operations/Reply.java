package org.voltide.csms.operations;

import org.jspecify.annotations.Nullable;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.ocpp.message.type.StatusInfo;

/** What a station's answer to the request means for the operation. */
public sealed interface Reply {

  /** Parts or steps will come. */
  record Coming() implements Reply {}

  /**
   * Nothing fits what was asked: done with an empty result.
   *
   * @param status in the station's word
   */
  record Nothing(String status) implements Reply {}

  /** The station will not: failed. */
  record Refused(String why) implements Reply {}

  /** A refusal in the station's words. */
  static Reply refused(Enum<?> status, @Nullable StatusInfo info) {
    return new Refused(Outcomes.reason(status, info));
  }
}
