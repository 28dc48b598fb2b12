package org.voltide.csms.procedures.compromise;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.voltide.csms.platform.Json;
import org.voltide.csms.procedures.Dependents;
import org.voltide.csms.procedures.Procedure;

/**
 * A compromise of an authority, as the API shows it; its subject is the SHA-256 of the authority's
 * certificate.
 *
 * @param dependents at this moment
 */
record Compromise(
    @JsonUnwrapped Procedure procedure, FallenAuthority authority, Dependents dependents) {

  /** Whether there is something left to do. */
  enum State {
    OPEN,
    ENDED
  }

  static FallenAuthority authority(Procedure procedure) {
    return Json.stored(FallenAuthority.class, procedure.facts());
  }
}
