package org.voltide.ocpp.gateway;

import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * permessage-deflate (RFC 7692) that keeps no window between messages on either side, whether the
 * station offers that or not: a server may demand it unasked. An idle station then costs no
 * compressor memory.
 */
final class StatelessDeflate implements WebSocketServerExtensionHandshaker {
  private static final int LEVEL = 6;
  private static final int MIN_COMPRESSED_BYTES = 1024;

  private final PerMessageDeflateServerExtensionHandshaker deflate;

  StatelessDeflate(GatewaySettings settings) {
    this.deflate =
        new PerMessageDeflateServerExtensionHandshaker(
            LEVEL,
            ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(),
            PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
            true,
            true,
            new LargeMessages(),
            settings.maxInflatedBytes());
  }

  @Override
  public @Nullable WebSocketServerExtension handshakeExtension(WebSocketExtensionData offer) {
    Map<String, String> parameters = new HashMap<>(offer.parameters());
    parameters.put("server_no_context_takeover", null);
    parameters.put("client_no_context_takeover", null);
    return deflate.handshakeExtension(new WebSocketExtensionData(offer.name(), parameters));
  }

  private static final class LargeMessages implements WebSocketExtensionFilterProvider {
    @Override
    public WebSocketExtensionFilter encoderFilter() {
      return (WebSocketFrame frame) -> frame.content().readableBytes() < MIN_COMPRESSED_BYTES;
    }

    @Override
    public WebSocketExtensionFilter decoderFilter() {
      return WebSocketExtensionFilter.NEVER_SKIP;
    }
  }
}
