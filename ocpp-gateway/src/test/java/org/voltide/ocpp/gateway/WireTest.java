package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.ocpp.gateway.RawClient.CONTINUATION;
import static org.voltide.ocpp.gateway.RawClient.PING;
import static org.voltide.ocpp.gateway.RawClient.PONG;
import static org.voltide.ocpp.gateway.RawClient.TEXT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.fault.Finding;

/** What arrives on the socket, byte by byte: fragments, compression, pings, silence, floods. */
class WireTest {
  private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
  private static final String ANSWER = "[3,\"1\",{\"currentTime\":\"2026-03-01T12:00:00Z\"}]";
  private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate";
  private static final int LIMIT = 40_000;

  private final FakeCentral central = new FakeCentral();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Gateway gateway;

  private void start(UnaryOperator<GatewaySettingsBuilder> change) {
    gateway =
        Gateway.start(
            change
                .apply(
                    GatewaySettingsBuilder.builder(GatewaySettings.defaults())
                        .plainPort(0)
                        .eventLoops(1)
                        .maxFrameBytes(20_000)
                        .maxInflatedBytes(LIMIT))
                .build(),
            central,
            Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
    open.add(gateway);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  private RawClient tcp() throws IOException {
    RawClient client = RawClient.connect(gateway.plainPort());
    open.add(client);
    return client;
  }

  private RawClient station(String... headers) throws IOException {
    RawClient client = tcp();
    assertThat(client.upgrade(headers)).contains("101");
    return client;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void joinsFragmentsWithPingsInBetween() throws Exception {
    start(UnaryOperator.identity());
    RawClient client = station();
    client.frame(TEXT, false, false, bytes(HEARTBEAT.substring(0, 7)));
    client.frame(PING, true, false, bytes("?"));
    client.frame(CONTINUATION, false, false, bytes(HEARTBEAT.substring(7, 9)));
    client.frame(CONTINUATION, true, false, bytes(HEARTBEAT.substring(9)));
    assertThat(client.hear()).matches(pong -> pong.opcode() == PONG && pong.text().equals("?"));
    assertThat(client.hear().text()).isEqualTo(ANSWER);
  }

  @Test
  void boundsAMessageHoweverManyFragmentsItHas() throws Exception {
    start(UnaryOperator.identity());
    RawClient client = station();
    client.frame(TEXT, false, false, new byte[15_000]);
    client.frame(CONTINUATION, false, false, new byte[15_000]);
    client.frame(CONTINUATION, false, false, new byte[15_000]);
    assertThat(client.closeCode()).isEqualTo(1009);
    assertThat(gateway.counters().of(GatewayEvent.OVERSIZED)).isEqualTo(1);
  }

  @Test
  void readsCompressedMessages() throws Exception {
    start(UnaryOperator.identity());
    RawClient client = station(DEFLATE);
    client.frame(TEXT, true, true, RawClient.deflated(bytes(HEARTBEAT)));
    assertThat(client.hear().text()).isEqualTo(ANSWER);
    client.text(HEARTBEAT);
    assertThat(client.hear().text()).isEqualTo(ANSWER);
  }

  @Test
  void boundsWhatASmallMessageInflatesTo() throws Exception {
    start(UnaryOperator.identity());
    RawClient client = station(DEFLATE);
    byte[] bomb = RawClient.deflated(new byte[8 << 20]);
    assertThat(bomb.length).isLessThan(LIMIT / 4);
    client.frame(TEXT, true, true, bomb);
    assertThat(client.closeCode()).isEqualTo(1009);
    assertThat(gateway.counters().of(GatewayEvent.INFLATED_TOO_LARGE)).isEqualTo(1);
    assertThat(central.handled).isEmpty();
  }

  @Test
  void forgivesCompressionThatWasNotNegotiated() throws Exception {
    start(UnaryOperator.identity());
    RawClient client = station();
    for (int i = 0; i < 2; i++) {
      client.frame(TEXT, true, true, RawClient.deflated(bytes(HEARTBEAT)));
      assertThat(client.hear().text()).isEqualTo(ANSWER);
      assertThat(central.findings.take()).isEqualTo(Finding.UNASKED_COMPRESSION);
    }
  }

  @Test
  void refusesCompressionThatWasNotNegotiatedWhenStrict() throws Exception {
    start(settings -> settings.strict(true));
    RawClient client = station();
    client.frame(TEXT, true, true, RawClient.deflated(bytes(HEARTBEAT)));
    assertThat(client.closeCode()).isEqualTo(1007);
  }

  @Test
  void holdsOneStationToTheLetterAndForgivesAnother() throws Exception {
    start(UnaryOperator.identity());
    central.verdict = _ -> new Admission.Admitted(1, false, Optional.of(true), List.of());
    RawClient strict = station();
    strict.frame(TEXT, true, true, RawClient.deflated(bytes(HEARTBEAT)));
    assertThat(strict.closeCode()).isEqualTo(1007);
    gateway.close();

    start(settings -> settings.strict(true));
    central.verdict = _ -> new Admission.Admitted(2, false, Optional.of(false), List.of());
    RawClient forgiven = station();
    forgiven.frame(TEXT, true, true, RawClient.deflated(bytes(HEARTBEAT)));
    assertThat(forgiven.hear().text()).isEqualTo(ANSWER);
  }

  @Test
  void pingsTheSilentAndLeavesWhoDoesNotAnswer() throws Exception {
    start(settings -> settings.pingInterval(Duration.ofMillis(100)));
    RawClient alive = station();
    for (int i = 0; i < 3; i++) {
      RawClient.Heard ping = alive.hear();
      assertThat(ping.opcode()).isEqualTo(PING);
      alive.frame(PONG, true, false, ping.payload());
    }
    assertThat(gateway.counters().of(GatewayEvent.UNRESPONSIVE)).isZero();
    assertThat(alive.hear().opcode()).isEqualTo(PING);
    alive.awaitEnd();
    assertThat(gateway.counters().of(GatewayEvent.UNRESPONSIVE)).isEqualTo(1);
  }

  @Test
  void boundsConnectionsThatHaveNotSaidWhoTheyAre() throws Exception {
    start(settings -> settings.maxUnauthenticated(2).handshakeTimeout(Duration.ofMillis(500)));
    RawClient first = tcp();
    RawClient second = tcp();
    tcp().awaitEnd();
    assertThat(gateway.counters().of(GatewayEvent.TOO_MANY_UNAUTHENTICATED)).isEqualTo(1);
    first.awaitEnd();
    second.awaitEnd();
    assertThat(gateway.counters().of(GatewayEvent.HANDSHAKE_TIMED_OUT)).isEqualTo(2);
    RawClient station = station();
    station.text(HEARTBEAT);
    assertThat(station.hear().text()).isEqualTo(ANSWER);
  }

  @Test
  void endsConnectionsThatDoNotRead() throws Exception {
    start(
        settings ->
            settings
                .maxUnwrittenBytes(100_000)
                .messagesPerSecond(1_000_000)
                .messageBurst(1_000_000));
    RawClient client = station();
    byte[] ping = new byte[125];
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 400_000; i++) {
                client.frame(PING, true, false, ping);
              }
            })
        .isInstanceOf(IOException.class);
    assertThat(gateway.counters().of(GatewayEvent.NOT_READING)).isPositive();
  }

  @Test
  void tracesWholeCharacters() throws Exception {
    start(settings -> settings.traceBytes(21));
    RawClient client = station();
    client.text("[2,\"1\",\"Heartbeat\",{\"é\":1}]");
    client.hear();
    client.text("[2,\"1\",\"Heartbeat\", {\"é\":1}]");
    client.hear();
    assertThat(central.traces.stream().filter(t -> t.direction() == MessageTrace.Direction.IN))
        .extracting(MessageTrace::frame)
        .containsExactly("[2,\"1\",\"Heartbeat\",{\"…", "[2,\"1\",\"Heartbeat\", {…");
  }
}
