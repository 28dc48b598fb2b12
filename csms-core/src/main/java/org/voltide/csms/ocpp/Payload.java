package org.voltide.csms.ocpp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;

/** Requests to stations as people write them: checked as OCPP 2.1 before anybody is asked. */
public final class Payload {
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
    return Json.asked(ObjectNode.class, json, "JSON object");
  }
}
