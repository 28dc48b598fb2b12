package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A boolean. */
record Flag() implements Binding {

  @Override
  public Boolean read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw Binding.wrongType("a boolean", in);
    };
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeBoolean((boolean) value);
  }
}
