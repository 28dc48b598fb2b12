package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * A string.
 *
 * @param maxLength in Unicode characters
 * @param allowed the values it may have; empty when it is free
 */
record Text(int maxLength, Set<String> allowed) implements Binding {

  @Override
  public String read(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      throw Binding.wrongType("a string", in);
    }
    return checked(in.getText());
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeString(checked((String) value));
  }

  private String checked(String value) {
    if (value.length() > maxLength && value.codePointCount(0, value.length()) > maxLength) {
      throw Binding.violation(
          PropertyConstraintViolation, "is longer than " + maxLength + " characters");
    }
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw Binding.violation(
          PropertyConstraintViolation, Binding.quote(value) + " is not one of the values allowed");
    }
    return value;
  }
}
