package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Any JSON, null included, kept as it came. */
record AnyValue() implements Binding {

  @Override
  public JsonNode read(JsonParser in) throws IOException {
    return OcppJson.ANY.readTree(in);
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    OcppJson.ANY.writeTree(out, (JsonNode) value);
  }
}
