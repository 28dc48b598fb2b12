package org.voltide.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An OCPP-J message (OCPP 2.1 part 4, 4.2). */
sealed interface Frame {
  int CALL = 2;
  int CALL_RESULT = 3;
  int CALL_ERROR = 4;
  int CALL_RESULT_ERROR = 5;
  int SEND = 6;

  String id();

  String text();

  record Call(String id, String action, JsonNode payload) implements Frame {
    @Override
    public String text() {
      return array(CALL, id).add(action).add(payload).toString();
    }
  }

  /** What is told once and never answered (OCPP 2.1). */
  record Send(String id, String action, JsonNode payload) implements Frame {
    @Override
    public String text() {
      return array(SEND, id).add(action).add(payload).toString();
    }
  }

  record Result(String id, JsonNode payload) implements Frame {
    @Override
    public String text() {
      return array(CALL_RESULT, id).add(payload).toString();
    }
  }

  record Fault(String id, String code, String description) implements Frame {
    @Override
    public String text() {
      return error(CALL_ERROR, id, code, description);
    }
  }

  /** An answer came that cannot be understood (OCPP 2.1). */
  record ResultFault(String id, String code, String description) implements Frame {
    @Override
    public String text() {
      return error(CALL_RESULT_ERROR, id, code, description);
    }
  }

  /**
   * Reads a text message.
   *
   * @return empty for a message type a station does not take part in, which is to be ignored
   * @throws CallFault for what is no OCPP-J message
   */
  static Optional<Frame> read(String text) {
    JsonNode frame = parse(text);
    if (!frame.isArray()
        || frame.size() < 3
        || !frame.get(0).isInt()
        || !frame.get(1).isTextual()) {
      throw new CallFault("RpcFrameworkError", "not an OCPP-J message");
    }
    String id = frame.get(1).textValue();
    return switch (frame.get(0).intValue()) {
      case CALL -> Optional.of(new Call(id, frame.get(2).asText(), frame.path(3)));
      case CALL_RESULT -> Optional.of(new Result(id, frame.get(2)));
      case CALL_ERROR -> Optional.of(new Fault(id, frame.get(2).asText(), frame.path(3).asText()));
      case CALL_RESULT_ERROR ->
          Optional.of(new ResultFault(id, frame.get(2).asText(), frame.path(3).asText()));
      default -> Optional.empty();
    };
  }

  private static JsonNode parse(String text) {
    try {
      return Payloads.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CallFault("RpcFrameworkError", "not JSON", e);
    }
  }

  private static String error(int type, String id, String code, String description) {
    String shortened = description.substring(0, Math.min(255, description.length()));
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    return array(type, id).add(code).add(shortened).add(details).toString();
  }

  private static ArrayNode array(int type, String id) {
    return JsonNodeFactory.instance.arrayNode().add(type).add(id);
  }
}
