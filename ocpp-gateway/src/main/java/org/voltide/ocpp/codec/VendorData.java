package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.voltide.ocpp.message.type.CustomData;

/** {@link CustomData}, whose fields stand beside {@code vendorId} in the same JSON object. */
record VendorData(Field vendorId) implements Binding {

  @Override
  public CustomData read(JsonParser in) throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      throw Binding.wrongType("an object", in);
    }
    ObjectNode fields = OcppJson.ANY.readTree(in);
    JsonNode vendor = fields.remove(vendorId.name());
    if (vendor == null) {
      throw Binding.missing(vendorId.name());
    }
    try (JsonParser value = vendor.traverse()) {
      value.nextToken();
      return new CustomData((String) vendorId.read(value), fields);
    }
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    CustomData data = (CustomData) value;
    out.writeStartObject();
    vendorId.write(data.vendorId(), out);
    for (Map.Entry<String, JsonNode> field : data.fields().properties()) {
      if (field.getKey().equals(vendorId.name())) {
        throw Binding.duplicate().within(field.getKey());
      }
      out.writeFieldName(field.getKey());
      OcppJson.ANY.writeTree(out, field.getValue());
    }
    out.writeEndObject();
  }
}
