package org.voltide.csms.stations;

/**
 * Something about a station changed and the change is committed. Fired as a CDI event; observers
 * return at once and do their work elsewhere.
 */
public record StationChanged(String stationId, Kind kind) {

  /** What happened. */
  public enum Kind {
    /** An operator registered or changed it. */
    REGISTERED,
    /** An operator removed it; whoever holds its socket closes it. */
    REMOVED,
    /** A socket opened that owns the station. */
    CONNECTED,
    /** The owning socket closed. Sessions go on without it (OCPP 2.1 E11). */
    DISCONNECTED,
    /** A BootNotification was answered. */
    BOOTED,
    /** A connector's status changed. */
    STATUS
  }
}
