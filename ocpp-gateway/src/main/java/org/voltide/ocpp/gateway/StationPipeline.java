package org.voltide.ocpp.gateway;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The way of every byte, in order. The upgrade replaces {@code http} by Netty's frame decoder and
 * encoder and takes {@code http-body}, {@code unauthenticated}, {@code admission} and {@code
 * deflate} away; the last leaves a compressor behind when one was negotiated.
 */
final class StationPipeline extends ChannelInitializer<SocketChannel> {
  private static final int NO_BODY = 0;

  private final GatewayParts parts;
  private final Entrance entrance;
  private final Optional<TlsContexts> tls;
  private final WebSocketServerProtocolConfig protocol;
  private final StatelessDeflate deflate;

  /**
   * @param tls present but at the plain entrance
   */
  StationPipeline(GatewayParts parts, Entrance entrance, Optional<TlsContexts> tls) {
    this.parts = parts;
    this.entrance = entrance;
    this.tls = tls;
    this.protocol = WebSocketProtocol.config(parts.settings());
    this.deflate = new StatelessDeflate(parts.settings());
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    GatewaySettings settings = parts.settings();
    ChannelPipeline pipeline = channel.pipeline();
    tls.ifPresent(
        contexts -> pipeline.addLast("tls", new TlsStart(contexts, settings.handshakeTimeout())));
    pipeline
        .addLast("silence", silence(settings))
        .addLast("http", new HttpServerCodec())
        .addLast("http-body", new HttpObjectAggregator(NO_BODY))
        .addLast("admission", new AdmissionHandler(parts, entrance))
        .addLast("rate", new FrameRate(settings.messagesPerSecond(), settings.messageBurst()))
        .addLast("deflate", new WebSocketServerExtensionHandler(deflate))
        .addLast("unasked-inflate", new UnaskedInflate(settings.maxInflatedBytes()))
        .addLast("websocket", new WebSocketProtocol(protocol))
        .addLast("fragments", new WebSocketFrameAggregator(settings.maxInflatedBytes()))
        .addLast("unauthenticated", new UnauthenticatedLimit(parts))
        .addLast("station", new StationHandler(parts));
  }

  private static IdleStateHandler silence(GatewaySettings settings) {
    return new IdleStateHandler(settings.pingInterval().toMillis(), 0, 0, TimeUnit.MILLISECONDS);
  }
}
