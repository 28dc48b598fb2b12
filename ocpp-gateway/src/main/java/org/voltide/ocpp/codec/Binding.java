package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;

/**
 * How one kind of JSON value becomes a Java value and back, with the constraints of one OCPP
 * version. Both directions check, and fail with an {@link OcppFaultException} that points to the
 * offending place inside the value.
 */
interface Binding {

  /** Reads the value whose first token is current, up to its last token. */
  Object read(JsonParser in) throws IOException;

  void write(Object value, JsonGenerator out) throws IOException;

  static OcppFaultException wrongType(String expected, JsonParser in) {
    JsonToken found = in.currentToken();
    String actual =
        switch (found) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a string";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "a boolean";
          case null, default -> "null";
        };
    return violation(
        OcppErrorCode.TypeConstraintViolation, "must be " + expected + ", not " + actual);
  }

  static OcppFaultException missing(String field) {
    return violation(OcppErrorCode.OccurrenceConstraintViolation, "is required").within(field);
  }

  static OcppFaultException duplicate() {
    return violation(OcppErrorCode.FormatViolation, "appears twice");
  }

  static OcppFaultException violation(OcppErrorCode code, String description) {
    return OcppFault.of(code, description).asException();
  }

  /** A received value as a fault may repeat it: short enough for a CALLERROR. */
  static String quote(String value) {
    int limit = 40;
    return value.length() <= limit
        ? "'" + value + "'"
        : "'" + value.substring(0, limit) + "...' (" + value.length() + " characters)";
  }
}
