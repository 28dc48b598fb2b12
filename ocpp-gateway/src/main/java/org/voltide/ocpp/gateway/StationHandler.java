package org.voltide.ocpp.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OcppVersion;

/** The end of the pipeline: makes an upgraded channel a {@link StationSocket} and feeds it. */
final class StationHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(StationHandler.class);

  private final GatewayParts parts;
  private @Nullable StationAdmitted admitted;
  private @Nullable StationSocket socket;
  private boolean pinged;
  private boolean closing;

  StationHandler(GatewayParts parts) {
    this.parts = parts;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case StationAdmitted station -> admitted = station;
      case HandshakeComplete upgraded -> upgraded(ctx, upgraded);
      case IdleStateEvent _ -> silent(ctx);
      case UnaskedInflate.Seen _ when socket != null -> socket.found(Finding.UNASKED_COMPRESSION);
      default -> ctx.fireUserEventTriggered(event);
    }
  }

  private void upgraded(ChannelHandlerContext ctx, HandshakeComplete upgraded) {
    Optional<OcppVersion> version =
        Optional.ofNullable(upgraded.selectedSubprotocol()).flatMap(OcppVersion::ofSubprotocol);
    if (version.isEmpty() || admitted == null) {
      end(ctx, GatewayEvent.NO_COMMON_SUBPROTOCOL, 1002, "no common OCPP version");
      return;
    }
    StationSocket opened = new StationSocket(parts, ctx.channel(), admitted, version.get());
    if (!parts.connections().own(opened)) {
      return;
    }
    socket = opened;
    opened.open();
    admitted.findings().forEach(opened::found);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    pinged = false;
    if (socket == null || closing) {
      return;
    }
    switch (frame) {
      case TextWebSocketFrame text -> socket.read(text.content());
      case BinaryWebSocketFrame _ ->
          end(ctx, GatewayEvent.BINARY_FRAME, 1003, "OCPP messages are text");
      default -> LOG.debug("ignored a {}", frame.getClass().getSimpleName());
    }
  }

  /** Answers written during one read leave in one system call. */
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    pinged = false;
    ctx.flush();
  }

  /** Silence is first met with a ping; a pong, like anything read, ends it. */
  private void silent(ChannelHandlerContext ctx) {
    if (socket == null) {
      return;
    }
    if (pinged) {
      parts.counters().count(GatewayEvent.UNRESPONSIVE);
      ctx.close();
    } else {
      pinged = true;
      ctx.writeAndFlush(new PingWebSocketFrame());
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (socket != null && !ctx.channel().isWritable()) {
      parts.counters().count(GatewayEvent.NOT_READING);
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    switch (cause) {
      case FrameRate.Exceeded e -> end(ctx, GatewayEvent.RATE_EXCEEDED, 1008, e.getMessage());
      case CorruptedWebSocketFrameException e when e.closeStatus().code() == 1009 ->
          end(ctx, GatewayEvent.OVERSIZED, 1009, "the message is too long");
      case CorruptedWebSocketFrameException e ->
          end(ctx, GatewayEvent.PROTOCOL_VIOLATION, e.closeStatus().code(), "broken frame");
      case TooLongFrameException _ ->
          end(ctx, GatewayEvent.OVERSIZED, 1009, "the message is too long");
      case DecompressionException _ ->
          end(ctx, GatewayEvent.INFLATED_TOO_LARGE, 1009, "the message inflates too much");
      case Exception e when e.getCause() instanceof DecompressionException ->
          end(ctx, GatewayEvent.INFLATED_TOO_LARGE, 1009, "the message inflates too much");
      case IOException _ -> ctx.close();
      case DecoderException e when e.getCause() instanceof SSLException -> ctx.close();
      default -> {
        LOG.warn("connection from {} failed", ctx.channel().remoteAddress(), cause);
        end(ctx, GatewayEvent.INTERNAL_ERROR, 1011, "unexpected failure");
      }
    }
  }

  private void end(ChannelHandlerContext ctx, GatewayEvent why, int statusCode, String reason) {
    if (!closing) {
      closing = true;
      parts.counters().count(why);
      ctx.writeAndFlush(new CloseWebSocketFrame(statusCode, reason));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (socket != null) {
      socket.closed();
      socket = null;
    }
  }
}
