package org.voltide.csms.ocpp;

import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.StatusInfo;

/** How the outcome of a CALL reads in the REST API. */
public final class Outcomes {
  private static final int REFUSED = 502;
  private static final int NOT_NOW = 503;
  private static final int NO_ANSWER = 504;

  private Outcomes() {}

  /** The station's answer, or the {@link Problem} that there is none. */
  public static <R extends Response> R answer(String stationId, CallOutcome<R> outcome) {
    return switch (outcome) {
      case CallOutcome.Answered<R>(R response) -> response;
      case CallOutcome.NotConnected<R>() -> throw notConnected(stationId);
      case CallOutcome.ConnectionLost<R>() ->
          throw Problem.of(
              NO_ANSWER,
              "Connection to station %s lost before the answer; the station may have acted."
                  .formatted(stationId));
      case CallOutcome.NotAccepted<R>() ->
          throw Problem.conflict("Station %s has not been accepted.".formatted(stationId));
      case CallOutcome.TimedOut<R>(var after) ->
          throw Problem.of(
              NO_ANSWER,
              "Station %s did not answer within %d s.".formatted(stationId, after.toSeconds()));
      case CallOutcome.Refused<R>(var code, var description, var details) ->
          throw Problem.refused(
              "Station %s refused: %s %s".formatted(stationId, code, description),
              new Problem.CallError(code, description, Json.stored(details)));
      case CallOutcome.InvalidResponse<R>(var fault) ->
          throw Problem.of(
              REFUSED,
              "Station %s gave an invalid answer: %s at '%s'"
                  .formatted(stationId, fault.description(), fault.pointer()));
      case CallOutcome.InvalidRequest<R>(var fault) -> throw wrongRequest(fault);
      case CallOutcome.QueueFull<R>(int waiting) ->
          throw Problem.of(
              NOT_NOW, "%d calls already wait for station %s.".formatted(waiting, stationId));
    };
  }

  /** Nobody to ask. */
  public static Problem notConnected(String stationId) {
    return Problem.conflict("Station %s is not connected.".formatted(stationId));
  }

  /** 502: the station answered, but would not. */
  public static Problem refused(String stationId, Enum<?> status, @Nullable StatusInfo info) {
    return Problem.of(REFUSED, "Station %s refused: %s".formatted(stationId, reason(status, info)));
  }

  /** A station's answer in words, for instance {@code Rejected (NoProfile: none of that id)}. */
  public static String reason(Enum<?> status, @Nullable StatusInfo info) {
    if (info == null) {
      return status.name();
    }
    String more = info.additionalInfo();
    return "%s (%s%s)".formatted(status, info.reasonCode(), more == null ? "" : ": " + more);
  }

  static Problem wrongRequest(OcppFault fault) {
    return Problem.invalid(fault.pointer(), fault.description());
  }
}
