package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who asks and orders over the REST API. */
final class Operator implements AutoCloseable {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(40);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String key;

  /**
   * @param address of the core
   * @param key an API key
   */
  Operator(String address, String key) {
    this.address = address;
    this.key = key;
  }

  /** What the API answered. */
  record Answer(int status, JsonNode body) {
    /** The body of a request that was done. */
    JsonNode done() {
      assertThat(status).as("%s", body).isBetween(200, 299);
      return body;
    }
  }

  JsonNode get(String path) {
    return send("GET", path, "").done();
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  private Answer send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
            .timeout(ANSWERS_WITHIN)
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + path, e);
    }
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
