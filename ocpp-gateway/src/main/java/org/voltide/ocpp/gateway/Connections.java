package org.voltide.ocpp.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Which connection owns which station: the one of the highest epoch. Thread-safe. */
final class Connections {
  private final Map<String, StationSocket> owners = new ConcurrentHashMap<>();
  private final GatewayCounters counters;

  Connections(GatewayCounters counters) {
    this.counters = counters;
  }

  /** Makes the connection its station's owner, unless a newer one already is. */
  boolean own(StationSocket connection) {
    Optional<StationSocket> loser = replace(connection);
    loser.ifPresent(
        old -> {
          counters.count(GatewayEvent.SUPERSEDED);
          old.supersede();
        });
    return loser.filter(old -> old == connection).isEmpty();
  }

  private Optional<StationSocket> replace(StationSocket connection) {
    while (true) {
      StationSocket owner = owners.putIfAbsent(connection.stationId(), connection);
      if (owner == null) {
        return Optional.empty();
      }
      if (owner.epoch() > connection.epoch()) {
        return Optional.of(connection);
      }
      if (owners.replace(connection.stationId(), owner, connection)) {
        return Optional.of(owner);
      }
    }
  }

  /** Leaves a newer owner in place. */
  void remove(StationSocket connection) {
    owners.remove(connection.stationId(), connection);
  }

  Optional<StationConnection> of(String stationId) {
    return Optional.ofNullable(owners.get(stationId));
  }

  int size() {
    return owners.size();
  }

  /** Closes every connection and waits, at most that long for all of them together. */
  void closeAll(int statusCode, String reason, Duration atMost) {
    List<StationSocket> all = List.copyOf(owners.values());
    all.forEach(connection -> connection.close(statusCode, reason));
    long deadline = System.nanoTime() + atMost.toNanos();
    all.forEach(
        connection ->
            connection
                .channel()
                .closeFuture()
                .awaitUninterruptibly(
                    Math.max(0, deadline - System.nanoTime()) / 1_000_000, TimeUnit.MILLISECONDS));
  }
}
