package org.voltide.ocpp.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Messages that a schema allows, by chance. */
final class RandomJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SchemaSet.Entry schema;
  private final RandomValues random;

  /** How likely an optional field is there; 1 makes a message that has all. */
  private final double density;

  RandomJson(SchemaSet.Entry schema, RandomValues random, double density) {
    this.schema = schema;
    this.random = random;
    this.density = density;
  }

  ObjectNode message() {
    return object(schema.root());
  }

  JsonNode value(JsonNode unresolved) {
    JsonNode node = schema.resolve(unresolved);
    if (!node.has("type")) {
      return anything();
    }
    return switch (node.get("type").textValue()) {
      case "object" -> object(node);
      case "array" -> array(node);
      case "boolean" -> JSON.booleanNode(random.chance(0.5));
      case "integer" -> JSON.numberNode(random.integer(min(node), max(node)));
      case "number" -> JSON.numberNode(number(node));
      case "string" -> JSON.textNode(string(node));
      default -> throw new AssertionError(node);
    };
  }

  private ObjectNode object(JsonNode node) {
    ObjectNode object = JSON.objectNode();
    Set<String> required = new HashSet<>();
    node.path("required").forEach(name -> required.add(name.textValue()));
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      if (required.contains(property.getKey()) || random.chance(density)) {
        object.set(property.getKey(), value(property.getValue()));
      }
    }
    if (!node.has("additionalProperties") && random.chance(0.5)) {
      object.set("added", anything());
    }
    return object;
  }

  private ArrayNode array(JsonNode node) {
    int min = node.path("minItems").asInt(0);
    int max = Math.min(node.path("maxItems").asInt(Integer.MAX_VALUE), Math.max(min, 1) + 1);
    ArrayNode array = JSON.arrayNode();
    for (int size = density == 1 ? Math.max(min, 1) : random.integer(min, max); size > 0; size--) {
      array.add(value(node.get("items")));
    }
    return array;
  }

  private String string(JsonNode node) {
    if (node.has("enum")) {
      return node.get("enum").get(random.integer(0, node.get("enum").size() - 1)).textValue();
    }
    return switch (node.path("format").asText()) {
      case "date-time" -> random.instant().toString();
      case "uri" -> random.uri().toString();
      default -> random.text(node.path("maxLength").asInt(Integer.MAX_VALUE));
    };
  }

  private BigDecimal number(JsonNode node) {
    BigDecimal number = random.decimal(min(node), max(node));
    return node.has("multipleOf") ? number.setScale(1, RoundingMode.DOWN) : number;
  }

  private JsonNode anything() {
    return switch (random.integer(0, 4)) {
      case 0 -> JSON.textNode(random.text(20));
      case 1 -> JSON.numberNode(random.decimal(-1000, 1000));
      case 2 -> JSON.arrayNode().add(true).addNull();
      case 3 -> JSON.objectNode().put("deep", random.text(5));
      default -> JSON.booleanNode(false);
    };
  }

  private static int min(JsonNode node) {
    return node.path("minimum").asInt(Integer.MIN_VALUE);
  }

  private static int max(JsonNode node) {
    return node.path("maximum").asInt(Integer.MAX_VALUE);
  }
}
