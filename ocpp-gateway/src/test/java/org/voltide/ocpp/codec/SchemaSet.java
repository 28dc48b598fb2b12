package org.voltide.ocpp.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.voltide.ocpp.message.OcppVersion;

/** The official schemas of one version by payload name, such as {@code HeartbeatRequest}. */
record SchemaSet(Map<String, Entry> byPayload) {
  private static final Path PACKAGED =
      Path.of("../deploy/test-tools/node_modules/ocpp-rpc/lib/schemas");
  private static final SchemaRegistry VALIDATORS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** One schema, as text to walk and as a validator this project did not write. */
  record Entry(JsonNode root, Schema validator) {
    static Entry of(JsonNode root) {
      return new Entry(root, VALIDATORS.getSchema(root));
    }

    List<Error> validate(JsonNode message) {
      return validator.validate(message);
    }

    /** The node itself, or the definition it refers to. */
    JsonNode resolve(JsonNode node) {
      JsonNode ref = node.get("$ref");
      return ref == null ? node : root.at(ref.textValue().substring(1));
    }
  }

  /** From the npm package the build installs. */
  static SchemaSet packaged(OcppVersion version) {
    String file = version.subprotocol().replace('.', '_') + ".json";
    Map<String, Entry> byPayload = new TreeMap<>();
    for (JsonNode schema : parse(PACKAGED.resolve(file))) {
      byPayload.put(payload(schema.get("$id").textValue(), version), Entry.of(schema));
    }
    return new SchemaSet(byPayload);
  }

  /** From a folder with the files as published, named by payload. */
  static Map<String, JsonNode> published(Path folder, OcppVersion version) throws IOException {
    Map<String, JsonNode> byPayload = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file ->
              byPayload.put(
                  payload(file.getFileName().toString().replace(".json", ""), version),
                  parse(file)));
    }
    return byPayload;
  }

  /** The record of a schema: 1.6 speaks of req and conf, and its files of X and XResponse. */
  private static String payload(String id, OcppVersion version) {
    String name =
        id.replaceFirst("^urn:", "")
            .replaceFirst("\\.req$", "Request")
            .replaceFirst("\\.conf$", "Response");
    if (version != OcppVersion.V1_6) {
      return name;
    }
    return name.endsWith("Response")
        ? name.replaceFirst("Response$", "Conf")
        : name.replaceFirst("Request$", "") + "Req";
  }

  private static JsonNode parse(Path file) {
    try {
      return OcppJson.ANY.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
