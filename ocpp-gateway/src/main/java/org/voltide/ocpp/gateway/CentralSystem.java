package org.voltide.ocpp.gateway;

import java.util.concurrent.CompletionStage;
import org.voltide.ocpp.dialect.StartKey;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * What the gateway needs from the system behind it. Every method is called on an event loop and
 * must return at once; work is done elsewhere and reported through the returned stage.
 *
 * <p>For one connection {@link #opened} comes first, then messages one at a time and in order (the
 * next only after the stage of the one before has completed), then {@link #closed}. When a newer
 * connection of the station takes over, the older one is closed before the newer is opened, and no
 * message that still waited on it is handled.
 */
public interface CentralSystem {

  /** Decides before the WebSocket upgrade whether a station may connect. */
  CompletionStage<Admission> admit(ConnectionAttempt attempt);

  void opened(StationConnection connection);

  void closed(StationConnection connection);

  /**
   * Handles a CALL. The CALLRESULT leaves when the stage completes, so it completes only after all
   * effects are durable. A stage failed with {@link org.voltide.ocpp.fault.OcppFaultException}
   * becomes that CALLERROR, any other failure an InternalError.
   */
  CompletionStage<? extends Response> handle(
      StationConnection connection, String messageId, Request<?> request);

  /** Handles a SEND; the station never hears of the outcome. */
  CompletionStage<Void> handle(StationConnection connection, String messageId, OneWay message);

  /** Told of everybody who was kept out, for the security log. */
  void refused(Refusal refusal);

  /**
   * Gives a transaction of OCPP 1.6 its number, from 1. Durable: the same start of the same station
   * always has the same number, and no other transaction of any station has it.
   */
  CompletionStage<Integer> transactionNumber(StationConnection connection, StartKey start);

  /** Told of every deviation that was forgiven. */
  void found(StationConnection connection, Finding finding);

  /** Asked before a text message is read: what is measured of it on its way. */
  default MessageSpan arrived(StationConnection connection) {
    return MessageSpan.NONE;
  }

  /** Told of every frame in and out, for the message log. */
  void traced(MessageTrace trace);
}
