package org.voltide.csms.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** A running {@code station.mjs}. Programs are used again, and end with this JVM at the latest. */
final class NodeProgram {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TOOLS = Path.of("../deploy/test-tools");
  private static final Deque<NodeProgram> IDLE = new ConcurrentLinkedDeque<>();

  private final Process process;
  private final BufferedWriter orders;
  private volatile Consumer<JsonNode> listener = _ -> {};

  private NodeProgram() throws IOException {
    process =
        new ProcessBuilder("node", "station.mjs")
            .directory(TOOLS.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = process.outputWriter();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Thread.ofVirtual().name("station.mjs").start(this::listen);
  }

  /** One that nobody uses, told to this listener. Skips the test where Node.js is missing. */
  static NodeProgram toldTo(Consumer<JsonNode> listener) {
    NodeProgram idle = IDLE.poll();
    NodeProgram program = idle == null ? started() : idle;
    program.listener = listener;
    return program;
  }

  private static NodeProgram started() {
    Assumptions.assumeTrue(
        Files.isDirectory(TOOLS.resolve("node_modules/ocpp-rpc")),
        "The foreign OCPP client is missing: run 'npm ci' in deploy/test-tools.");
    try {
      return new NodeProgram();
    } catch (IOException e) {
      return Assumptions.abort("Node.js is missing: " + e.getMessage());
    }
  }

  static ObjectNode order(String what) {
    return JSON.createObjectNode().put("do", what);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void tell(ObjectNode order) {
    try {
      orders.write(order.toString());
      orders.newLine();
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whoever used it needs it no more. */
  void release() {
    listener = _ -> {};
    IDLE.push(this);
  }

  private void listen() {
    try (BufferedReader events = process.inputReader()) {
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        listener.accept(json(line));
      }
    } catch (IOException ended) {
      process.destroy();
    }
  }
}
