package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server on loopback that goes by the name of somebody else. */
class PinnedHttpTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int MOST = 16;

  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/echo", exchange -> answer(exchange, 200, read(exchange)));
    server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(MOST + 1)));
    server.createContext("/away", PinnedHttpTest::redirect);
    server.createContext("/silent", exchange -> await(exchange));
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private String read(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestHeaders().getFirst("Host"));
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", "/echo");
    answer(exchange, 302, "");
  }

  private void await(HttpExchange exchange) throws IOException {
    try {
      over.await();
      answer(exchange, 200, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private PinnedHttp http(Duration patience, Predicate<InetAddress> isAllowed) {
    return new PinnedHttp(
        patience,
        MOST,
        isAllowed,
        host -> {
          resolved.add(host);
          return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
  }

  private URI at(String path) {
    return URI.create(
        "http://responder.example:%d%s".formatted(server.getAddress().getPort(), path));
  }

  @Test
  void whatWasJudgedIsConnectedToAndHearsTheName() throws Exception {
    try (PinnedHttp http = http(LONG, _ -> true)) {
      byte[] said =
          http.post(at("/echo"), "text/plain", "hello".getBytes(StandardCharsets.UTF_8), "*/*");
      assertThat(said).asString().isEqualTo("hello");
    }
    assertThat(resolved).containsExactly("responder.example");
    assertThat(asked).containsExactly("responder.example:" + server.getAddress().getPort());
  }

  @Test
  void innerAddressesAreNotConnectedToWhateverNameLeadsThere() {
    try (PinnedHttp http = http(LONG, address -> !InnerAddresses.include(address))) {
      assertThatThrownBy(() -> http.get(at("/echo"), "*/*"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("inner address");
    }
    try (PinnedHttp http =
        new PinnedHttp(LONG, MOST, address -> !InnerAddresses.include(address))) {
      URI literal = URI.create("http://127.0.0.1:%d/echo".formatted(server.getAddress().getPort()));
      assertThatThrownBy(() -> http.get(literal, "*/*")).hasMessageContaining("inner address");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void answersAreBounded() {
    try (PinnedHttp http = http(LONG, _ -> true)) {
      assertThatThrownBy(() -> http.get(at("/long"), "*/*")).hasMessageContaining("longer than 16");
      assertThatThrownBy(() -> http.get(at("/away"), "*/*")).hasMessage("the answer is 302");
      assertThatThrownBy(() -> http.get(at("/none"), "*/*")).hasMessage("the answer is 404");
    }
    try (PinnedHttp http = http(Duration.ofMillis(200), _ -> true)) {
      assertThatThrownBy(() -> http.get(at("/silent"), "*/*")).isInstanceOf(IOException.class);
    }
  }
}
