package org.voltide.simulator.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A client of {@code /api/v1} with an API key. Thread-safe. */
public final class CoreApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int CONFLICT = 409;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final HttpClient http;
  private final URI base;
  private final String apiKey;

  /** The shared clock's reading. */
  public record Clock(Instant now, double speed, Instant realNow) {}

  /**
   * @param server such as {@code http://localhost:8080}
   */
  public CoreApi(HttpClient http, URI server, String apiKey) {
    this.http = http;
    this.base = URI.create(server.toString().replaceAll("/+$", "") + "/api/v1");
    this.apiKey = apiKey;
  }

  /**
   * The core's simulated time, corrected by half of what asking for it took.
   *
   * @throws CoreException when the core does not answer
   */
  public Clock clock() {
    long asked = System.nanoTime();
    Clock read = JSON.convertValue(get("/clock"), Clock.class);
    double travelNanos = (System.nanoTime() - asked) / 2.0;
    return new Clock(
        read.now.plusNanos(Math.round(travelNanos * read.speed)), read.speed, read.realNow);
  }

  /** Creates a resource; empty when it already exists. */
  Optional<JsonNode> create(String path, Object body) {
    HttpResponse<String> response = send("POST", path, "application/json", json(body));
    return response.statusCode() == CONFLICT
        ? Optional.empty()
        : Optional.of(read(checked(response, "POST " + path).body()));
  }

  JsonNode put(String path, Object body) {
    HttpResponse<String> response = send("PUT", path, "application/json", json(body));
    return read(checked(response, "PUT " + path).body());
  }

  void putCsv(String path, String csv) {
    checked(send("PUT", path, "text/csv", csv), "PUT " + path);
  }

  JsonNode get(String path) {
    return read(checked(send("GET", path, "application/json", ""), "GET " + path).body());
  }

  /** All items of a list, page after page. */
  List<JsonNode> list(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=500" + cursor);
      ((ArrayNode) page.withArray("items")).forEach(items::add);
      cursor = page.hasNonNull("next") ? "&cursor=" + encoded(page.get("next").asText()) : "";
    } while (!cursor.isEmpty());
    return items;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(String method, String path, String type, String body) {
    boolean bare = Set.of("GET", "DELETE").contains(method);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("X-API-Key", apiKey)
            .header("Content-Type", type)
            .method(method, bare ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CoreException("the core at %s does not answer".formatted(base), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoreException("interrupted", e);
    }
  }

  private static HttpResponse<String> checked(HttpResponse<String> response, String call) {
    if (response.statusCode() >= 300) {
      throw new CoreException(
          "%s was answered with %d: %s"
              .formatted(call, response.statusCode(), response.body().strip()));
    }
    return response;
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new CoreException("cannot write " + body.getClass(), e);
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body.isBlank() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new CoreException("the core's answer is not JSON", e);
    }
  }
}
