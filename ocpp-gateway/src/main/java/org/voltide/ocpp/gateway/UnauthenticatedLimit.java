package org.voltide.ocpp.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bounds how many connections may be before their upgrade, and for how long. */
final class UnauthenticatedLimit extends ChannelInboundHandlerAdapter {
  private final GatewayParts parts;
  private @Nullable Future<?> deadline;

  UnauthenticatedLimit(GatewayParts parts) {
    this.parts = parts;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    parts.counters().count(GatewayEvent.CONNECTED);
    int connections = parts.unauthenticated().incrementAndGet();
    deadline =
        ctx.executor()
            .schedule(
                () -> drop(ctx, GatewayEvent.HANDSHAKE_TIMED_OUT),
                parts.settings().handshakeTimeout().toMillis(),
                TimeUnit.MILLISECONDS);
    if (connections > parts.settings().maxUnauthenticated()) {
      drop(ctx, GatewayEvent.TOO_MANY_UNAUTHENTICATED);
    } else {
      ctx.fireChannelActive();
    }
  }

  private void drop(ChannelHandlerContext ctx, GatewayEvent why) {
    parts.counters().count(why);
    ctx.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    ctx.fireUserEventTriggered(event);
    if (event instanceof HandshakeComplete) {
      ctx.pipeline().remove(this);
    }
  }

  /** After the upgrade, and when the connection ends before. */
  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (deadline != null) {
      deadline.cancel(false);
      parts.unauthenticated().decrementAndGet();
    }
  }
}
