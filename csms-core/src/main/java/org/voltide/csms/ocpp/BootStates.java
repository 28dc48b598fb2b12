package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which stations had a BootNotification accepted. The state outlives sockets: a station that comes
 * back does not boot again (OCPP 2.1 B04). At most one entry per registered station. Thread-safe.
 */
@Singleton
public final class BootStates {
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  public void accepted(String stationId) {
    accepted.add(stationId);
  }

  boolean isAccepted(String stationId) {
    return accepted.contains(stationId);
  }

  /** What the database knows when a station connects. */
  void restore(String stationId, boolean isAccepted) {
    if (isAccepted) {
      accepted.add(stationId);
    } else {
      accepted.remove(stationId);
    }
  }
}
