package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.Test;

class FrameRateTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new FrameRate(1, 3));

  private void fill() {
    channel.writeInbound(new TextWebSocketFrame("a"), new PingWebSocketFrame());
    channel.writeInbound(new TextWebSocketFrame("b"));
    assertThat(channel.inboundMessages()).hasSize(3);
  }

  @Test
  void complainsOnceAndDropsWhatComesAbove() {
    fill();
    TextWebSocketFrame above = new TextWebSocketFrame("c");
    assertThatThrownBy(() -> channel.writeInbound(above)).isInstanceOf(FrameRate.Exceeded.class);
    assertThat(above.refCnt()).isZero();
    assertThatCode(() -> channel.writeInbound(new TextWebSocketFrame("d")))
        .doesNotThrowAnyException();
    assertThat(channel.inboundMessages()).hasSize(3);
    channel.releaseInbound();
  }

  @Test
  void letsAGoodbyeAndTheUpgradeThrough() {
    fill();
    channel.writeInbound(new CloseWebSocketFrame());
    channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    assertThat(channel.inboundMessages()).hasSize(5);
    channel.releaseInbound();
  }
}
