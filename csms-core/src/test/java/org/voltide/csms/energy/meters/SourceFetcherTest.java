package org.voltide.csms.energy.meters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class SourceFetcherTest {

  private static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final Fired<PowerChanged> changes = new Fired<>();
  private final PowerStore store = new PowerStore(database, changes, clock);
  private final PowerSources sources = new PowerSources(database, clock);
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";

  private record Allowed(boolean local, Duration patience) implements SourceSettings {}

  @BeforeEach
  void serve() throws IOException {
    database.update(
        "insert into site values ('depot', 'Depot', null, null, 'UTC', 100000, 100000, 5000, now())");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "file:///etc/passwd");
          exchange.sendResponseHeaders(status, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private PowerSource fetched(SourceAddress.Format format, boolean local)
      throws InterruptedException {
    String url = "http://127.0.0.1:%d/load".formatted(server.getAddress().getPort());
    sources.set("depot", Quantity.LOAD, Kind.FORECAST, new SourceAddress(url, format, 60));
    return fetchedAgain(local);
  }

  private PowerSource fetchedAgain(boolean local) throws InterruptedException {
    SourceFetcher fetcher =
        new SourceFetcher(
            sources, new PowerImport(store, clock), new Allowed(local, Duration.ofSeconds(20)));
    try {
      fetcher.fetchDue();
    } finally {
      fetcher.close();
    }
    return sources.of("depot").getFirst();
  }

  @Test
  void whatASourceSaysIsTakenAndKeptWhenItFails() throws InterruptedException {
    answer = "start,power_w\n2026-03-01T12:00:00Z,800\n2026-03-01T12:15:00Z,900\n";
    PowerSource source = fetched(SourceAddress.Format.CSV, true);
    assertThat(source.fetchedAt()).contains(NOW);
    assertThat(source.nextAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(store.known("depot", Quantity.LOAD).given().watts())
        .containsExactly(Map.entry(NOON, 800.0), Map.entry(NOON.plusSeconds(900), 900.0));
    assertThat(changes.events()).containsExactly(new PowerChanged("depot", false));

    status = 500;
    database.update("update power_source set next_at = ?, failures = 2", NOW);
    PowerSource failed = fetchedAgain(true);
    assertThat(failed.error()).contains("cannot be fetched: the answer is 500");
    assertThat(failed.failures()).isEqualTo(3);
    assertThat(failed.nextAt()).isEqualTo(NOW.plus(Duration.ofHours(8)));
    assertThat(failed.fetchedAt()).contains(NOW);
    assertThat(store.known("depot", Quantity.LOAD).given().watts()).hasSize(2);

    status = 200;
    answer = "start,power_w\n2026-03-01T12:00:00Z,1\n2026-03-01T12:00:00Z,2\n";
    database.update("update power_source set next_at = ?", NOW);
    assertThat(fetchedAgain(true).error())
        .contains("line 3: 2026-03-01T12:00:00Z was already given in line 2");
    assertThat(store.known("depot", Quantity.LOAD).given().watts()).hasSize(2);
  }

  @Test
  void aSourceMaySpeakJson() throws InterruptedException {
    answer =
        """
        [{"start":"2026-03-01T12:00:00Z","powerKw":1},{"start":"2026-03-01T13:00:00Z","powerKw":2}]
        """;
    assertThat(fetched(SourceAddress.Format.JSON, true).error()).isEmpty();
    assertThat(store.known("depot", Quantity.LOAD).given().watts()).hasSize(8);
  }

  @Test
  void redirectsAndAddressesOfThisMachineAreRefused() throws InterruptedException {
    status = 302;
    assertThat(fetched(SourceAddress.Format.CSV, true).error())
        .contains("cannot be fetched: the answer is 302");
    status = 200;
    assertThat(fetched(SourceAddress.Format.CSV, false).error().orElseThrow())
        .contains("voltide.sources.local");
  }

  @Test
  void pausesDoubleUpToADay() {
    PowerSource source =
        new PowerSource(
            Quantity.PV,
            Kind.FORECAST,
            new SourceAddress("https://example.org", SourceAddress.Format.CSV, 30),
            NOW,
            Optional.empty(),
            0,
            Optional.empty());
    assertThat(PowerSources.pause(source, 0)).isEqualTo(Duration.ofMinutes(30));
    assertThat(PowerSources.pause(source, 2)).isEqualTo(Duration.ofHours(2));
    assertThat(PowerSources.pause(source, 99)).isEqualTo(Duration.ofDays(1));
  }
}
