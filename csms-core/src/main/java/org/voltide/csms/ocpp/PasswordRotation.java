package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.stations.StationPasswords;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.provisioning.SetVariablesResponse;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.Variable;

/**
 * Gives stations new passwords (OCPP 2.1 A01). The new one is accepted before the station is told
 * it, and given up when the station certainly did not take it (A01.FR.02, FR.04): so neither a lost
 * answer nor a crash locks the station out.
 */
@Singleton
class PasswordRotation {
  /** 40 characters, which every station of OCPP 2.x takes. */
  private static final int BYTES = 30;

  /** 20 characters, which are the 40 hexadecimal digits of an AuthorizationKey in OCPP 1.6. */
  private static final int BYTES_IN_1_6 = 15;

  /** Of an AuthorizationKey (security whitepaper for OCPP 1.6). */
  private static final int LEAST_IN_1_6 = 16;

  private static final int MOST_IN_1_6 = 20;

  private final StationLink link;
  private final Commands commands;
  private final StationPasswords passwords;

  PasswordRotation(StationLink link, Commands commands, StationPasswords passwords) {
    this.link = link;
    this.commands = commands;
    this.passwords = passwords;
  }

  /**
   * What the station said.
   *
   * @param taken whether it connects with the new password from now on
   */
  record Outcome(SetVariableStatus status, boolean taken) {}

  /**
   * Blocks until the station has answered.
   *
   * @param wanted the new password; a generated one when empty
   * @throws Problem 404 unknown station, 409 it is not connected or has not used several others
   *     yet, 422 a station of OCPP 1.6 cannot have one of this length, 502 it refused, 503 too many
   *     calls wait, 504 no answer: both passwords are good
   */
  Outcome rotate(String stationId, Optional<String> wanted) {
    passwords.demandKnown(stationId);
    StationConnection connection =
        link.connection(stationId).orElseThrow(() -> Outcomes.notConnected(stationId));
    String password = wanted.orElseGet(() -> generated(connection.version()));
    checkLength(connection.version(), password);
    PasswordHash proposal = passwords.propose(stationId, password);
    CallOutcome<SetVariablesResponse> outcome;
    try {
      outcome = commands.outcome(stationId, request(password));
    } catch (Problem notAsked) {
      passwords.withdraw(stationId, proposal);
      throw notAsked;
    }
    if (isCertainlyNotTaken(outcome)) {
      passwords.withdraw(stationId, proposal);
    }
    SetVariableStatus status = status(Outcomes.answer(stationId, outcome));
    return new Outcome(status, isTaken(status));
  }

  private static void checkLength(OcppVersion version, String password) {
    int bytes = password.getBytes(StandardCharsets.UTF_8).length;
    if (version == OcppVersion.V1_6 && (bytes < LEAST_IN_1_6 || bytes > MOST_IN_1_6)) {
      throw Problem.invalid(
          "/password",
          "A station of OCPP 1.6 takes %d to %d bytes.".formatted(LEAST_IN_1_6, MOST_IN_1_6));
    }
  }

  private static String generated(OcppVersion version) {
    return SecretFile.random(version == OcppVersion.V1_6 ? BYTES_IN_1_6 : BYTES);
  }

  private static SetVariablesRequest request(String password) {
    SetVariableData data =
        new SetVariableData(
            password,
            new Component("SecurityCtrlr", null, null, null),
            new Variable("BasicAuthPassword", null, null),
            null,
            null);
    return new SetVariablesRequest(List.of(data), null);
  }

  private static boolean isCertainlyNotTaken(CallOutcome<SetVariablesResponse> outcome) {
    return switch (outcome) {
      case CallOutcome.Answered<SetVariablesResponse>(var answer) -> !isTaken(status(answer));
      case CallOutcome.NotAccepted<SetVariablesResponse> _,
          CallOutcome.Refused<SetVariablesResponse> _,
          CallOutcome.InvalidRequest<SetVariablesResponse> _,
          CallOutcome.QueueFull<SetVariablesResponse> _ ->
          true;
      case CallOutcome.NotConnected<SetVariablesResponse> _,
          CallOutcome.ConnectionLost<SetVariablesResponse> _,
          CallOutcome.TimedOut<SetVariablesResponse> _,
          CallOutcome.InvalidResponse<SetVariablesResponse> _ ->
          false;
    };
  }

  private static SetVariableStatus status(SetVariablesResponse answer) {
    return answer.setVariableResult().getFirst().attributeStatus();
  }

  private static boolean isTaken(SetVariableStatus status) {
    return status == SetVariableStatus.Accepted || status == SetVariableStatus.RebootRequired;
  }
}
