package org.voltide.bench;

import java.util.List;
import org.voltide.bench.Load.Login;

/** Many stations that connect to a server, say one thing and stay silent. Not thread-safe. */
final class IdleStations {
  private final Server server;
  private final List<Login> logins;
  private long emptyBytes = Long.MAX_VALUE;

  IdleStations(Server server, List<Login> logins) {
    this.server = server;
    this.logins = logins;
  }

  /** Bytes of live heap that each of them takes. They are gone afterwards. */
  double heapEach() {
    // Connections closed a moment ago may linger: the least ever seen is the server without any.
    emptyBytes = Math.min(emptyBytes, server.liveBytes());
    try (Load connected = Load.connect(server.port(), logins)) {
      connected.once((station, count) -> Messages.heartbeat(count));
      return (double) (server.liveBytes() - emptyBytes) / logins.size();
    }
  }
}
