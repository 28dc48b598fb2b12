package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.diagnostics.NotifyPeriodicEventStream;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetStatus;
import org.voltide.ocpp.message.provisioning.ResetType;

class GatewayTest {
  private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
  private static final String HEARTBEAT_ANSWER =
      "[3,\"1\",{\"currentTime\":\"2026-03-01T12:00:00Z\"}]";

  private final FakeCentral central = new FakeCentral();
  private Gateway gateway;

  @BeforeEach
  void start() {
    gateway =
        Gateway.start(
            GatewaySettingsBuilder.builder(GatewaySettings.defaults())
                .plainPort(0)
                .eventLoops(1)
                .callTimeout(Duration.ofMillis(300))
                .closeTimeout(Duration.ofSeconds(1))
                .maxQueuedCalls(1)
                .maxWaitingMessages(2)
                .maxFrameBytes(20_000)
                .maxInflatedBytes(40_000)
                .messageBurst(200)
                .messagesPerSecond(1)
                .build(),
            central,
            Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Client connect(String... subprotocols) {
    return Client.connect(gateway.plainPort(), "/ocpp/CS-1", "secret", subprotocols).join();
  }

  private StationConnection opened() throws InterruptedException {
    StationConnection connection = central.opened.poll(20, TimeUnit.SECONDS);
    assertThat(connection).as("an opened connection").isNotNull();
    return connection;
  }

  @ParameterizedTest
  @CsvSource({
    "/ocpp/stranger, secret, 404",
    "/elsewhere/CS-1, secret, 404",
    "/ocpp/CS-1, wrong, 401",
    "/ocpp/busy, secret, 503"
  })
  void refusesBeforeTheUpgrade(String path, String password, int status) {
    assertThatThrownBy(() -> Client.connect(gateway.plainPort(), path, password, "ocpp2.1").join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    assertThat(central.opened).isEmpty();
  }

  @Test
  void picksTheStationsFirstVersionThatIsOurs() throws Exception {
    Client client = connect("ocpp2.2", "ocpp2.0.1", "ocpp2.1");
    assertThat(client.socket().getSubprotocol()).isEqualTo("ocpp2.0.1");
    assertThat(opened().version()).isEqualTo(OcppVersion.V2_0_1);
  }

  @Test
  void upgradesAndClosesWhenNoVersionIsCommon() {
    Client client = connect();
    assertThat(client.socket().getSubprotocol()).isEmpty();
    assertThat(client.closeCode()).isEqualTo(1002);
    assertThat(central.opened).isEmpty();
  }

  @Test
  void answersCallsAndTracesThem() throws Exception {
    Client client = connect("ocpp2.1");
    assertThat(client.say(HEARTBEAT).hear()).isEqualTo(HEARTBEAT_ANSWER);
    assertThat(central.traces)
        .extracting(MessageTrace::direction, MessageTrace::messageType, MessageTrace::frame)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(MessageTrace.Direction.IN, 2, HEARTBEAT),
            org.assertj.core.groups.Tuple.tuple(MessageTrace.Direction.OUT, 3, HEARTBEAT_ANSWER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|-1|RpcFrameworkError",
        "[2,\"7\",\"Fly\",{}]|7|NotImplemented",
        "[2,\"7\",\"Reset\",{\"type\":\"OnIdle\"}]|7|NotSupported",
        "[2,\"7\",\"Heartbeat\",{\"more\":1}]|7|FormatViolation",
        "[9,\"7\",\"Heartbeat\",{}]|7|MessageTypeNotSupported",
        "[2,\"7\",\"StatusNotification\",{}]|7|OccurrenceConstraintViolation"
      })
  void refusesBrokenMessagesAndLives(String message, String id, String code) throws Exception {
    Client client = connect("ocpp2.1");
    assertThat(client.say(message).hear()).startsWith("[4,\"" + id + "\",\"" + code + "\"");
    assertThat(client.say(HEARTBEAT).hear()).isEqualTo(HEARTBEAT_ANSWER);
  }

  @Test
  void tellsOfAnUnexpectedFailureWithoutItsDetails() throws Exception {
    central.behaviour =
        request -> CompletableFuture.failedFuture(new IllegalStateException("disk on fire"));
    assertThat(connect("ocpp2.1").say(HEARTBEAT).hear())
        .startsWith("[4,\"1\",\"InternalError\"")
        .doesNotContain("fire");
  }

  @Test
  void handlesOneMessageAtATimeInOrder() throws Exception {
    CompletableFuture<Response> first = new CompletableFuture<>();
    central.behaviour =
        request ->
            central.handled.size() == 1
                ? first
                : CompletableFuture.completedFuture(new HeartbeatResponse(FakeCentral.NOW, null));
    Client client = connect("ocpp2.1");
    client.say(HEARTBEAT).say("[2,\"2\",\"Heartbeat\",{}]").say("[2,\"x\",\"Fly\",{}]");
    assertThat(client.hear()).startsWith("[4,\"x\"");
    assertThat(central.handled).hasSize(1);
    first.complete(new HeartbeatResponse(FakeCentral.NOW, null));
    assertThat(client.hear()).startsWith("[3,\"1\"");
    assertThat(client.hear()).startsWith("[3,\"2\"");
  }

  @Test
  void closesWhenTooManyMessagesWait() {
    central.behaviour = request -> new CompletableFuture<>();
    Client client = connect("ocpp2.1");
    client.say(HEARTBEAT).say(HEARTBEAT).say(HEARTBEAT).say(HEARTBEAT);
    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void takesSendsWithoutAnswering() throws Exception {
    Client client = connect("ocpp2.1");
    client.say(
        "[6,\"s\",\"NotifyPeriodicEventStream\",{\"data\":[{\"t\":0,\"v\":\"1\"}],\"id\":1,"
            + "\"pending\":0,\"basetime\":\"2026-03-01T12:00:00Z\"}]");
    assertThat(central.sends.poll(20, TimeUnit.SECONDS))
        .isInstanceOf(NotifyPeriodicEventStream.class);
    assertThat(client.say(HEARTBEAT).hear()).isEqualTo(HEARTBEAT_ANSWER);
  }

  private CompletableFuture<? extends CallOutcome<?>> reset() {
    return gateway
        .call("CS-1", new ResetRequest(ResetType.OnIdle, null, null))
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS);
  }

  private static String id(String call) {
    return call.split("\"", -1)[1];
  }

  @Test
  void callsAStationAndGivesItsAnswer() throws Exception {
    Client client = connect("ocpp2.1");
    opened();
    var outcome = reset();
    client.say("[3,\"" + id(client.hear()) + "\",{\"status\":\"Scheduled\"}]");
    assertThat(outcome.join())
        .isInstanceOfSatisfying(
            CallOutcome.Answered.class,
            answered ->
                assertThat(answered.response())
                    .hasFieldOrPropertyWithValue("status", ResetStatus.Scheduled));
  }

  @Test
  void saysHowElseACallEnded() throws Exception {
    assertThat(reset().join()).isInstanceOf(CallOutcome.NotConnected.class);
    Client client = connect("ocpp2.1");
    opened();
    var timedOut = reset();
    String late = id(client.hear());
    assertThat(timedOut.join()).isInstanceOf(CallOutcome.TimedOut.class);
    client.say("[3,\"" + late + "\",{\"status\":\"Accepted\"}]");

    var refused = reset();
    client.say("[4,\"" + id(client.hear()) + "\",\"NotSupported\",\"no\",{}]");
    assertThat(refused.join()).isEqualTo(new CallOutcome.Refused<>("NotSupported", "no", "{}"));

    var invalid = reset();
    String invalidId = id(client.hear());
    client.say("[3,\"" + invalidId + "\",{}]");
    assertThat(invalid.join()).isInstanceOf(CallOutcome.InvalidResponse.class);
    assertThat(client.hear()).startsWith("[5,\"" + invalidId + "\"");

    var open = reset();
    var waiting = reset();
    assertThat(reset().join()).isEqualTo(new CallOutcome.QueueFull<>(1));
    client.hangUp();
    assertThat(open.join()).isInstanceOf(CallOutcome.ConnectionLost.class);
    assertThat(waiting.join()).isInstanceOf(CallOutcome.NotConnected.class);
    assertThat(gateway.counters().of(GatewayEvent.LATE_ANSWER)).isEqualTo(1);
  }

  @Test
  void theNewestConnectionOfAStationWins() throws Exception {
    Client old = connect("ocpp2.1");
    StationConnection first = opened();
    Client fresh = connect("ocpp2.0.1");
    StationConnection second = opened();
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(old.closeCode()).isEqualTo(1008);
    assertThat(central.closed.poll(20, TimeUnit.SECONDS)).isEqualTo(first);
    assertThat(gateway.connection("CS-1")).contains(second);
    assertThat(fresh.say(HEARTBEAT).hear()).isEqualTo(HEARTBEAT_ANSWER);
  }

  @Test
  void nothingThatStillWaitsOnAnOlderConnectionIsHandled() throws Exception {
    CompletableFuture<Response> first = new CompletableFuture<>();
    central.behaviour = request -> first;
    Client old = connect("ocpp2.1");
    opened();
    old.say(HEARTBEAT).say(HEARTBEAT).say("[2,\"x\",\"Fly\",{}]");
    assertThat(old.hear()).startsWith("[4,\"x\"");
    connect("ocpp2.1");
    opened();
    first.complete(new HeartbeatResponse(FakeCentral.NOW, null));
    assertThat(old.closeCode()).isEqualTo(1008);
    assertThat(central.handled).hasSize(1);
    assertThat(central.life).containsExactly("opened 1", "closed 1", "opened 2");
  }

  @Test
  void closesOnBinaryAndOnTooLongMessages() {
    Client binary = connect("ocpp2.1");
    binary.socket().sendBinary(ByteBuffer.allocate(3), true).join();
    assertThat(binary.closeCode()).isEqualTo(1003);
    Client talker = connect("ocpp2.1");
    talker.say("[2,\"1\",\"Heartbeat\",{\"x\":\"" + "y".repeat(50_000) + "\"}]");
    assertThat(talker.closeCode()).isEqualTo(1009);
  }

  @Test
  void closesWhenTooManyFramesCome() {
    Client client = connect("ocpp2.1");
    for (int i = 0; i < 250 && !client.socket().isOutputClosed(); i++) {
      client.socket().sendPing(ByteBuffer.allocate(1)).join();
    }
    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void namesThePortThatIsTaken() {
    GatewaySettings taken =
        GatewaySettingsBuilder.builder(GatewaySettings.defaults())
            .plainPort(gateway.plainPort())
            .eventLoops(1)
            .build();
    assertThatThrownBy(() -> Gateway.start(taken, central, Clock.systemUTC()))
        .isInstanceOf(GatewayStartException.class)
        .hasMessageContaining("port " + gateway.plainPort());
  }
}
