package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** One OCPP-J message (OCPP 2.1 part 4, 4.2). Message ids have 1 to 36 characters. */
public sealed interface Frame {

  /** The id of a CALLERROR about a message whose own id could not be read. */
  String UNREADABLE_ID = "-1";

  /** The number that starts the frame. */
  MessageType type();

  String messageId();

  record Call(String messageId, OcppAction action, Request<?> payload) implements Frame {
    @Override
    public MessageType type() {
      return MessageType.CALL;
    }
  }

  record CallResult(String messageId, Response payload) implements Frame {
    @Override
    public MessageType type() {
      return MessageType.CALLRESULT;
    }
  }

  /**
   * @param code free text, because what stations send is not always one of the specified codes
   * @param detailsJson a JSON object
   */
  record CallError(String messageId, String code, String description, String detailsJson)
      implements Frame {

    public static CallError of(String messageId, OcppFault fault) {
      return new CallError(messageId, fault.code().name(), describe(fault), details(fault));
    }

    @Override
    public MessageType type() {
      return MessageType.CALLERROR;
    }
  }

  /** Tells the sender of a CALLRESULT that it could not be processed; since OCPP 2.1. */
  record CallResultError(String messageId, String code, String description, String detailsJson)
      implements Frame {

    public static CallResultError of(String messageId, OcppFault fault) {
      return new CallResultError(messageId, fault.code().name(), describe(fault), details(fault));
    }

    @Override
    public MessageType type() {
      return MessageType.CALLRESULTERROR;
    }
  }

  /** A message that is never answered; since OCPP 2.1. */
  record Send(String messageId, OcppAction action, OneWay payload) implements Frame {
    @Override
    public MessageType type() {
      return MessageType.SEND;
    }
  }

  private static String describe(OcppFault fault) {
    String description = fault.description();
    return whole(description.length() <= 255 ? description : description.substring(0, 255));
  }

  /** A fault quotes what the station sent, where half a character can be escaped or cut. */
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String details(OcppFault fault) {
    if (fault.pointer().isEmpty()) {
      return "{}";
    }
    char[] pointer = JsonStringEncoder.getInstance().quoteAsString(whole(fault.pointer()));
    return "{\"pointer\":\"" + String.valueOf(pointer) + "\"}";
  }
}
