package org.voltide.ocpp.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/** A token bucket over all WebSocket frames of a connection, control frames included. */
final class FrameRate extends ChannelInboundHandlerAdapter {
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long nanosPerFrame;
  private final long capacityNanos;
  private long emptyUntilNanos = System.nanoTime();
  private boolean exceeded;

  /** Thrown once into the pipeline; all later frames but Close are dropped. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Exceeded() {
      super("too many frames per second", null, false, false);
    }
  }

  FrameRate(int framesPerSecond, int burst) {
    this.nanosPerFrame = NANOS_PER_SECOND / framesPerSecond;
    this.capacityNanos = burst * nanosPerFrame;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    boolean limited =
        message instanceof WebSocketFrame && !(message instanceof CloseWebSocketFrame);
    if (!limited || take(System.nanoTime())) {
      ctx.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    if (!exceeded) {
      exceeded = true;
      ctx.fireExceptionCaught(new Exceeded());
    }
  }

  /** The bucket is the time by which a steady stream of that rate would be ahead of now. */
  private boolean take(long now) {
    long start = Math.max(emptyUntilNanos, now);
    if (exceeded || start - now > capacityNanos - nanosPerFrame) {
      return false;
    }
    emptyUntilNanos = start + nanosPerFrame;
    return true;
  }
}
