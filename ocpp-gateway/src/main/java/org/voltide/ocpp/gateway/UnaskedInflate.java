package org.voltide.ocpp.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates frames of stations that compress though nobody agreed to: the first reserved bit then
 * means what permessage-deflate lets it mean (RFC 7692, 7.2.2). Negotiated frames come without it.
 */
final class UnaskedInflate extends MessageToMessageDecoder<WebSocketFrame> {
  /** An event: a station compresses unasked. */
  enum Seen {
    COMPRESSED
  }

  private static final int RSV1 = 4;
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
  private static final int CHUNK = 8_192;

  private final int maxBytes;
  private @Nullable Inflater inflater;
  private boolean inMessage;

  UnaskedInflate(int maxBytes) {
    super(WebSocketFrame.class);
    this.maxBytes = maxBytes;
  }

  @Override
  public boolean acceptInboundMessage(Object message) {
    return switch (message) {
      case TextWebSocketFrame text -> (text.rsv() & RSV1) != 0;
      case ContinuationWebSocketFrame _ -> inMessage;
      default -> false;
    };
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, WebSocketFrame frame, List<Object> out)
      throws DataFormatException {
    if (!inMessage) {
      ctx.fireUserEventTriggered(Seen.COMPRESSED);
    }
    boolean last = frame.isFinalFragment();
    inMessage = !last;
    ByteBuf plain = ctx.alloc().buffer();
    try {
      inflate(bytes(frame.content()), plain);
      if (last) {
        inflate(TAIL, plain);
      }
    } catch (RuntimeException | DataFormatException e) {
      plain.release();
      throw e;
    }
    out.add(
        frame instanceof TextWebSocketFrame
            ? new TextWebSocketFrame(last, 0, plain)
            : new ContinuationWebSocketFrame(last, 0, plain));
  }

  private void inflate(byte[] deflated, ByteBuf plain) throws DataFormatException {
    Inflater window = window();
    window.setInput(deflated);
    byte[] chunk = new byte[CHUNK];
    while (true) {
      int count = window.inflate(chunk);
      if (plain.readableBytes() + count > maxBytes) {
        throw new DecompressionException("inflates beyond " + maxBytes + " bytes");
      }
      plain.writeBytes(chunk, 0, count);
      if (window.finished()) {
        // A station may end each message's stream; the next begins anew.
        window.reset();
        return;
      }
      if (count == 0) {
        if (!window.needsInput()) {
          throw new DataFormatException("not deflated");
        }
        return;
      }
    }
  }

  /** Kept between messages, because the station may refer to earlier ones. */
  private Inflater window() {
    if (inflater == null) {
      inflater = new Inflater(true);
    }
    return inflater;
  }

  private static byte[] bytes(ByteBuf content) {
    byte[] bytes = new byte[content.readableBytes()];
    content.getBytes(content.readerIndex(), bytes);
    return bytes;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
  }
}
