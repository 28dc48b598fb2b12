package org.voltide.csms.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Issues contracts to cars: answers with the action and the request, or fails as the request says.
 * Needs no annotation.
 */
public final class ProviderTestResource implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> issued = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", this::answer);
      server.start();
      return Map.of(
          "voltide.contracts.provider",
          "http://127.0.0.1:%d/contracts".formatted(server.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode order = JSON.readTree(exchange.getRequestBody());
      String exi = order.get("exiRequest").asText();
      switch (exi) {
        case "refuse" -> exchange.sendResponseHeaders(503, -1);
        case "nonsense" -> send(exchange, "nonsense");
        case "long" -> send(exchange, "{\"exiResponse\":\"%s\"}".formatted("A".repeat(5_604)));
        case "late" -> stopped.await();
        default -> send(exchange, issue(order, exi));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private String issue(JsonNode order, String exi) {
    byte[] action = order.get("action").asText().getBytes(StandardCharsets.US_ASCII);
    ObjectNode answer =
        JSON.createObjectNode()
            .put("exiResponse", Base64.getEncoder().encodeToString(action) + exi);
    if (order.has("maximumContractCertificateChains")) {
      int most = order.get("maximumContractCertificateChains").asInt();
      answer.put("remainingContracts", most - issued.merge(exi, 1, Integer::sum));
    }
    return answer.toString();
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
