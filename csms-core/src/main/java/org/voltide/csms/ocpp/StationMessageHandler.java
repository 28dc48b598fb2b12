package org.voltide.csms.ocpp;

import java.util.concurrent.CompletionStage;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * Answers one action that stations may call. Every CDI bean of this type is found at start; two for
 * the same action stop the start, an action without one is answered NotSupported.
 *
 * @param <Q> the CALL
 * @param <R> its CALLRESULT
 */
public interface StationMessageHandler<Q extends Request<R>, R extends Response> {

  /** Where {@link #handle} runs. */
  enum RunsOn {
    /** At once, for what never waits. */
    EVENT_LOOP,
    /** For what calls out or queries. */
    VIRTUAL_THREAD
  }

  Class<Q> request();

  default RunsOn runsOn() {
    return RunsOn.VIRTUAL_THREAD;
  }

  /**
   * Called for one message of a station at a time, in order. The answer leaves when the stage
   * completes, so it completes only after every effect is durable. A stage failed, or an exception
   * thrown, with {@link org.voltide.ocpp.fault.OcppFaultException} becomes that CALLERROR, any
   * other failure an InternalError.
   */
  CompletionStage<R> handle(StationConnection connection, Q request);
}
