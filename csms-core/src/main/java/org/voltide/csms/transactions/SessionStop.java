package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.remotecontrol.RequestStartStopStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;

/** Asks stations to stop sessions (OCPP 2.x F03). Blocks: for virtual threads. Thread-safe. */
@Singleton
public class SessionStop {

  private final SessionQueries sessions;
  private final Commands commands;

  SessionStop(SessionQueries sessions, Commands commands) {
    this.sessions = sessions;
    this.commands = commands;
  }

  /**
   * The session, which ends when its station says so.
   *
   * @throws Problem 404 no such session, 409 it has ended, or what became of the call
   */
  public SessionView ask(UUID id) {
    SessionView session = sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
    if (session.endedAt() != null) {
      throw Problem.conflict("Session " + id + " has ended.");
    }
    var request = new RequestStopTransactionRequest(session.transactionId(), null);
    var answer = commands.ask(session.stationId(), request);
    if (answer.status() != RequestStartStopStatus.Accepted) {
      throw Outcomes.refused(session.stationId(), answer.status(), answer.statusInfo());
    }
    return session;
  }
}
