package org.voltide.csms.ocpp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Payloads by chance that the official schemas allow: now and then plausible, often at the limits
 * of what may be said, with characters and numbers that databases dislike.
 */
final class RandomPayloads {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of("", "T1", "T2", "1", "Available", "a\u0000b", "\ud834", "%s'\"\\;--", "é漢🔌", "NaN");
  private static final List<Integer> NUMBERS =
      List.of(0, 1, 1, 2, 3, 100, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
  private static final List<String> TIMES =
      List.of("0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z");

  private final Map<String, JsonNode> schemas = new HashMap<>();
  private final RandomGenerator chance;

  /**
   * @param file one of the schema files of ocpp-rpc
   */
  RandomPayloads(Path file, RandomGenerator chance) throws IOException {
    this.chance = chance;
    new ObjectMapper()
        .readTree(file.toFile())
        .forEach(schema -> schemas.put(schema.get("$id").asText(), schema));
  }

  /** A payload of the request of this action. */
  JsonNode request(String action) {
    JsonNode schema =
        Stream.of("Request", ".req", "")
            .map(suffix -> schemas.get("urn:" + action + suffix))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    return value(schema, schema, "");
  }

  private JsonNode value(JsonNode wanted, JsonNode schema, String name) {
    JsonNode node =
        wanted.has("$ref") ? schema.at(wanted.get("$ref").asText().substring(1)) : wanted;
    if (node.has("enum")) {
      return node.get("enum").get(chance.nextInt(node.get("enum").size()));
    }
    return switch (node.path("type").asText()) {
      case "object" -> object(node, schema);
      case "array" -> array(node, schema, name);
      case "string" -> JSON.textNode(node.has("format") ? time() : text(node));
      case "boolean" -> JSON.booleanNode(chance.nextBoolean());
      case "integer" -> JSON.numberNode(whole(node));
      case "number" -> number(node);
      default -> JSON.arrayNode().add(1).addNull().add("\u0000");
    };
  }

  private ObjectNode object(JsonNode node, JsonNode schema) {
    Set<String> required = new HashSet<>();
    node.path("required").forEach(name -> required.add(name.asText()));
    ObjectNode object = JSON.objectNode();
    Iterator<String> names = node.path("properties").fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (required.contains(name) || chance.nextInt(3) == 0) {
        object.set(name, value(node.get("properties").get(name), schema, name));
      }
    }
    return object;
  }

  private ArrayNode array(JsonNode node, JsonNode schema, String name) {
    int least = node.path("minItems").asInt(0);
    int most = Math.min(node.path("maxItems").asInt(least + 2), least + 2);
    ArrayNode array = JSON.arrayNode();
    for (int i = chance.nextInt(least, most + 1); i > 0; i--) {
      array.add(value(node.get("items"), schema, name));
    }
    return array;
  }

  private String text(JsonNode node) {
    int most = node.path("maxLength").asInt(1_000);
    String text =
        chance.nextInt(20) == 0 ? "x".repeat(most) : TEXTS.get(chance.nextInt(TEXTS.size()));
    return text.length() <= most ? text : text.substring(0, most);
  }

  private String time() {
    return chance.nextInt(4) == 0
        ? TIMES.get(chance.nextInt(TIMES.size()))
        : Instant.now().plusSeconds(chance.nextInt(-100_000, 100_000)).toString();
  }

  private int whole(JsonNode node) {
    int number = NUMBERS.get(chance.nextInt(NUMBERS.size()));
    return Math.clamp(
        number,
        node.path("minimum").asInt(Integer.MIN_VALUE),
        node.path("maximum").asInt(Integer.MAX_VALUE));
  }

  private JsonNode number(JsonNode node) {
    if (node.has("minimum") || node.has("maximum")) {
      return JSON.numberNode(whole(node));
    }
    return JSON.numberNode(
        switch (chance.nextInt(4)) {
          case 0 -> BigDecimal.valueOf(chance.nextInt(100_000), 3);
          case 1 -> BigDecimal.valueOf(1, -60);
          case 2 -> BigDecimal.valueOf(1, 60);
          default -> BigDecimal.valueOf(whole(node));
        });
  }
}
