package org.voltide.csms.procedures.theft;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.voltide.csms.platform.Json;
import org.voltide.csms.procedures.Procedure;

/**
 * A theft of a station, as the API shows it; its subject is the station.
 *
 * @param holdings when it was reported
 */
record Theft(@JsonUnwrapped Procedure procedure, Holdings holdings) {

  /** Whether the station is back. */
  enum State {
    STOLEN,
    FOUND
  }

  static Theft of(Procedure procedure) {
    return new Theft(procedure, Json.stored(Holdings.class, procedure.facts()));
  }
}
