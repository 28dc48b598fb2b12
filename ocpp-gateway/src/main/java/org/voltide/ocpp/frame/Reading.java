package org.voltide.ocpp.frame;

import java.util.Optional;
import java.util.Set;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppFault;

/** What came of reading one WebSocket text message. */
public sealed interface Reading {

  /**
   * A frame.
   *
   * @param findings what had to be forgiven for it
   */
  record Understood(Frame frame, Set<Finding> findings) implements Reading {}

  /**
   * The message breaks a rule.
   *
   * @param messageType the number as sent, 0 when it could not be read
   * @param messageId as sent, or {@link Frame#UNREADABLE_ID}
   * @param action empty when the message could not be read that far, or has none
   */
  record Refused(int messageType, String messageId, Optional<String> action, OcppFault fault)
      implements Reading {

    /**
     * Whether the sender is told with a CALLERROR. Answers never are, nor is a SEND; anything else,
     * unknown message types included, is (OCPP 2.1 part 4, 4.2.3).
     */
    public boolean wantsCallError() {
      return messageType < MessageType.CALLRESULT.number()
          || messageType > MessageType.SEND.number();
    }
  }

  /** An answer to no open CALL, usually a late one. Its payload was not looked at. */
  record Unexpected(MessageType type, String messageId) implements Reading {}
}
