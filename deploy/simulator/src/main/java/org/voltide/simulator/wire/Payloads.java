package org.voltide.simulator.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.simulator.json.RequiredUnlessNullable;

/** Message records to JSON and back: absent values are left out, required ones demanded. */
final class Payloads {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(CustomData.class, new CustomDataWriter())
                  .addDeserializer(CustomData.class, new CustomDataReader()))
          .annotationIntrospector(new RequiredUnlessNullable())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Payloads() {}

  private static final class CustomDataWriter extends JsonSerializer<CustomData> {
    @Override
    public void serialize(CustomData data, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      ObjectNode whole = JSON.createObjectNode().put("vendorId", data.vendorId());
      json.writeTree(whole.setAll(data.fields()));
    }
  }

  private static final class CustomDataReader extends JsonDeserializer<CustomData> {
    @Override
    public CustomData deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      ObjectNode whole = parser.readValueAsTree();
      if (!whole.path("vendorId").isTextual()) {
        return context.reportInputMismatch(CustomData.class, "customData needs a vendorId");
      }
      String vendorId = whole.remove("vendorId").textValue();
      return new CustomData(vendorId, whole);
    }
  }
}
