package org.voltide.ocpp.gateway;

import java.time.Duration;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.Response;

/** How a CALL to a station ended. */
public sealed interface CallOutcome<R extends Response> {

  record Answered<R extends Response>(R response) implements CallOutcome<R> {}

  /** Not sent. */
  record NotConnected<R extends Response>() implements CallOutcome<R> {}

  /** The connection broke after the CALL was sent. The station may still have acted. */
  record ConnectionLost<R extends Response>() implements CallOutcome<R> {}

  /** Not sent: the station's BootNotification was not answered so that it may be asked this. */
  record NotAccepted<R extends Response>() implements CallOutcome<R> {}

  /** No answer in time. The station may still have acted. */
  record TimedOut<R extends Response>(Duration after) implements CallOutcome<R> {}

  /** The station answered CALLERROR. */
  record Refused<R extends Response>(String code, String description, String detailsJson)
      implements CallOutcome<R> {}

  /** The station answered with a payload that breaks its schema. */
  record InvalidResponse<R extends Response>(OcppFault fault) implements CallOutcome<R> {}

  /** The request cannot be said in the connection's version, or breaks its constraints. */
  record InvalidRequest<R extends Response>(OcppFault fault) implements CallOutcome<R> {}

  /** Too many calls are already waiting for this station. */
  record QueueFull<R extends Response>(int waiting) implements CallOutcome<R> {}
}
