package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Action16;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.OcppVersion;

/**
 * Every payload of every action against the official schemas: what their validator accepts the
 * codec accepts, what it refuses the codec refuses with the right code and place, and nothing the
 * codec writes is refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final int MESSAGES_PER_PAYLOAD = 20;
  private static final Set<String> TEXTS =
      Set.of("$id", "id", "$schema", "title", "comment", "description", "javaType");

  private final Map<OcppVersion, SchemaSet> schemas = new EnumMap<>(OcppVersion.class);

  /** A payload type in one version. */
  record Payload(OcppVersion version, Class<? extends Message> type) {
    PayloadCodec codec() {
      return PayloadCodec.of(version);
    }

    @Override
    public String toString() {
      return version.subprotocol() + " " + type.getSimpleName();
    }
  }

  static Stream<Payload> payloads() {
    return Stream.of(OcppVersion.values()).flatMap(ConformanceTest::payloads);
  }

  private static Stream<Payload> payloads(OcppVersion version) {
    return actions(version)
        .flatMap(
            action ->
                Stream.concat(Stream.of(action.requestType()), action.responseType().stream()))
        .map(type -> new Payload(version, type));
  }

  private static Stream<? extends OcppAction> actions(OcppVersion version) {
    return Stream.<OcppAction>concat(Stream.of(Action.values()), Stream.of(Action16.values()))
        .filter(
            action -> OcppAction.named(action.name(), version).filter(action::equals).isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void theActionsAreThoseOfTheSchemas(OcppVersion version) {
    Set<String> ours =
        payloads(version).map(each -> each.type().getSimpleName()).collect(Collectors.toSet());

    assertThat(ours).isEqualTo(schemas(version).byPayload().keySet());
    assertThat(actions(version))
        .hasSize(
            switch (version) {
              case V1_6 -> 39;
              case V2_0_1 -> 64;
              case V2_1 -> 91;
            });
  }

  @ParameterizedTest
  @EnumSource
  void thePackagedSchemasAreThePublishedOnes(OcppVersion version) throws Exception {
    Path folder = Path.of("../../shared/ocpp/schemas", version.subprotocol().substring(4));
    assumeTrue(Files.isDirectory(folder), "the published schema files are not on this machine");

    Map<String, JsonNode> published = SchemaSet.published(folder, version);
    assertThat(published.keySet()).isEqualTo(schemas(version).byPayload().keySet());
    published.forEach(
        (payload, schema) ->
            assertSame(bare(schemas(version).byPayload().get(payload).root()), bare(schema)));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void whatASchemaAllowsIsReadAndWrittenUnchanged(Payload payload) throws Exception {
    SchemaSet.Entry schema = schema(payload);
    for (int seed = 0; seed < MESSAGES_PER_PAYLOAD; seed++) {
      JsonNode message = new RandomJson(schema, RandomValues.seeded(seed), 0.4).message();
      assertThat(schema.validate(message)).as("schema on %s", message).isEmpty();

      Message read = payload.codec().read(payload.type(), message.toString());
      String written = payload.codec().write(read);

      assertThat(schema.validate(OcppJson.ANY.readTree(written))).as(written).isEmpty();
      assertSame(OcppJson.ANY.readTree(written), message);
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void whatIsWrittenIsAllowedByTheSchemaAndReadBack(Payload payload) throws Exception {
    for (int seed = 0; seed < MESSAGES_PER_PAYLOAD; seed++) {
      RandomRecords random = new RandomRecords(payload.version(), RandomValues.seeded(seed));
      Message message = random.record(payload.type());

      String written = payload.codec().write(message);

      assertThat(schema(payload).validate(OcppJson.ANY.readTree(written))).as(written).isEmpty();
      Message read = payload.codec().read(payload.type(), written);
      assertThat(payload.codec().write(read)).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyConstraintOfTheSchemaIsEnforced(Payload payload) {
    SchemaSet.Entry schema = schema(payload);
    JsonNode complete = new RandomJson(schema, RandomValues.seeded(1), 1).message();
    new Violations(
            schema,
            complete.deepCopy(),
            (keyword, code, pointer, message) -> {
              assertThat(schema.validate(message))
                  .as("schema on %s at %s", keyword, pointer)
                  .extracting(Error::getKeyword)
                  .contains(keyword);
              assertRefused(payload, keyword, code, pointer, message);
            })
        .all();
  }

  private static void assertRefused(
      Payload payload, String keyword, OcppErrorCode code, String pointer, JsonNode message) {
    OcppFaultException refusal =
        catchThrowableOfType(
            OcppFaultException.class,
            () -> payload.codec().read(payload.type(), message.toString()));
    assertThat(refusal).as("%s at %s", keyword, pointer).isNotNull();
    assertThat(refusal.fault().code()).as("%s at %s", keyword, pointer).isEqualTo(code);
    assertThat(refusal.fault().pointer()).isEqualTo(pointer);
  }

  /** Equal but for the way numbers are spelled. */
  private static void assertSame(JsonNode actual, JsonNode expected) {
    Comparator<JsonNode> numbersByValue =
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1;
    assertThat(actual.equals(numbersByValue, expected))
        .as("%s instead of %s", actual, expected)
        .isTrue();
  }

  /** Without what may differ and constrains nothing. */
  private static JsonNode bare(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      // A property may have one of these names too; it is no text then.
      object
          .properties()
          .removeIf(each -> TEXTS.contains(each.getKey()) && each.getValue().isTextual());
    }
    if (node.path("type").asText().equals("string")) {
      ((ObjectNode) node).remove("additionalProperties");
    }
    if (node.path("type").asText().equals("array")) {
      ((ObjectNode) node).remove("additionalItems");
    }
    node.forEach(ConformanceTest::strip);
  }

  private SchemaSet.Entry schema(Payload payload) {
    return schemas(payload.version()).byPayload().get(payload.type().getSimpleName());
  }

  private SchemaSet schemas(OcppVersion version) {
    return schemas.computeIfAbsent(version, SchemaSet::packaged);
  }
}
