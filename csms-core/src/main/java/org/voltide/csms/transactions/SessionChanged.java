package org.voltide.csms.transactions;

import java.util.UUID;

/**
 * A charging session changed and the change is committed. Fired as a CDI event on the station's
 * lane, in order per station: observers return at once and do their work elsewhere.
 */
public record SessionChanged(UUID sessionId, String siteId, String stationId, Kind kind) {

  /** What became of the session. */
  public enum Kind {
    STARTED,
    UPDATED,
    /** It goes on at a station that restarted (OCPP 2.1 E17). */
    RESUMED,
    /** It has ended: now, or earlier and an event came late (OCPP 2.1 E04, E13). */
    ENDED
  }
}
