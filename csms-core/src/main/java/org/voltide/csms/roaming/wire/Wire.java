package org.voltide.csms.roaming.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.roaming.model.Evse;

/** Reads and writes one version of OCPI. Thread-safe. */
public final class Wire {
  private static final int DEEPEST = 40;
  private static final Wire V2_2_1 = new Wire(OcpiVersion.V2_2_1, Older.module());
  private static final Wire V2_3_0 = new Wire(OcpiVersion.V2_3_0, new SimpleModule());

  private final OcpiVersion version;
  private final JsonMapper json;

  private Wire(OcpiVersion version, SimpleModule differences) {
    this.version = version;
    json =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addMixIn(Evse.class, ForOurselves.class)
            .addModule(OcpiTimes.module())
            .addModule(differences)
            .build();
    json.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
  }

  public static Wire of(OcpiVersion version) {
    return switch (version) {
      case V2_2_1 -> V2_2_1;
      case V2_3_0 -> V2_3_0;
    };
  }

  public OcpiVersion version() {
    return version;
  }

  /** What is only for ourselves. */
  @JsonIgnoreProperties("place")
  private interface ForOurselves {}

  /** Something of the model as this version writes it. */
  public JsonNode write(Object value) {
    return json.valueToTree(version == OcpiVersion.V2_2_1 ? Older.of(value) : value);
  }

  /**
   * @throws OcpiFault when it is no JSON, or has U+0000, which no string of OCPI may have
   */
  public JsonNode parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (!StorableText.json(text).equals(text)) {
      throw OcpiFault.invalid("No text of OCPI has such characters.");
    }
    try {
      JsonNode node = json.readTree(text);
      if (!node.isMissingNode()) {
        return node;
      }
    } catch (IOException broken) {
      throw OcpiFault.unreadable("The body is no JSON.");
    }
    throw OcpiFault.unreadable("The body is empty.");
  }

  /**
   * Reads something of the model; fields that are not known are left out.
   *
   * @throws OcpiFault when something required is missing or makes no sense
   */
  public <T extends Record> T read(JsonNode node, Class<T> type) {
    try {
      T value = json.treeToValue(node, type);
      if (value != null) {
        return Complete.checked(value);
      }
    } catch (JsonMappingException wrong) {
      throw OcpiFault.invalid("%s: this value makes no sense here.".formatted(path(wrong)));
    } catch (JsonProcessingException wrong) {
      throw OcpiFault.invalid("This is no %s.".formatted(type.getSimpleName()));
    }
    throw OcpiFault.tooLittle("There is no %s.".formatted(type.getSimpleName()));
  }

  public String text(JsonNode node) {
    return node.toString();
  }

  private static String path(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
