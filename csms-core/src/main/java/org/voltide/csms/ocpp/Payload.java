package org.voltide.csms.ocpp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;

/** Requests to stations as people write them: checked as OCPP 2.1 before anybody is asked. */
public final class Payload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Payload() {}

  /**
   * @throws Problem 422 with a pointer
   */
  public static <T extends Message> T read(Class<T> type, String json) {
    try {
      return PayloadCodec.of(OcppVersion.V2_1).read(type, json);
    } catch (OcppFaultException wrong) {
      throw Outcomes.wrongRequest(wrong.fault());
    }
  }

  /**
   * A body that is completed before it is read.
   *
   * @throws Problem 400 when it is no JSON object
   */
  public static ObjectNode object(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Problem.unreadable("This is no JSON: " + e.getOriginalMessage());
    }
    throw Problem.unreadable("A JSON object is needed.");
  }
}
