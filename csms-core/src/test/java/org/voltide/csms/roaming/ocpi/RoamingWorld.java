package org.voltide.csms.roaming.ocpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.energy.control.Preference;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.platform.SetClock;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerClient;
import org.voltide.csms.roaming.partners.PartnerLog;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.sessions.DriverPreferences;
import org.voltide.csms.roaming.shared.Publisher;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.store.Database;
import org.voltide.csms.traces.Tracing;

/** An operator with a site and a station, whose interfaces of OCPI answer on loopback. */
public final class RoamingWorld implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  public final SetClock clock = new SetClock(NOW);
  public final Database database = new Database(TestDatabase.migrated().dataSource());
  public final RoamingSettings settings;
  public final Partners partners;
  public final PartnerLog log;
  public final PartnerClient client;
  public final Registration registration;
  public final SharedObjects objects = new SharedObjects(database);
  public final Publisher publisher;

  /** What drivers prefer, by session; more than 50 kWh are not possible. */
  public final Map<UUID, Preference> preferred = new ConcurrentHashMap<>();

  private static final double MOST_WH = 50_000;
  private final List<Module> modules = new ArrayList<>();
  private final OcpiServer server;
  private final HttpServer http;
  private final Path data;

  private record Set(Optional<String> address, Duration patience, String partyId, boolean provider)
      implements RoamingSettings {
    @Override
    public String countryCode() {
      return "DE";
    }

    @Override
    public String businessName() {
      return "Voltide Depots";
    }

    @Override
    public String currency() {
      return "EUR";
    }

    @Override
    public boolean local() {
      return true;
    }

    @Override
    public Duration settleAfter() {
      return Duration.ofMinutes(5);
    }

    @Override
    public long mostReceived() {
      return 20_000;
    }

    @Override
    public int mostObjects() {
      return 200;
    }

    @Override
    public Duration keepMessages() {
      return Duration.ofDays(14);
    }

    @Override
    public int mostMessages() {
      return 50;
    }
  }

  public RoamingWorld() {
    this(Duration.ofSeconds(30));
  }

  /**
   * @param patience with partners
   */
  public RoamingWorld(Duration patience) {
    this(patience, "VLT", false);
  }

  /** One that is a provider, too. */
  public static RoamingWorld ofProvider(String partyId) {
    return new RoamingWorld(Duration.ofSeconds(30), partyId, true);
  }

  private RoamingWorld(Duration patience, String partyId, boolean provider) {
    try {
      data = Files.createTempDirectory("roaming");
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings =
        new Set(
            Optional.of("http://127.0.0.1:" + http.getAddress().getPort()),
            patience,
            partyId,
            provider);
    partners = new Partners(database, new SecretBox(data), clock);
    log = new PartnerLog(database, settings, clock);
    client = new PartnerClient(settings, partners, log, Tracing.off());
    registration = new Registration(settings, partners, client);
    publisher = new Publisher(database, settings, clock);
    modules.add(new LocationsModule(objects, registration));
    modules.add(new TariffsModule(objects, registration));
    modules.add(
        new SessionsModule(
            objects,
            registration,
            new DriverPreferences(
                database,
                (session, preference) -> {
                  preferred.put(session, preference);
                  return preference.energyWh().orElse(0) <= MOST_WH;
                })));
    modules.add(new CdrsModule(objects, registration));
    server = new OcpiServer(partners, registration, log, modules, clock);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/ocpi", this::handle);
    http.start();
    registerSite();
  }

  public void serve(Module module) {
    modules.add(module);
  }

  private void registerSite() {
    database.update(
        "insert into site values ('depot', 'Depot', 52.5, 13.4, 'Europe/Berlin', 100000, 100000,"
            + " 5000, ?)",
        clock.instant());
    database.update(
        "insert into station (id, site_id, name, online, created_at)"
            + " values ('CS-1', 'depot', 'One', true, ?)",
        clock.instant());
    database.update("insert into evse values ('CS-1', 1, 'DC', 3, 50000, 20000)");
    database.update("insert into evse values ('CS-1', 2, 'AC', 3, 22000, 0)");
    database.update("insert into connector values ('CS-1', 1, 1, 'cCCS2', 'Available', null)");
    database.update("insert into connector values ('CS-1', 2, 1, 'sType2', 'Available', null)");
    database.update(
        "insert into roaming_site values ('depot', 'Hafenstr. 1', 'Berlin', '10115', null, 'DEU',"
            + " 19)");
    database.update(
        "insert into site_tariff values ('depot', ?, 'EUR', 0.59, 1.20, 0.35)",
        clock.instant().minus(Duration.ofDays(1)));
  }

  /** A partner that asked for nothing yet but its registration, which it was invited to. */
  public Partner registered(MockPartner mock) {
    return registered(mock, "2.3.0");
  }

  public Partner registered(MockPartner mock, String version) {
    Registration.Invitation invitation = registration.invite("Mock", V2gPolicy.CHARGE_ONLY);
    mock.tokenOfOthers = invitation.token();
    var answer = mock.ask("POST", url(version + "/credentials"), mock.credentials());
    JsonNode envelope = Json.stored(answer.body());
    if (envelope.path("status_code").asInt() != 1000) {
      throw new AssertionError(answer.body());
    }
    mock.tokenOfOthers = envelope.path("data").path("token").asText();
    return partners.demand(invitation.partner().id());
  }

  /** A token as a partner of this party writes it. */
  public static String token(String party, String uid, String whitelist) {
    return """
    {"country_code":"NL","party_id":"%s","uid":"%s","type":"RFID","contract_id":"NL-%s-C1",
     "issuer":"Mock","valid":true,"whitelist":"%s","language":"nl","news":{"of":"the future"},
     "last_updated":"2026-05-01T10:00:00"}
    """
        .formatted(party, uid, party, whitelist);
  }

  /** Below {@code /ocpi/}. */
  public String url(String path) {
    return settings.address().orElseThrow() + "/ocpi/" + path;
  }

  /** The envelope that a partner gets. */
  public JsonNode get(MockPartner mock, String path) {
    return Json.stored(mock.ask("GET", url(path), "").body());
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), e -> e.getValue().getFirst()));
    try (OutputStream out = exchange.getResponseBody()) {
      OcpiAnswer answer =
          server.answer(
              OcpiResource.request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  headers,
                  exchange.getRequestBody().readAllBytes()));
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.http(), body.length);
      out.write(body);
    } catch (InterruptedException stopping) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    http.stop(0);
    client.close();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
