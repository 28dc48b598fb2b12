package org.voltide.csms.roaming;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An e-mobility provider as seen from the specification alone: plain HTTP and text, nothing of the
 * code under test. What it answers at an address can be replaced, by nonsense too.
 */
public final class MockPartner implements AutoCloseable {

  /** What it was asked. */
  public record Asked(String method, String path, Map<String, String> headers, String body) {}

  /** What it answers. */
  public record Answer(int status, String body, Map<String, String> headers) {
    public static Answer of(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  /** How it answers; the address may be answered by itself. */
  @FunctionalInterface
  public interface Manner {
    Answer answer(Asked asked) throws InterruptedException;
  }

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final String partyId;
  public volatile List<String> versions = List.of("2.1.1", "2.2.1", "2.3.0");
  public volatile boolean wantsPlainToken;
  public volatile String role = "EMSP";

  /** What others have to show; and what it shows them. */
  public volatile String tokenForOthers = "token-B-of-the-mock";

  public volatile String tokenOfOthers = "";

  public MockPartner(String partyId) {
    this.partyId = partyId;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String versionsUrl() {
    return address() + "/versions";
  }

  /** Answers so from now on where the path begins like this. */
  public void answer(String path, Manner manner) {
    manners.put(path, manner);
  }

  public void behave(String path) {
    manners.remove(path);
  }

  /** What it was asked so far at addresses that begin like this, the oldest first. */
  public List<Asked> asked(String method, String path) {
    return asked.stream()
        .filter(a -> a.method().equals(method) && a.path().startsWith(path))
        .toList();
  }

  public String credentials() {
    return credentials("NL", partyId);
  }

  /** As if it were somebody else. */
  public String credentials(String country, String party) {
    return """
    {"token":"%s","url":"%s","roles":[{"role":"%s","party_id":"%s","country_code":"%s",
     "business_details":{"name":"Mock %s","website":"https://mock.example"}}],"later":{"x":1}}
    """
        .formatted(tokenForOthers, versionsUrl(), role, party, country, party);
  }

  /** Asks somebody else, with the token that it was given in Base64. */
  public HttpResponse<String> ask(String method, String url, String body) {
    return ask(method, url, body, "Token " + base64(tokenOfOthers));
  }

  public HttpResponse<String> ask(String method, String url, String body, String authorization) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .timeout(Duration.ofSeconds(60))
              .header("Authorization", authorization)
              .header("Content-Type", "application/json")
              .header("X-Request-ID", "request-1")
              .header("X-Correlation-ID", "correlation-1")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String envelope(String data) {
    return """
    {"data":%s,"status_code":1000,"timestamp":"2015-06-30T21:59:59"}
    """
        .formatted(data);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Asked question =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        e -> e.getKey().toLowerCase(Locale.ROOT), e -> e.getValue().getFirst())),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(question);
    Answer answer;
    try {
      answer = answer(question);
    } catch (InterruptedException stopping) {
      exchange.close();
      return;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    } catch (IOException gone) {
      // Who asked has had enough.
    }
  }

  private Answer answer(Asked question) throws InterruptedException {
    String path = question.path().replaceAll("\\?.*", "");
    String longest =
        manners.keySet().stream()
            .filter(path::startsWith)
            .max(Comparator.comparingInt(String::length))
            .orElse(null);
    if (longest != null) {
      return manners.get(longest).answer(question);
    }
    String expected = "Token " + (wantsPlainToken ? tokenForOthers : base64(tokenForOthers));
    if (!expected.equals(question.headers().get("authorization"))) {
      return Answer.of(401, "{\"status_code\":2001,\"timestamp\":\"2015-06-30T21:59:59Z\"}");
    }
    if (path.equals("/versions")) {
      return Answer.of(
          200,
          envelope(
              versions.stream()
                  .map(v -> "{\"version\":\"%s\",\"url\":\"%s/%s\"}".formatted(v, address(), v))
                  .collect(Collectors.joining(",", "[", "]"))));
    }
    if (versions.contains(path.substring(1))) {
      return Answer.of(200, envelope(details(path.substring(1))));
    }
    return path.endsWith("/credentials") && !question.method().equals("DELETE")
        ? Answer.of(200, envelope(credentials()))
        : Answer.of(200, envelope(path.endsWith("/tokens") ? "[]" : "null"));
  }

  private String details(String version) {
    return Stream.of(
            "credentials SENDER",
            "locations RECEIVER",
            "tariffs RECEIVER",
            "sessions RECEIVER",
            "cdrs RECEIVER",
            "tokens SENDER",
            "commands SENDER",
            "unheardof SENDER")
        .map(module -> module.split(" "))
        .map(
            module ->
                "{\"identifier\":\"%s\",\"role\":\"%s\",\"url\":\"%s/%s/%s\"}"
                    .formatted(module[0], module[1], address(), version, module[0]))
        .collect(
            Collectors.joining(
                ",", "{\"version\":\"%s\",\"endpoints\":[".formatted(version), "]}"));
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
