package org.voltide.ocpp.gateway;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one port proves itself with: a TLS context for each kind of key. Replaced as a whole;
 * connections that exist go on with what they began with. Thread-safe.
 */
final class TlsContexts implements AutoCloseable {
  private final ServerTls tls;
  private Contexts contexts;

  private record Contexts(@Nullable SslContext ecdsa, @Nullable SslContext rsa) {

    SslContext fitting(boolean takesEcdsa) {
      SslContext wanted = takesEcdsa ? ecdsa : rsa;
      SslContext other = takesEcdsa ? rsa : ecdsa;
      return Optional.ofNullable(wanted).or(() -> Optional.ofNullable(other)).orElseThrow();
    }

    void release() {
      ReferenceCountUtil.release(ecdsa);
      ReferenceCountUtil.release(rsa);
    }
  }

  /**
   * @throws GatewayStartException when key and certificate do not fit
   */
  TlsContexts(ServerTls tls, List<ServerCredential> credentials) {
    this.tls = tls;
    this.contexts = contexts(credentials);
  }

  private Contexts contexts(List<ServerCredential> credentials) {
    SslContext ecdsa = null;
    SslContext rsa = null;
    for (ServerCredential credential : credentials) {
      if (credential.isRsa()) {
        rsa = tls.context(credential);
      } else {
        ecdsa = tls.context(credential);
      }
    }
    return new Contexts(ecdsa, rsa);
  }

  /** The lock keeps a context from being freed between its choice and its use. */
  synchronized SslHandler handler(boolean takesEcdsa, ByteBufAllocator memory) {
    return contexts.fitting(takesEcdsa).newHandler(memory);
  }

  /**
   * From now on connections begin with these.
   *
   * @throws GatewayStartException when key and certificate do not fit; the ones before stay
   */
  void replace(List<ServerCredential> credentials) {
    Contexts fresh = contexts(credentials);
    Contexts old;
    synchronized (this) {
      old = contexts;
      contexts = fresh;
    }
    old.release();
  }

  @Override
  public synchronized void close() {
    contexts.release();
  }
}
