package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class EventsResourceTest {

  private static final Logger LOG = Logger.getLogger(EventsResourceTest.class);

  @TestHTTPResource("/api/v1/events?topics=site")
  URI address;

  @Inject LiveEvents events;

  @Test
  void whatIsChangedIsHeard() throws IOException, InterruptedException {
    String key =
        Callers.user()
            .body(Map.of("name", "listener", "role", "viewer"))
            .post("/api/v1/api-keys")
            .path("key");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("X-API-Key", key)
            .header("Accept-Encoding", "gzip")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
      await().until(() -> events.isHeard("site"));
      Callers.administrator()
          .body(
              """
              {"id":"heard","name":"Heard","timeZone":"UTC","importLimitW":1,"exportLimitW":2}
              """)
          .post("/api/v1/sites")
          .then()
          .statusCode(201);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(response.join().body(), StandardCharsets.UTF_8))) {
        assertThat(response.join().headers().firstValue("content-type"))
            .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(lines.readLine()).as("sign of life").isEqualTo(":alive");
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isEqualTo("event:site");
        assertThat(lines.readLine()).startsWith("data:{").contains("\"id\":\"heard\"");
      }
    }
    await().until(() -> !events.isHeard("site"));
  }

  @Test
  void aStreamEndsWhenItsKeyIsRevokedOrItsUserDisabled() throws Exception {
    Response made =
        Callers.user().body(Map.of("name", "revoked", "role", "viewer")).post("/api/v1/api-keys");
    expectEnd(
        HttpRequest.newBuilder(address).header("X-API-Key", made.path("key")),
        () -> Callers.user().delete("/api/v1/api-keys/{id}", made.<String>path("id")));
    Response user =
        Callers.user().body(Map.of("name", "leaver", "role", "viewer")).post("/api/v1/users");
    String token =
        Callers.user()
            .body(Map.of("username", "leaver", "password", user.<String>path("password")))
            .post("/api/v1/login")
            .path("token");
    expectEnd(
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token),
        () ->
            Callers.user()
                .body(Map.of("disabled", true))
                .patch("/api/v1/users/{id}", user.<String>path("id")));
  }

  @Test
  void whenARevocationIsAnsweredTheStreamHasEnded() {
    Response made =
        Callers.user().body(Map.of("name", "at once", "role", "viewer")).post("/api/v1/api-keys");
    HttpRequest request =
        HttpRequest.newBuilder(address).header("X-API-Key", made.<String>path("key")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> !events.isHeard("site"));
      var stream = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
      await().atMost(Duration.ofSeconds(60)).until(() -> events.isHeard("site"));
      Callers.user()
          .delete("/api/v1/api-keys/{id}", made.<String>path("id"))
          .then()
          .statusCode(204);
      assertThat(events.isHeard("site")).isFalse();
      await().atMost(Duration.ofSeconds(60)).until(stream::isDone);
    }
  }

  private static void expectEnd(HttpRequest.Builder request, Supplier<Response> revocation)
      throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try {
      HttpResponse<InputStream> stream =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      assertThat(revocation.get().statusCode()).isLessThan(300);
      assertThat(CompletableFuture.runAsync(() -> readToEnd(stream.body())))
          .succeedsWithin(Duration.ofSeconds(60));
    } finally {
      client.shutdownNow();
    }
  }

  private static void readToEnd(InputStream stream) {
    try (stream) {
      stream.readAllBytes();
    } catch (IOException cutOff) {
      LOG.debug("A stream that is cut off has ended, too", cutOff);
    }
  }

  @Test
  void anUnknownTopicIsRefused() {
    Callers.viewer()
        .get("/api/v1/events?topics=site,weather")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("topics"));
  }
}
