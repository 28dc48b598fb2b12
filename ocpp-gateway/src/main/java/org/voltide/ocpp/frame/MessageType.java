package org.voltide.ocpp.frame;

import java.util.Optional;
import org.voltide.ocpp.message.OcppVersion;

/** The message types and their numbers on the wire (OCPP 2.1 part 4, 4.1.3). */
public enum MessageType {
  CALL(2, OcppVersion.V1_6),
  CALLRESULT(3, OcppVersion.V1_6),
  CALLERROR(4, OcppVersion.V1_6),
  CALLRESULTERROR(5, OcppVersion.V2_1),
  SEND(6, OcppVersion.V2_1);

  private static final MessageType[] ALL = values();

  private final int number;
  private final OcppVersion since;

  MessageType(int number, OcppVersion since) {
    this.number = number;
    this.since = since;
  }

  public int number() {
    return number;
  }

  /** Empty when that version has no message type of this number. */
  public static Optional<MessageType> of(int number, OcppVersion version) {
    for (MessageType type : ALL) {
      if (type.number == number && version.isAtLeast(type.since)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
