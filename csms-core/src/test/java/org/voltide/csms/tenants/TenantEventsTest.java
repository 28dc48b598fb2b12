package org.voltide.csms.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.transactions.LiveSessions;

/** The event stream of a tenant. */
@QuarkusTest
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TenantEventsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TestHTTPResource("/api/v1/events?topics=session,security,site")
  URI address;

  @Inject Database database;
  @Inject LiveEvents events;
  @Inject LiveSessions sessions;

  @Test
  void tenantsHearOfTheirSitesUntilTheseChange() throws IOException, InterruptedException {
    Party theirs = Party.make("events-theirs", 990_003, database);
    Party ours = Party.make("events-ours", 990_004, database);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("X-API-Key", ours.key(Roles.VIEWER)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
      await().atMost(PATIENCE).until(() -> events.isHeard("security"));
      events.publish("security", theirs);
      events.publish("site", theirs.id(), theirs);
      sessions.changed(theirs.session());
      sessions.changed(ours.session());
      try (Stream<String> lines = answer.join().body()) {
        List<String> told = lines.filter(line -> line.startsWith("data:")).limit(1).toList();
        assertThat(told.getFirst())
            .contains(ours.session().toString())
            .doesNotContain(Party.DRIVER, theirs.id());
      }
    }
    await().atMost(PATIENCE).until(() -> !events.isHeard("security"));
  }

  @Test
  void aStreamEndsWhenASiteChangesHands() throws IOException, InterruptedException {
    Party ours = Party.make("events-change", 990_005, database);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("X-API-Key", ours.key(Roles.VIEWER)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
      await().atMost(PATIENCE).until(() -> events.isHeard("security"));
      Callers.administrator()
          .delete("/api/v1/tenants/events-change/sites/events-change")
          .then()
          .statusCode(200);
      await().atMost(PATIENCE).until(() -> !events.isHeard("security"));
      answer.join().body().close();
    }
  }
}
