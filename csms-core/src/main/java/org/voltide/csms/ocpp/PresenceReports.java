package org.voltide.csms.ocpp;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.LaneRefusal;
import org.voltide.csms.lanes.Lanes;
import org.voltide.ocpp.gateway.StationConnection;

/**
 * Tells the lanes which sockets open and close, again while they cannot take it: nobody else would
 * ever say so. At most one report waits per connection, its newest. Thread-safe.
 */
@Singleton
final class PresenceReports {
  private static final Logger LOG = Logger.getLogger(PresenceReports.class);
  private static final Executor A_LITTLE_LATER =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final Lanes lanes;
  private final Presence presence;
  private final Map<StationConnection, Presence.Change> untold = new ConcurrentHashMap<>();
  private volatile boolean closed;

  PresenceReports(Lanes lanes, Presence presence) {
    this.lanes = lanes;
    this.presence = presence;
  }

  /** Returns at once. */
  void note(StationConnection connection, boolean online) {
    untold.put(
        connection,
        new Presence.Change(
            online, connection.version().subprotocol(), connection.securityProfile()));
    tell(connection);
  }

  private void tell(StationConnection connection) {
    Presence.Change change;
    CompletionStage<Presence.Change> written;
    synchronized (this) { // Or a close could overtake the opening in its lane.
      change = untold.get(connection);
      if (change == null || closed) {
        return;
      }
      written = lanes.submit(presence, connection.stationId(), connection.epoch(), change);
    }
    written.whenComplete(
        (_, failure) -> {
          if (failure instanceof LaneRefusal refusal && refusal.isTemporary()) {
            A_LITTLE_LATER.execute(() -> tell(connection));
            return;
          }
          untold.remove(connection, change);
          if (failure != null) {
            LOG.debugf("Presence of %s: %s", connection.stationId(), failure.getMessage());
          }
        });
  }

  @PreDestroy
  void close() {
    closed = true;
  }
}
