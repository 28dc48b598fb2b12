package org.voltide.csms.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Json;
import org.voltide.ocpp.message.Message;

/** What a message brings, as {@link Part#items}. */
public final class Items {
  private Items() {}

  /** A whole message as the only item. */
  public static String whole(Message message) {
    return "[" + Payloads.write(message) + "]";
  }

  /**
   * A field of a message as a JSON array: a list as it is, anything else as the only item, nothing
   * when it is absent.
   */
  public static String of(Message message, String field) {
    JsonNode value = Json.stored(Payloads.write(message)).path(field);
    if (value.isMissingNode()) {
      return "[]";
    }
    return value.isArray()
        ? value.toString()
        : JsonNodeFactory.instance.arrayNode().add(value).toString();
  }
}
