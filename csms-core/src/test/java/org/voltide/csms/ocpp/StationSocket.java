package org.voltide.csms.ocpp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A station's end of a real WebSocket, speaking frames. */
public final class StationSocket implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private int lastId;

  public StationSocket(HttpClient http, String scheme, int port, String station, String password) {
    this(http, scheme, port, station, password, "ocpp2.1");
  }

  public StationSocket(
      HttpClient http,
      String scheme,
      int port,
      String station,
      String password,
      String subprotocol) {
    String basic =
        Base64.getEncoder()
            .encodeToString((station + ":" + password).getBytes(StandardCharsets.UTF_8));
    socket =
        http.newWebSocketBuilder()
            .subprotocols(subprotocol)
            .header("Authorization", "Basic " + basic)
            .buildAsync(
                URI.create("%s://localhost:%d/ocpp/%s".formatted(scheme, port, station)), this)
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
  }

  /** Sends a CALL and returns the payload of its CALLRESULT, or the whole CALLERROR. */
  public JsonNode call(String action, String payload) {
    String id = "m" + ++lastId;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    send("[2,\"%s\",\"%s\",%s]".formatted(id, action, payload));
    JsonNode frame = answer.orTimeout(30, TimeUnit.SECONDS).join();
    return frame.get(0).asInt() == 3 ? frame.get(2) : frame;
  }

  /** The next CALL from the CSMS. */
  public JsonNode nextCall() throws InterruptedException {
    return calls.poll(30, TimeUnit.SECONDS);
  }

  public void send(String frame) {
    send(socket, frame).orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** A WebSocket takes one text after the other, and a plan is answered whenever it comes. */
  private synchronized CompletableFuture<?> send(WebSocket to, String frame) {
    sent = sent.thenCompose(_ -> to.sendText(frame, true));
    return sent;
  }

  /** The status code with which the other side closed. */
  public int closeCode() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      try {
        JsonNode frame = JSON.readTree(partial.toString());
        partial.setLength(0);
        if (frame.get(0).asInt() == 2 && frame.get(2).asText().equals("SetChargingProfile")) {
          // Plans come when they come; this station takes them all.
          var _ = send(from, "[3,%s,{\"status\":\"Accepted\"}]".formatted(frame.get(1)));
        } else if (frame.get(0).asInt() == 2) {
          calls.add(frame);
        } else {
          answers.remove(frame.get(1).asText()).complete(frame);
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
