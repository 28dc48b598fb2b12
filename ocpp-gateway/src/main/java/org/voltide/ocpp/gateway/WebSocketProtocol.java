package org.voltide.ocpp.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.voltide.ocpp.message.OcppVersion;

/**
 * Upgrade, ping and close. Picks the station's first subprotocol that is also ours and upgrades
 * without one when there is none (OCPP 2.1 part 4, 3.1.2).
 */
final class WebSocketProtocol extends WebSocketServerProtocolHandler {

  WebSocketProtocol(WebSocketServerProtocolConfig config) {
    super(config);
  }

  /** Made once and shared, because every connection keeps it. */
  static WebSocketServerProtocolConfig config(GatewaySettings settings) {
    return WebSocketServerProtocolConfig.newBuilder()
        .websocketPath("/")
        .checkStartsWith(true)
        .subprotocols(
            Arrays.stream(OcppVersion.values())
                .map(OcppVersion::subprotocol)
                .collect(Collectors.joining(",")))
        .handshakeTimeoutMillis(settings.handshakeTimeout().toMillis())
        .forceCloseTimeoutMillis(settings.closeTimeout().toMillis())
        .sendCloseFrame(null)
        .decoderConfig(
            WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(settings.maxFrameBytes())
                .allowExtensions(true)
                .closeOnProtocolViolation(false)
                .build())
        .build();
  }

  /**
   * Leaves the reaction to {@link StationHandler}: closing at once with data unread would reset the
   * connection, and the station would never see why.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
    if (cause instanceof WebSocketHandshakeException) {
      super.exceptionCaught(ctx, cause);
    } else {
      ctx.fireExceptionCaught(cause);
    }
  }
}
