package org.voltide.ocpp.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the first message of a TLS client, then makes way for TLS with the key that fits it. */
final class TlsStart extends SslClientHelloHandler<Boolean> {
  private static final int MAX_CLIENT_HELLO_BYTES = 16 << 10;

  private final TlsContexts contexts;
  private final Duration handshakeTimeout;

  TlsStart(TlsContexts contexts, Duration handshakeTimeout) {
    super(MAX_CLIENT_HELLO_BYTES);
    this.contexts = contexts;
    this.handshakeTimeout = handshakeTimeout;
  }

  /** Whether the client takes ECDSA; it also does when it says nothing that can be read. */
  @Override
  protected Future<Boolean> lookup(ChannelHandlerContext ctx, @Nullable ByteBuf clientHello) {
    boolean takesEcdsa =
        Optional.ofNullable(clientHello)
            .flatMap(ClientHello::read)
            .map(ClientHello::takesEcdsa)
            .orElse(true);
    return ctx.executor().newSucceededFuture(takesEcdsa);
  }

  @Override
  protected void onLookupComplete(ChannelHandlerContext ctx, Future<Boolean> takesEcdsa) {
    SslHandler tls = contexts.handler(takesEcdsa.getNow(), ctx.alloc());
    tls.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
    ctx.pipeline().replace(this, "tls", tls);
  }
}
