package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** What people and programs ask of stations. Blocks: for virtual threads. Thread-safe. */
@Singleton
public class Commands {
  private final StationLink link;
  private final Database database;

  public Commands(StationLink link, Database database) {
    this.link = link;
    this.database = database;
  }

  /**
   * Sends a CALL and waits for its answer.
   *
   * @throws Problem 404 unknown station, 409 not connected or not accepted, 422 the request cannot
   *     be said in the station's version, 502 the station's CALLERROR, 503 too many calls wait, 504
   *     no answer
   */
  public <R extends Response> R ask(String stationId, Request<R> request) {
    return Outcomes.answer(stationId, outcome(stationId, request));
  }

  /** Sends a CALL and waits for what becomes of it. */
  public <R extends Response> CallOutcome<R> outcome(String stationId, Request<R> request) {
    if (link.connection(stationId).isEmpty() && !exists(stationId)) {
      throw Problem.notFound("station", stationId);
    }
    try {
      return link.call(stationId, request).toCompletableFuture().get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new CallOutcome.NotConnected<>();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("A call to station " + stationId + " was lost", broken);
    }
  }

  private boolean exists(String stationId) {
    return !database
        .query("select 1 as one from station where id = ?", row -> row.whole("one"), stationId)
        .isEmpty();
  }
}
