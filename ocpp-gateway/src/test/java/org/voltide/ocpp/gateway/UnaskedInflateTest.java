package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnaskedInflateTest {
  private static final String TEXT = "[2,\"1\",\"Heartbeat\",{}]".repeat(20);

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final EmbeddedChannel channel = new EmbeddedChannel(new UnaskedInflate(10_000));

  @AfterEach
  void close() {
    deflater.end();
    channel.finishAndReleaseAll();
  }

  /** Without the last four bytes of the flush (RFC 7692, 7.2.1). */
  private byte[] deflated(String text) {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    byte[] buffer = new byte[100_000];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    return Arrays.copyOf(buffer, length - 4);
  }

  private static ByteBuf part(byte[] bytes, int from, int to) {
    return Unpooled.copiedBuffer(bytes, from, to - from);
  }

  private String read() {
    WebSocketFrame frame = channel.readInbound();
    try {
      assertThat(frame.rsv()).isZero();
      return frame.content().toString(StandardCharsets.UTF_8);
    } finally {
      frame.release();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inflatesOneMessageAfterTheOther(boolean keepsWindow) {
    for (int i = 0; i < 3; i++) {
      if (!keepsWindow) {
        deflater.reset();
      }
      channel.writeInbound(new TextWebSocketFrame(true, 4, Unpooled.wrappedBuffer(deflated(TEXT))));
      assertThat(read()).isEqualTo(TEXT);
    }
  }

  @Test
  void inflatesFragments() {
    byte[] bytes = deflated(TEXT);
    channel.writeInbound(new TextWebSocketFrame(false, 4, part(bytes, 0, 9)));
    channel.writeInbound(new ContinuationWebSocketFrame(true, 0, part(bytes, 9, bytes.length)));

    assertThat(read() + read()).isEqualTo(TEXT);
  }

  @Test
  void leavesPlainTextAlone() {
    channel.writeInbound(new TextWebSocketFrame(TEXT));

    assertThat(read()).isEqualTo(TEXT);
  }

  @Test
  void refusesWhatInflatesTooMuch() {
    byte[] bomb = deflated("x".repeat(50_000));

    assertThatThrownBy(
            () ->
                channel.writeInbound(new TextWebSocketFrame(true, 4, Unpooled.wrappedBuffer(bomb))))
        .isInstanceOf(DecoderException.class);
  }

  @Test
  void refusesWhatIsNotDeflated() {
    byte[] noise = {(byte) 0xFF, (byte) 0xFF, 1, 2, 3};

    assertThatThrownBy(
            () ->
                channel.writeInbound(
                    new TextWebSocketFrame(true, 4, Unpooled.wrappedBuffer(noise))))
        .isInstanceOf(DecoderException.class);
  }
}
