package org.voltide.csms.stations;

import java.util.Map;

/**
 * A station as files have it.
 *
 * @param told what it says itself
 */
record RegisteredStation(
    StationFields fields, int minimumSecurityProfile, Map<StationColumn, String> told) {

  /** All that operators say about it. */
  StationDraft said() {
    return new StationDraft(fields, minimumSecurityProfile);
  }
}
