package org.voltide.csms.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.alarms.Destination.Kind;
import org.voltide.csms.platform.InnerAddresses;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class OutboxTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private record Settings(boolean privateAddresses, Mail mail) implements AlarmSettings {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(60);
    }
  }

  private record Server(Optional<String> host, int port, AlarmSettings.Security security)
      implements AlarmSettings.Mail {
    private Server(int port) {
      this(Optional.of("127.0.0.1"), port, AlarmSettings.Security.NONE);
    }

    @Override
    public AlarmSettings.Security security() {
      return security;
    }

    @Override
    public Optional<String> user() {
      return Optional.empty();
    }

    @Override
    public Optional<String> password() {
      return Optional.empty();
    }

    @Override
    public String from() {
      return "voltide@example.org";
    }
  }

  private record Received(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).getFirst();
    }
  }

  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final List<Received> received = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir Path data;
  private HttpServer receiver;
  private volatile int status = 204;
  private Destinations destinations;

  @BeforeEach
  void aReceiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
    open.add(() -> receiver.stop(0));
    destinations =
        new Destinations(database, new SecretBox(data), Clock.systemUTC(), new ObjectMapper());
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    synchronized (received) {
      received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private Outbox outbox(AlarmSettings settings) {
    Webhook webhook = new Webhook(settings);
    open.add(webhook::close);
    return new Outbox(database, new SecretBox(data), webhook, new Mailer(settings));
  }

  private Outbox hooks(boolean privateAddresses) {
    return outbox(new Settings(privateAddresses, new Server(1)));
  }

  private Destinations.Made hook() {
    String address = "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
    return destinations.create(new Destinations.Wanted("h", Kind.WEBHOOK, address));
  }

  private Destinations.Made hookNobodyAnswersAt() {
    String address = "http://127.0.0.1:1/hook";
    return destinations.create(new Destinations.Wanted("dead", Kind.WEBHOOK, address));
  }

  private Delivery only() {
    return database.query(Delivery.SELECT, Delivery::of).getFirst();
  }

  @Test
  void aWebhookIsSignedAndDeliveredOnce() throws Exception {
    Destinations.Made hook = hook();
    destinations.test(hook.id(), NOW);
    Outbox outbox = hooks(true);
    outbox.deliverDue(NOW);
    outbox.deliverDue(NOW.plusSeconds(3600));
    assertThat(received).hasSize(1);
    Received one = received.getFirst();
    assertThat(one.body()).contains("\"test\":true");
    assertThat(one.header("Voltide-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(one.header("Voltide-signature"))
        .isEqualTo(
            "v1=" + Webhook.signature(hook.secret(), one.header("Voltide-timestamp"), one.body()));
    assertThat(only().deliveredAt()).isEqualTo(NOW);
    assertThat(only().attempts()).isEqualTo(1);
  }

  @Test
  void aFailureIsTriedAgainWithGrowingPauses() throws Exception {
    destinations.test(hook().id(), NOW);
    Outbox outbox = hooks(true);
    status = 500;
    outbox.deliverDue(NOW);
    assertThat(only().error()).isEqualTo("the answer is 500");
    assertThat(only().nextAt()).isEqualTo(NOW.plusSeconds(30));
    outbox.deliverDue(NOW.plusSeconds(29));
    assertThat(received).hasSize(1);
    outbox.deliverDue(NOW.plusSeconds(30));
    assertThat(only().nextAt()).isEqualTo(NOW.plusSeconds(90));
    status = 200;
    outbox.deliverDue(NOW.plusSeconds(90));
    assertThat(only().deliveredAt()).isEqualTo(NOW.plusSeconds(90));
    assertThat(only().error()).isNull();
  }

  @Test
  void aDestinationThatFailsHoldsUpNobodyAndIsAskedOnceARound() throws Exception {
    Destinations.Made dead = hookNobodyAnswersAt();
    for (int i = 0; i < 30; i++) {
      destinations.test(dead.id(), NOW.minusSeconds(60));
    }
    Destinations.Made alive = hook();
    destinations.test(alive.id(), NOW);
    destinations.test(alive.id(), NOW);
    hooks(true).deliverDue(NOW);
    assertThat(received).hasSize(2);
    assertThat(
            database.query(Delivery.SELECT, Delivery::of).stream()
                .filter(delivery -> delivery.attempts() > 0)
                .filter(delivery -> delivery.deliveredAt() == null))
        .hasSize(1);
  }

  @Test
  void whatNobodyTakesIsGivenUpAndForgottenAfterAMonth() throws Exception {
    destinations.test(hook().id(), NOW);
    Outbox outbox = hooks(true);
    status = 302;
    Instant next = NOW;
    for (int i = 0; i < Outbox.MOST_ATTEMPTS; i++) {
      outbox.deliverDue(next);
      next = next.plus(Duration.ofHours(6));
    }
    assertThat(received).hasSize(Outbox.MOST_ATTEMPTS);
    assertThat(only().nextAt()).isNull();
    assertThat(only().deliveredAt()).isNull();
    outbox.forget(NOW.plus(Duration.ofDays(29)));
    assertThat(only().error()).isEqualTo("the answer is 302");
    outbox.forget(NOW.plus(Duration.ofDays(31)));
    assertThat(database.query(Delivery.SELECT, Delivery::of)).isEmpty();
  }

  @Test
  void pausesGrowUpToSixHours() {
    assertThat(Outbox.pause(1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Outbox.pause(4)).isEqualTo(Duration.ofMinutes(4));
    assertThat(Outbox.pause(13)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void privateNetworksAreRefusedUnlessAllowed() throws Exception {
    destinations.test(hook().id(), NOW);
    hooks(false).deliverDue(NOW);
    assertThat(received).isEmpty();
    assertThat(only().error()).contains("private network");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "0.0.0.0, true",
    "10.1.2.3, true",
    "172.16.0.1, true",
    "192.168.1.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "100.128.0.1, false",
    "8.8.8.8, false",
    "::1, true",
    "fe80::1, true",
    "fd00::1, true",
    "::ffff:10.0.0.1, true",
    "2001:db8::1, false"
  })
  void whatIsPrivate(String address, boolean isPrivate) throws IOException {
    assertThat(InnerAddresses.include(InetAddress.getByName(address))).isEqualTo(isPrivate);
  }

  @Test
  void eMailArrives() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    open.add(server::stop);
    UUID ada =
        destinations.create(new Destinations.Wanted("Ada", Kind.EMAIL, "ada@example.org")).id();
    destinations.test(ada, NOW);
    outbox(new Settings(false, new Server(server.getSmtp().getPort()))).deliverDue(NOW);
    assertThat(only().error()).isNull();
    var messages = server.getReceivedMessages();
    assertThat(messages).hasSize(1);
    assertThat(messages[0].getSubject()).isEqualTo("[Voltide] This is a test.");
    assertThat(messages[0].getAllRecipients()[0]).hasToString("ada@example.org");
    assertThat(messages[0].getFrom()[0]).hasToString("voltide@example.org");
  }

  @Test
  void eMailIsNotSentWithoutTheTlsThatIsDemanded() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    open.add(server::stop);
    Server demanding =
        new Server(
            Optional.of("127.0.0.1"), server.getSmtp().getPort(), AlarmSettings.Security.STARTTLS);
    UUID ada =
        destinations.create(new Destinations.Wanted("Ada", Kind.EMAIL, "ada@example.org")).id();
    destinations.test(ada, NOW);
    outbox(new Settings(false, demanding)).deliverDue(NOW);
    assertThat(only().error()).contains("STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "WEBHOOK, ftp://example.org/",
    "WEBHOOK, http://user:password@example.org/",
    "WEBHOOK, https://",
    "WEBHOOK, https://exa mple.org",
    "EMAIL, nobody",
    "EMAIL, 'a@example.org, b@example.org'"
  })
  void addressesThatCannotBeReadAreRefused(Kind kind, String address) {
    assertThatThrownBy(() -> destinations.create(new Destinations.Wanted("x", kind, address)))
        .isInstanceOf(Problem.class);
  }
}
