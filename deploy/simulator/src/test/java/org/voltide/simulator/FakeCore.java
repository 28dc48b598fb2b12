package org.voltide.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.voltide.simulator.time.ScaledClock;

/** As much of the REST API as the simulator uses, on loopback. */
final class FakeCore implements AutoCloseable {
  private final Map<String, List<JsonNode>> created = new ConcurrentHashMap<>();
  private final List<String> prices = new CopyOnWriteArrayList<>();
  private final List<JsonNode> promises = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final double speed;
  private volatile ScaledClock clock;
  private final AtomicInteger passwordsSet = new AtomicInteger();

  FakeCore(String now, double speed) throws IOException {
    this.speed = speed;
    this.clock = new ScaledClock(Instant.parse(now), speed);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void rewind(String now) {
    clock = new ScaledClock(Instant.parse(now), speed);
  }

  List<JsonNode> created(String kind) {
    return created.getOrDefault(kind, List.of());
  }

  List<String> prices() {
    return prices;
  }

  List<JsonNode> promises() {
    return promises;
  }

  int passwordsSet() {
    return passwordsSet.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath().substring("/api/v1/".length());
    boolean known = "vk_test".equals(exchange.getRequestHeaders().getFirst("X-API-Key"));
    String answer = known ? answer(exchange.getRequestMethod(), path, body) : "401";
    boolean refused = answer.matches("4\\d\\d");
    byte[] bytes = (refused ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(refused ? Integer.parseInt(answer) : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String answer(String method, String path, String body) {
    return switch (method) {
      case "GET" -> get(path);
      case "POST" -> create(path, body);
      default -> put(path, body);
    };
  }

  private String get(String path) {
    return switch (path) {
      case "clock" ->
          "{\"now\":\"%s\",\"speed\":%s,\"realNow\":\"%s\"}"
              .formatted(clock.instant(), speed, Instant.now());
      case "sessions" -> "{\"items\":[{\"id\":\"session-1\",\"idToken\":\"small\"}]}";
      case "roaming/partners" -> created(path).toString();
      default ->
          created(path).stream()
              .map(JsonNode::toString)
              .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    };
  }

  private String create(String path, String body) {
    JsonNode resource = FakeCsms.parse(body);
    List<JsonNode> all = created.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>());
    if (resource.has("id") && all.stream().anyMatch(r -> r.get("id").equals(resource.get("id")))) {
      return "409";
    }
    JsonNode stored =
        resource.has("id") ? resource : ((ObjectNode) resource).put("id", path + "-" + all.size());
    if (path.equals("roaming/partners")) {
      register((ObjectNode) stored);
    }
    all.add(stored);
    return stored.toString();
  }

  /** Whoever brings a token is registered, others get one. */
  private static void register(ObjectNode partner) {
    if (partner.has("token")) {
      partner.put("state", "REGISTERED");
    } else {
      partner.put("token", "invited").put("versionsUrl", "http://operator/ocpi/versions");
    }
  }

  private String put(String path, String body) {
    if (path.equals("prices")) {
      prices.add(body);
    } else if (path.endsWith("/promise")) {
      promises.add(FakeCsms.parse(body));
    } else if (path.endsWith("/password")) {
      passwordsSet.incrementAndGet();
    }
    return "{}";
  }
}
