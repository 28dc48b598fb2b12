package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;

/** What people and programs ask of stations. Blocks: for virtual threads. Thread-safe. */
@Singleton
public class Commands {
  private final StationLink link;
  private final Database database;
  private final BootStates boots;

  public Commands(StationLink link, Database database, BootStates boots) {
    this.link = link;
    this.database = database;
    this.boots = boots;
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
    boots.of(stationId).ifPresent(status -> checkAllowed(stationId, status, request));
    try {
      return link.call(stationId, request).toCompletableFuture().get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new CallOutcome.NotConnected<>();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("A call to station " + stationId + " was lost", broken);
    }
  }

  /**
   * OCPP 2.1 B02.FR.05, B03.FR.03: who was not accepted starts nothing, who was rejected is left
   * alone.
   */
  private static void checkAllowed(
      String stationId, RegistrationStatus status, Request<?> request) {
    boolean isAllowed =
        switch (status) {
          case Accepted -> true;
          case Pending ->
              !(request instanceof RequestStartTransactionRequest)
                  && !(request instanceof RequestStopTransactionRequest);
          case Rejected -> request instanceof TriggerMessageRequest;
        };
    if (!isAllowed) {
      throw Problem.conflict("Station %s has not been accepted.".formatted(stationId));
    }
  }

  private boolean exists(String stationId) {
    return !database
        .query("select 1 as one from station where id = ?", row -> row.whole("one"), stationId)
        .isEmpty();
  }
}
