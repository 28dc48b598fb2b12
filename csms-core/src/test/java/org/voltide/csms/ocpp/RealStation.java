package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.voltide.csms.identity.Callers;

/** A registered station that can come and go over a real WebSocket. */
public final class RealStation implements AutoCloseable {
  private static final String PASSWORD = "sixteen letters!";
  private static final AtomicInteger STATIONS = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String id = "REAL-" + STATIONS.incrementAndGet();
  private final int port;
  private StationSocket socket;

  private RealStation(int port) {
    this.port = port;
  }

  /** One that is registered and has not connected yet. */
  public static RealStation registered(StationGateway gateway) {
    RealStation station = new RealStation(gateway.plainPort());
    Callers.administrator()
        .body(
            """
            {"id":"real","name":"Depot","timeZone":"UTC",
             "importLimitW":50000,"exportLimitW":50000,"baseLoadW":1000}
            """)
        .post("/api/v1/sites");
    Map<String, Object> evse =
        Map.of(
            "id", 1,
            "current", "DC",
            "maxChargeW", 22_000,
            "maxDischargeW", 22_000,
            "connectors", List.of(Map.of("id", 1)));
    Callers.operator()
        .body(
            Map.of(
                "id", station.id, "siteId", "real", "password", PASSWORD, "evses", List.of(evse)))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
    return station;
  }

  /** One that is connected and has booted. */
  public static RealStation booted(StationGateway gateway) {
    RealStation station = registered(gateway);
    station.boot();
    return station;
  }

  /** Connects and boots. */
  public void boot() {
    connect();
    call(
        "BootNotification",
        """
        {"reason":"PowerUp","chargingStation":{"model":"M1","vendorName":"Voltide"}}""");
  }

  public String id() {
    return id;
  }

  public void connect() {
    socket = new StationSocket(http, "ws", port, id, PASSWORD);
  }

  /** Sends a CALL; the payload of its CALLRESULT, or the whole CALLERROR. */
  public JsonNode call(String action, String payload) {
    return socket.call(action, payload);
  }

  /** Sends a message that nobody answers. */
  public void tell(String action, String payload) {
    socket.send("[6,\"s\",\"%s\",%s]".formatted(action, payload));
  }

  /**
   * Waits for the CSMS to ask and answers; what it asked. What it asks of every station that booted
   * is declined in passing.
   */
  public JsonNode answerNext(String action, String answer) {
    return answerNext(action, answer, () -> {});
  }

  /** The same, with something told before it answers. */
  public JsonNode answerNext(String action, String answer, Runnable before) {
    JsonNode call = expected(action);
    before.run();
    socket.send("[3,%s,%s]".formatted(call.get(1), answer));
    return call.get(3);
  }

  /** The same without an answer. */
  public JsonNode hear(String action) {
    return expected(action).get(3);
  }

  private JsonNode expected(String action) {
    JsonNode call = nextCall(action);
    while (call.get(2).asText().equals("GetBaseReport") && !action.equals("GetBaseReport")) {
      socket.send("[3,%s,{\"status\":\"NotSupported\"}]".formatted(call.get(1)));
      call = nextCall(action);
    }
    assertThat(call.get(2).asText()).isEqualTo(action);
    return call;
  }

  private JsonNode nextCall(String wanted) {
    try {
      JsonNode call = socket.nextCall();
      assertThat(call).as("a call of " + wanted).isNotNull();
      return call;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What an operator gets whose request makes the CSMS ask this station.
   *
   * @param more actions and answers that follow
   */
  public Operated operated(
      Supplier<Response> request, String action, String answer, String... more) {
    CompletableFuture<Response> response = CompletableFuture.supplyAsync(request);
    JsonNode asked = answerNext(action, answer);
    for (int i = 0; i + 1 < more.length; i += 2) {
      answerNext(more[i], more[i + 1]);
    }
    return new Operated(asked, response.orTimeout(30, TimeUnit.SECONDS).join());
  }

  /**
   * @param asked of the station
   * @param response to the operator
   */
  public record Operated(JsonNode asked, Response response) {}

  public void disconnect() {
    socket.close();
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
    http.shutdownNow();
  }
}
