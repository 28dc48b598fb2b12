package org.voltide.csms.energy.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * What became of a profile.
 *
 * @param state what that says of the station
 * @param cause of what flows now instead of what was planned
 * @param chosen whether the car is known to have taken another of its schedules than the plan's
 * @param reason in words, absent when there is nothing to say
 */
record Sent(
    Outcome outcome,
    ControlState state,
    Optional<Cause> cause,
    boolean chosen,
    @Nullable String reason) {

  /**
   * What stations answer that have no such transaction, by the list of reason codes of OCPP 2.x.
   */
  private static final String NO_TRANSACTION = "TxNotFound";

  Sent(Outcome outcome, ControlState state, @Nullable String reason) {
    this(outcome, state, Cause.of(state), false, reason);
  }

  /** The same, when the car's choice was heard of first. */
  Sent withChoice() {
    return new Sent(outcome, state, cause, true, reason);
  }

  /** As the API names it. */
  enum Outcome {
    Accepted,
    Rejected,
    TimedOut,
    NotConnected,
    Invalid
  }

  static Sent of(CallOutcome<SetChargingProfileResponse> outcome) {
    return switch (outcome) {
      case CallOutcome.Answered<SetChargingProfileResponse>(var response) -> answered(response);
      case CallOutcome.NotConnected<SetChargingProfileResponse>() ->
          new Sent(Outcome.NotConnected, ControlState.OFFLINE, null);
      case CallOutcome.ConnectionLost<SetChargingProfileResponse>() ->
          new Sent(
              Outcome.NotConnected,
              ControlState.OFFLINE,
              "the connection was lost before the answer; the station may follow it");
      case CallOutcome.NotAccepted<SetChargingProfileResponse>() ->
          new Sent(Outcome.NotConnected, ControlState.OFFLINE, "the station has not been accepted");
      case CallOutcome.TimedOut<SetChargingProfileResponse>(var after) ->
          new Sent(
              Outcome.TimedOut,
              ControlState.REJECTED,
              "no answer within %d s".formatted(after.toSeconds()));
      case CallOutcome.QueueFull<SetChargingProfileResponse>(int waiting) ->
          new Sent(
              Outcome.TimedOut,
              ControlState.REJECTED,
              "%d calls already wait for the station".formatted(waiting));
      case CallOutcome.Refused<SetChargingProfileResponse>(var code, var text, var details) ->
          new Sent(Outcome.Rejected, ControlState.REJECTED, (code + " " + text).strip());
      case CallOutcome.InvalidResponse<SetChargingProfileResponse>(var fault) ->
          new Sent(Outcome.Invalid, ControlState.REJECTED, "its answer: " + fault.description());
      case CallOutcome.InvalidRequest<SetChargingProfileResponse>(var fault) ->
          new Sent(Outcome.Invalid, ControlState.REJECTED, "our profile: " + fault.description());
    };
  }

  /** The call broke on our side; the station is left alone like one that refused. */
  static Sent failed(Throwable failure) {
    return new Sent(Outcome.Invalid, ControlState.REJECTED, String.valueOf(failure.getMessage()));
  }

  private static Sent answered(SetChargingProfileResponse response) {
    if (response.status() == ChargingProfileStatus.Accepted) {
      return new Sent(Outcome.Accepted, ControlState.FOLLOWING, null);
    }
    StatusInfo info = response.statusInfo();
    if (info == null) {
      return new Sent(Outcome.Rejected, ControlState.REJECTED, "the station gave no reason");
    }
    String more = info.additionalInfo();
    return new Sent(
        Outcome.Rejected,
        ControlState.REJECTED,
        Optional.of(
            info.reasonCode().equals(NO_TRANSACTION)
                ? Cause.TRANSACTION_UNKNOWN
                : Cause.PROFILE_REJECTED),
        false,
        info.reasonCode() + (more == null ? "" : ": " + more));
  }
}
