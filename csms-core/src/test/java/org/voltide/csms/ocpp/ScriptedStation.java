package org.voltide.csms.ocpp;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.voltide.csms.identity.Callers;

/**
 * A registered station on a real WebSocket that answers what the CSMS asks by a script per action,
 * and remembers what it was asked. What has no script is answered NotImplemented.
 */
public final class ScriptedStation implements AutoCloseable {
  private static final String PASSWORD = "sixteen letters!";

  private final String id;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Function<JsonNode, Optional<String>>> scripts =
      new ConcurrentHashMap<>();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private final StationSocket socket;
  private final Thread answering;

  private ScriptedStation(String id, int port) {
    this.id = id;
    this.socket = new StationSocket(http, "ws", port, id, PASSWORD);
    this.answering = Thread.ofVirtual().start(this::answer);
  }

  /** Registers a station at a site of its own name, with one DC outlet, and connects it. */
  public static ScriptedStation connected(String id, int port) {
    register(id);
    return reconnected(id, port);
  }

  /** A new connection of a station registered before. */
  public static ScriptedStation reconnected(String id, int port) {
    return new ScriptedStation(id, port);
  }

  public static void register(String id) {
    Callers.administrator()
        .body(
            """
            {"id":"scripted","name":"Scripted","timeZone":"UTC",
             "importLimitW":50000,"exportLimitW":50000,"baseLoadW":1000}
            """)
        .post("/api/v1/sites");
    Callers.operator()
        .body(
            Map.of(
                "id",
                id,
                "siteId",
                "scripted",
                "password",
                PASSWORD,
                "evses",
                List.of(
                    Map.of(
                        "id", 1,
                        "current", "DC",
                        "maxChargeW", 22_000,
                        "maxDischargeW", 22_000,
                        "connectors", List.of(Map.of("id", 1))))))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
  }

  public String id() {
    return id;
  }

  /** From now on answers an action so. */
  public ScriptedStation on(String action, Function<JsonNode, String> answer) {
    return onOrRefuse(action, call -> Optional.of(answer.apply(call)));
  }

  /** From now on answers an action so; by a CALLERROR where there is no answer. */
  public ScriptedStation onOrRefuse(String action, Function<JsonNode, Optional<String>> answer) {
    scripts.put(action, answer);
    return this;
  }

  public ScriptedStation on(String action, String answer) {
    return on(action, _ -> answer);
  }

  public JsonNode call(String action, String payload) {
    return socket.call(action, payload);
  }

  /** Boots and returns the status it got. */
  public String boot() {
    return call(
            "BootNotification",
            """
            {"reason":"PowerUp","chargingStation":{"model":"S1","vendorName":"Script",
             "serialNumber":"SN-%s","firmwareVersion":"1.0"}}
            """
                .formatted(id))
        .get("status")
        .asText();
  }

  /** Payloads of the CALLs of an action, in order. */
  public List<JsonNode> asked(String action) {
    return asked.stream()
        .filter(call -> call.get(2).asText().equals(action))
        .map(c -> c.get(3))
        .toList();
  }

  private void answer() {
    try {
      while (!Thread.interrupted()) {
        JsonNode call = socket.nextCall();
        if (call != null) {
          asked.add(call);
          socket.send(
              Optional.ofNullable(scripts.get(call.get(2).asText()))
                  .flatMap(script -> script.apply(call.get(3)))
                  .map(answer -> "[3,%s,%s]".formatted(call.get(1), answer))
                  .orElseGet(() -> "[4,%s,\"NotImplemented\",\"\",{}]".formatted(call.get(1))));
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    answering.interrupt();
    socket.close();
    http.shutdownNow();
  }
}
