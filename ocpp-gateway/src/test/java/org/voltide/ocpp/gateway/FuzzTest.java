package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that were a conversation before something broke them, with every buffer watched. */
class FuzzTest {
  private static final int CONNECTIONS = 400;
  private static final List<String> MESSAGES =
      List.of(
          "[2,\"1\",\"Heartbeat\",{}]",
          "[3,\"2\",{\"status\":\"Accepted\"}]",
          "[4,\"3\",\"GenericError\",\"why\",{\"a\":[1,2,{\"b\":null}]}]",
          "[5,\"4\",\"GenericError\",\"why\",{}]",
          "[2,\"5\",\"StatusNotification\",{\"timestamp\":\"2026-03-01T12:00:00Z\","
              + "\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1}]",
          "[2,\"6\",\"DataTransfer\",{\"vendorId\":\"é𝄞\",\"data\":{\"deep\":[[[[[[1]]]]]]}}]");

  private final FakeCentral central = new FakeCentral();
  private final List<String> leaks = new CopyOnWriteArrayList<>();
  private final Logger leakLog = Logger.getLogger(ResourceLeakDetector.class.getName());
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          leaks.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private ResourceLeakDetector.Level before;
  private Gateway gateway;

  @BeforeEach
  void watchBuffers() {
    before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    leakLog.addHandler(listener);
    gateway =
        Gateway.start(
            GatewaySettingsBuilder.builder(GatewaySettings.defaults())
                .plainPort(0)
                .eventLoops(1)
                .build(),
            central,
            Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    gateway.close();
    leakLog.removeHandler(listener);
    ResourceLeakDetector.setLevel(before);
  }

  @Test
  void nothingThatArrivesBreaksOrLeaks() throws Exception {
    for (int seed = 0; seed < CONNECTIONS; seed++) {
      say(broken(conversation(), new SplittableRandom(seed)), seed % 2 == 0);
    }
    say(conversation(), true);
    assertThat(gateway.counters().of(GatewayEvent.INTERNAL_ERROR)).isZero();
    assertThat(gateway.counters().of(GatewayEvent.MESSAGE_REFUSED)).isPositive();
    assertThat(gateway.counters().of(GatewayEvent.PROTOCOL_VIOLATION)).isPositive();
    gateway.close();
    lookForLeaks();
    assertThat(leaks).isEmpty();
  }

  /** Sends it all, says that this was all, and reads until the gateway has ended the connection. */
  private void say(byte[] bytes, boolean upgraded) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", gateway.plainPort())) {
      RawClient client = new RawClient(socket);
      if (upgraded) {
        client.upgrade("Sec-WebSocket-Extensions: permessage-deflate");
      }
      try {
        client.send(bytes);
        socket.shutdownOutput();
      } catch (SocketException alreadyClosed) {
        // The gateway had heard enough.
      }
      client.awaitEnd();
    }
  }

  private static byte[] conversation() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String message : MESSAGES) {
      byte[] plain = message.getBytes(StandardCharsets.UTF_8);
      all.writeBytes(RawClient.encoded(RawClient.TEXT, true, false, plain));
      all.writeBytes(RawClient.encoded(RawClient.TEXT, true, true, RawClient.deflated(plain)));
    }
    all.writeBytes(RawClient.encoded(RawClient.PING, true, false, new byte[3]));
    return all.toByteArray();
  }

  /** The same with a few bytes changed, left out or doubled. */
  private static byte[] broken(byte[] whole, SplittableRandom chance) {
    byte[] bytes = whole.clone();
    for (int i = chance.nextInt(1, 12); i > 0; i--) {
      int at = chance.nextInt(bytes.length - 1);
      int length = chance.nextInt(1, Math.min(20, bytes.length - at));
      switch (chance.nextInt(3)) {
        case 0 -> bytes[at] = (byte) chance.nextInt();
        case 1 -> System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
        default -> System.arraycopy(bytes, at, bytes, at + length, bytes.length - at - length);
      }
    }
    return bytes;
  }

  /** A lost buffer is noticed when it has been collected and another is allocated. */
  private static void lookForLeaks() {
    for (int i = 0; i < 5; i++) {
      System.gc();
      for (int n = 0; n < 200; n++) {
        PooledByteBufAllocator.DEFAULT.buffer(16).release();
      }
    }
  }
}
