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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hub as seen from the specification alone, NL*HUB, with parties behind it that are nothing but
 * what they were asked and how they answer. It passes on by headers what the server under test
 * sends, and sends as any of its parties.
 */
public final class MockHub implements AutoCloseable {
  private static final String COUNTRY = "NL";
  private static final String HUB = "HUB";

  /** What a party was asked, with the headers that the hub got. */
  public record Asked(String method, String path, Map<String, String> headers, String body) {}

  /** A party behind the hub; its answer is what is inside an envelope, or a whole one. */
  public static final class Client {
    private final String id;
    private final String role;
    public volatile String status = "CONNECTED";
    public volatile Function<Asked, String> manner = asked -> MockPartner.envelope("null");
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private Client(String id, String role) {
      this.id = id;
      this.role = role;
    }

    public List<Asked> asked(String method, String part) {
      return asked.stream()
          .filter(a -> a.method().equals(method) && a.path().contains(part))
          .toList();
    }

    String info() {
      return """
      {"country_code":"NL","party_id":"%s","role":"%s","status":"%s",
       "last_updated":"2026-05-01T11:00:00Z"}
      """
          .formatted(id, role, status);
    }
  }

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final String version;
  public volatile String token = "";

  /** What the list of parties is answered with. */
  public volatile String list = "";

  /** Asked of the hub itself. */
  public final List<Asked> own = new CopyOnWriteArrayList<>();

  public MockHub(String version) {
    this.version = version;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public Client join(String id, String role) {
    Client joined = new Client(id, role);
    clients.put(id, joined);
    return joined;
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** In 2.2.1 a hub has a role of its own, in 2.3.0 it lists whom it reaches. */
  public String credentials() {
    boolean old = version.equals("2.2.1");
    String roles =
        old
            ? role(HUB, "HUB")
            : Stream.concat(
                    clients.values().stream().map(c -> role(c.id, c.role)),
                    Stream.of(
                        "{\"role\":\"CPO\",\"party_id\":\"VLT\",\"country_code\":\"DE\","
                            + "\"business_details\":{\"name\":\"You\"}}"))
                .collect(Collectors.joining(","));
    return "{\"token\":\"hub-token\",\"url\":\"%s/versions\",%s\"roles\":[%s]}"
        .formatted(address(), old ? "" : "\"hub_party_id\":\"NLHUB\",", roles);
  }

  private static String role(String id, String role) {
    return "{\"role\":\"%s\",\"party_id\":\"%s\",\"country_code\":\"NL\",\"business_details\":{\"name\":\"%s\"}}"
        .formatted(role, id, id);
  }

  /** Headers of a message of one of its parties, or of itself. */
  public static Map<String, String> from(String party) {
    Map<String, String> headers = new HashMap<>();
    headers.put("OCPI-from-country-code", COUNTRY);
    headers.put("OCPI-from-party-id", party);
    headers.put("OCPI-to-country-code", "DE");
    headers.put("OCPI-to-party-id", "VLT");
    return headers;
  }

  public HttpResponse<String> send(
      Map<String, String> routing, String method, String url, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Token " + MockPartner.base64(token))
            .header("Content-Type", "application/json")
            .header("X-Request-ID", "request-7")
            .header("X-Correlation-ID", "correlation-7")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    routing.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Asked asked =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        e -> e.getKey().toLowerCase(Locale.ROOT), e -> e.getValue().getFirst())),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] body = answer(asked).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    } catch (IOException gone) {
      // Who asked has had enough.
    }
  }

  private String answer(Asked asked) {
    String path = asked.path();
    if (path.equals("/versions")) {
      return MockPartner.envelope(
          "[{\"version\":\"%s\",\"url\":\"%s/details\"}]".formatted(version, address()));
    } else if (path.equals("/details")) {
      return MockPartner.envelope(details());
    } else if (path.startsWith("/credentials")) {
      return MockPartner.envelope(credentials());
    } else if (path.startsWith("/hubclientinfo")) {
      own.add(asked);
      return list.isEmpty() ? MockPartner.envelope(infos()) : list;
    }
    return passedOn(asked);
  }

  private String infos() {
    return clients.values().stream().map(Client::info).collect(Collectors.joining(",", "[", "]"));
  }

  private String passedOn(Asked asked) {
    String country = asked.headers().get("ocpi-to-country-code");
    String party = asked.headers().get("ocpi-to-party-id");
    if (!"DE".equals(asked.headers().get("ocpi-from-country-code"))) {
      return failed(2001, "you are nobody");
    } else if (party == null) {
      return openly(asked);
    } else if (COUNTRY.equals(country) && party.equals(HUB)) {
      own.add(asked);
      clients.values().forEach(each -> asked(each, asked));
      return MockPartner.envelope(asked.method().equals("GET") ? "[]" : "null");
    }
    Client receiver = clients.get(party);
    return receiver == null ? failed(4001, "who is that") : asked(receiver, asked);
  }

  private static String asked(Client receiver, Asked asked) {
    receiver.asked.add(asked);
    return receiver.manner.apply(asked);
  }

  private String openly(Asked asked) {
    own.add(asked);
    return clients.values().stream()
        .map(each -> asked(each, asked))
        .filter(answer -> answer.contains("\"allowed\""))
        .findFirst()
        .orElse(failed(2004, "nobody knows this token"));
  }

  public static String failed(int status, String why) {
    return "{\"status_code\":%d,\"status_message\":\"%s\",\"timestamp\":\"2026-05-01T12:00:00Z\"}"
        .formatted(status, why);
  }

  private String details() {
    return Stream.of(
            "credentials SENDER",
            "hubclientinfo SENDER",
            "locations RECEIVER",
            "locations SENDER",
            "tariffs RECEIVER",
            "sessions RECEIVER",
            "cdrs RECEIVER",
            "tokens SENDER",
            "commands RECEIVER")
        .map(module -> module.split(" "))
        .map(
            module ->
                "{\"identifier\":\"%s\",\"role\":\"%s\",\"url\":\"%s/%s\"}"
                    .formatted(
                        module[0],
                        module[1],
                        address(),
                        module[0].matches("credentials|hubclientinfo")
                            ? module[0]
                            : module[1].toLowerCase(Locale.ROOT) + "/" + module[0]))
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
