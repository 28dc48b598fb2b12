package org.voltide.ocpp.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.voltide.ocpp.gateway.RawClient.CONTINUATION;
import static org.voltide.ocpp.gateway.RawClient.TEXT;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a station does to the gateway, it does to itself: its neighbour on the same event loop
 * is answered throughout, memory stays bounded, and a counter tells.
 */
class SiegeTest {
  private static final long MEMORY_BYTES = 32 << 20;
  private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

  private final FakeCentral central = new FakeCentral();
  private Gateway gateway;
  private Client neighbour;

  @BeforeEach
  void start() {
    gateway =
        Gateway.start(
            GatewaySettingsBuilder.builder(GatewaySettings.defaults())
                .plainPort(0)
                .eventLoops(1)
                .handshakeTimeout(Duration.ofMillis(500))
                .pingInterval(Duration.ofMillis(500))
                .messagesPerSecond(1_000)
                .messageBurst(2_000)
                .build(),
            central,
            Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
    neighbour =
        Client.connect(gateway.plainPort(), "/ocpp/CS%201%2F%C3%A9", "secret", "ocpp2.1").join();
  }

  @AfterEach
  void stop() {
    neighbour.hangUp();
    gateway.close();
  }

  /** What a station does, and how the gateway calls it. */
  private record Siege(String name, Attack attack, GatewayEvent told) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Something done to a fresh TCP connection. */
  private interface Attack {
    void on(RawClient station) throws IOException;
  }

  private static Stream<Siege> sieges() {
    return Stream.of(
        new Siege("a flood of messages", many(HEARTBEAT, 10_000), GatewayEvent.RATE_EXCEEDED),
        new Siege("tiny frames", many("[", 50_000), GatewayEvent.RATE_EXCEEDED),
        new Siege("a message in tiny fragments", SiegeTest::fragments, GatewayEvent.RATE_EXCEEDED),
        new Siege("a frame of 1 GB", header(1L << 30), GatewayEvent.OVERSIZED),
        new Siege("a frame of 2^63 - 1 bytes", header(Long.MAX_VALUE), GatewayEvent.OVERSIZED),
        new Siege("deep JSON", many("[".repeat(200_000), 5), GatewayEvent.MESSAGE_REFUSED),
        new Siege("deep data", many(deepData(), 5), GatewayEvent.MESSAGE_REFUSED),
        new Siege("half a frame, then nothing", SiegeTest::half, GatewayEvent.UNRESPONSIVE),
        new Siege("silence, pings included", RawClient::upgrade, GatewayEvent.UNRESPONSIVE),
        new Siege("no request", _ -> {}, GatewayEvent.HANDSHAKE_TIMED_OUT),
        new Siege("half a request", SiegeTest::halfRequest, GatewayEvent.HANDSHAKE_TIMED_OUT),
        new Siege(
            "ten thousand subprotocols",
            headers("Sec-WebSocket-Protocol: ", "a", ","),
            GatewayEvent.NOT_A_STATION_REQUEST),
        new Siege(
            "ten thousand headers",
            headers("", "X: y", "\r\n"),
            GatewayEvent.NOT_A_STATION_REQUEST));
  }

  @ParameterizedTest
  @MethodSource("sieges")
  void costsTheStationItself(Siege siege) throws Exception {
    neighbourIsAnswered();
    long before = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    try (RawClient station = RawClient.connect(gateway.plainPort())) {
      try {
        siege.attack().on(station);
      } catch (SocketException | EOFException hungUp) {
        // The gateway had enough before the attack was over.
      }
      neighbourIsAnswered();
      await().until(() -> gateway.counters().of(siege.told()) > 0);
    }
    neighbourIsAnswered();
    assertThat(PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() - before)
        .isLessThan(MEMORY_BYTES);
    assertThat(gateway.counters().of(GatewayEvent.INTERNAL_ERROR)).isZero();
  }

  private void neighbourIsAnswered() throws InterruptedException {
    assertThat(neighbour.say(HEARTBEAT).hear()).contains("currentTime");
  }

  private static Attack many(String text, int times) {
    byte[] frame = RawClient.encoded(TEXT, true, false, text.getBytes(UTF_8));
    return station -> {
      station.upgrade();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      IntStream.range(0, times).forEach(_ -> all.writeBytes(frame));
      station.send(all.toByteArray());
    };
  }

  private static void fragments(RawClient station) throws IOException {
    station.upgrade();
    station.frame(TEXT, false, false, new byte[] {'['});
    byte[] fragment = RawClient.encoded(CONTINUATION, false, false, new byte[] {' '});
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    IntStream.range(0, 50_000).forEach(_ -> all.writeBytes(fragment));
    station.send(all.toByteArray());
  }

  /** Only the header of a frame; what it promises never comes. */
  private static Attack header(long length) {
    byte[] header =
        ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xFF).putLong(length).putInt(0).array();
    return station -> {
      station.upgrade();
      station.send(header);
    };
  }

  private static String deepData() {
    return "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":"
        + "{\"a\":".repeat(20_000)
        + "1"
        + "}".repeat(20_000)
        + "}]";
  }

  private static void half(RawClient station) throws IOException {
    station.upgrade();
    byte[] frame = RawClient.encoded(TEXT, true, false, HEARTBEAT.getBytes(UTF_8));
    station.send(Arrays.copyOf(frame, frame.length / 2));
  }

  private static void halfRequest(RawClient station) throws IOException {
    station.send("GET /ocpp/CS-1 HTTP/1.1\r\nHost: x\r\nX-Long: ".getBytes(UTF_8));
  }

  private static Attack headers(String name, String one, String between) {
    String all = String.join(between, Collections.nCopies(10_000, one));
    return station -> station.upgrade(name + all);
  }
}
