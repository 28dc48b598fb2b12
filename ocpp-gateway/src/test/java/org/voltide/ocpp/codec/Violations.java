package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.FormatViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.OccurrenceConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.voltide.ocpp.fault.OcppErrorCode;

/** For every constraint of a schema, a message that breaks exactly that one. */
final class Violations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Takes what is wrong: the schema's keyword, the code and the place a fault must name. */
  interface Sink {
    void accept(String keyword, OcppErrorCode code, String pointer, JsonNode message);
  }

  private final SchemaSet.Entry schema;
  private final ObjectNode valid;
  private final Sink sink;

  /**
   * @param valid a message that has every field, and in every list an element
   */
  Violations(SchemaSet.Entry schema, ObjectNode valid, Sink sink) {
    this.schema = schema;
    this.valid = valid;
    this.sink = sink;
  }

  void all() {
    object(schema.root(), JsonPointer.empty());
  }

  private void value(JsonNode unresolved, JsonPointer at) {
    JsonNode node = schema.resolve(unresolved);
    switch (node.path("type").asText("any")) {
      case "object" -> {
        wrongType(at, JSON.arrayNode());
        object(node, at);
      }
      case "array" -> array(node, at);
      case "string" -> string(node, at);
      case "integer" -> {
        wrongType(at, JSON.numberNode(1.5));
        number(node, at);
      }
      case "number" -> number(node, at);
      case "boolean" -> wrongType(at, JSON.textNode("true"));
      case "any" -> {
        return;
      }
      default -> throw new AssertionError(node);
    }
    if (!at.matches()) {
      wrongType(at, JSON.nullNode());
    }
  }

  private void object(JsonNode node, JsonPointer at) {
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      value(property.getValue(), at.appendProperty(property.getKey()));
    }
    for (JsonNode required : node.path("required")) {
      String name = required.textValue();
      ObjectNode copy = valid.deepCopy();
      ((ObjectNode) copy.at(at)).remove(name);
      sink.accept("required", OccurrenceConstraintViolation, at + "/" + name, copy);
    }
    if (node.has("additionalProperties")) {
      ObjectNode copy = valid.deepCopy();
      ((ObjectNode) copy.at(at)).put("a~/b", 1);
      sink.accept("additionalProperties", FormatViolation, at + "/a~0~1b", copy);
    }
  }

  private void array(JsonNode node, JsonPointer at) {
    wrongType(at, JSON.objectNode());
    value(node.get("items"), at.appendIndex(0));
    if (node.has("minItems")) {
      resized(at, node.get("minItems").intValue() - 1, node, "minItems");
    }
    if (node.has("maxItems")) {
      resized(at, node.get("maxItems").intValue() + 1, node, "maxItems");
    }
  }

  private void resized(JsonPointer at, int size, JsonNode node, String keyword) {
    RandomJson small = new RandomJson(schema, RandomValues.seeded(size), 0);
    ArrayNode items = JSON.arrayNode();
    while (items.size() < size) {
      items.add(small.value(node.get("items")));
    }
    replaced(at, items, keyword, OccurrenceConstraintViolation);
  }

  private void string(JsonNode node, JsonPointer at) {
    wrongType(at, JSON.numberNode(1));
    if (node.has("enum")) {
      replaced(at, JSON.textNode("Unheard"), "enum", PropertyConstraintViolation);
    }
    if (node.has("maxLength")) {
      String tooLong = "x".repeat(node.get("maxLength").intValue() + 1);
      replaced(at, JSON.textNode(tooLong), "maxLength", PropertyConstraintViolation);
    }
    if (node.has("format")) {
      replaced(at, JSON.textNode("2026-13-01T00:00:00Z"), "format", TypeConstraintViolation);
    }
  }

  private void number(JsonNode node, JsonPointer at) {
    wrongType(at, JSON.textNode("1"));
    if (node.has("minimum")) {
      JsonNode below = JSON.numberNode(node.get("minimum").intValue() - 1);
      replaced(at, below, "minimum", PropertyConstraintViolation);
    }
    if (node.has("multipleOf")) {
      replaced(at, JSON.numberNode(0.25), "multipleOf", PropertyConstraintViolation);
    }
    if (node.has("maximum")) {
      JsonNode above = JSON.numberNode(node.get("maximum").intValue() + 1);
      replaced(at, above, "maximum", PropertyConstraintViolation);
    }
  }

  private void wrongType(JsonPointer at, JsonNode value) {
    replaced(at, value, "type", TypeConstraintViolation);
  }

  private void replaced(JsonPointer at, JsonNode value, String keyword, OcppErrorCode code) {
    ObjectNode copy = valid.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
    }
    sink.accept(keyword, code, at.toString(), copy);
  }
}
