package org.voltide.ocpp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.provisioning.ResetResponse;

/** Whatever the bytes are, reading them gives an answer and leaves the buffer as it was. */
class FrameReaderFuzzTest {
  private static final int ROUNDS = 20_000;
  private static final String TEXT =
      "[2,\"id\",\"TransactionEvent\",{\"eventType\":\"Updated\",\"timestamp\":"
          + "\"2026-03-01T12:00:00Z\",\"triggerReason\":\"MeterValuePeriodic\",\"seqNo\":7,"
          + "\"transactionInfo\":{\"transactionId\":\"é𝄞\"},\"meterValue\":[{\"timestamp\":"
          + "\"2026-03-01T12:00:00Z\",\"sampledValue\":[{\"value\":-1.25e3}]}]}]";

  private static final String OLD_TEXT =
      "[2,\"id\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":7,\"meterValue\":[{\"timestamp\":"
          + "\"2026-03-01T12:00:00Z\",\"sampledValue\":[{\"value\":\"é𝄞\",\"unit\":\"Wh\"}]}]}]";

  private static Reading read(OcppVersion version, ByteBuf text) {
    int length = text.readableBytes();
    Reading reading =
        new FrameReader(version, false).read(text, id -> Optional.of(ResetResponse.class));
    assertThat(text.readableBytes()).isEqualTo(length);
    return reading;
  }

  private static byte[] changed(String text, SplittableRandom chance) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = chance.nextInt(1, 6); i > 0; i--) {
      byte other = bytes[chance.nextInt(bytes.length)];
      bytes[chance.nextInt(bytes.length)] = chance.nextBoolean() ? other : (byte) chance.nextInt();
    }
    return bytes;
  }

  private static byte[] noise(SplittableRandom chance) {
    byte[] bytes = new byte[chance.nextInt(64)];
    chance.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void readsAnything(OcppVersion version) {
    String text = version == OcppVersion.V1_6 ? OLD_TEXT : TEXT;
    assertThat(read(version, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Understood.class);
    SplittableRandom chance = new SplittableRandom(1);
    ByteBuf direct = Unpooled.directBuffer();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = i % 4 == 0 ? noise(chance) : changed(text, chance);
      Reading fromHeap = read(version, Unpooled.wrappedBuffer(bytes));
      Reading fromDirect = read(version, direct.clear().writeBytes(bytes));
      assertThat(fromDirect).hasSameClassAs(fromHeap);
    }
    direct.release();
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    String deep = "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":" + "[".repeat(100_000);
    assertThat(read(OcppVersion.V2_1, Unpooled.copiedBuffer(deep, StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Refused.class);
  }
}
