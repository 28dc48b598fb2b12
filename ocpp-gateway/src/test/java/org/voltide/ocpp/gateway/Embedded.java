package org.voltide.ocpp.gateway;

import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Single handlers without a network, on the thread of the test. */
final class Embedded {
  private static final InetSocketAddress REMOTE =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 1);

  private Embedded() {}

  static GatewayParts parts(CentralSystem central, UnaryOperator<GatewaySettingsBuilder> change) {
    GatewayCounters counters = new GatewayCounters();
    return new GatewayParts(
        change.apply(GatewaySettingsBuilder.builder(GatewaySettings.defaults())).build(),
        central,
        Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC),
        new Connections(counters),
        counters,
        new AtomicInteger(),
        Runnable::run,
        new ConcurrentHashMap<>());
  }

  static EmbeddedChannel channel(ChannelHandler... handlers) {
    return new EmbeddedChannel(handlers) {
      @Override
      protected SocketAddress remoteAddress0() {
        return REMOTE;
      }
    };
  }

  /** A channel of CS-1 after its upgrade, that takes and gives whole frames. */
  static EmbeddedChannel station(GatewayParts parts, long epoch) {
    EmbeddedChannel channel =
        channel(
            new HttpServerCodec(),
            new WebSocketProtocol(WebSocketProtocol.config(parts.settings())),
            new StationHandler(parts));
    channel
        .pipeline()
        .fireUserEventTriggered(
            new StationAdmitted("CS-1", 1, REMOTE, new Admission.Admitted(epoch), false, Set.of()));
    channel.writeInbound(request("/ocpp/CS-1"));
    channel.releaseOutbound();
    channel.pipeline().remove(WebSocket13FrameEncoder.class);
    return channel;
  }

  static FullHttpRequest request(String uri) {
    FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri);
    request
        .headers()
        .set(HttpHeaderNames.HOST, "localhost")
        .set(HttpHeaderNames.UPGRADE, "websocket")
        .set(HttpHeaderNames.CONNECTION, "Upgrade")
        .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13")
        .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, "MDEyMzQ1Njc4OWFiY2RlZg==")
        .set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, "ocpp2.1")
        .set(HttpHeaderNames.AUTHORIZATION, "Basic Q1MtMTpzZWNyZXQ=");
    return request;
  }

  /** The status code of the Close frame that is next on the way out. */
  static int closeCode(EmbeddedChannel channel) {
    CloseWebSocketFrame close = channel.readOutbound();
    try {
      return close.statusCode();
    } finally {
      close.release();
    }
  }
}
