package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;

/** The flattened JSON web signature around the payload of a signed message. */
final class SignedPayload {

  private SignedPayload() {}

  /** From the start of the signature object to its end; the payload's JSON text. */
  static String unwrap(JsonParser json) throws IOException {
    String payload = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isPayload = json.currentName().equals("payload");
      if (json.nextToken() == JsonToken.VALUE_STRING && isPayload) {
        payload = decode(json.getText());
      }
      json.skipChildren();
    }
    if (payload.isEmpty()) {
      throw OcppFault.of(OcppErrorCode.FormatViolation, "the signed message has no payload")
          .asException();
    }
    return payload;
  }

  private static String decode(String base64Url) {
    try {
      return new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new OcppFault(
              OcppErrorCode.FormatViolation, "the signed payload is not base64url", "/payload")
          .asException();
    }
  }
}
