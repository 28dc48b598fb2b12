package org.voltide.ocpp.gateway;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;

/** The TLS engine: BoringSSL where it runs, else the JDK's, which costs several times as much. */
final class ServerTls {

  private ServerTls() {}

  static SslContext context(TlsSettings settings) {
    try {
      SslContextBuilder builder =
          OpenSsl.isAvailable()
              ? SslContextBuilder.forServer(
                      settings.key(), settings.chain().toArray(X509Certificate[]::new))
                  .sslProvider(SslProvider.OPENSSL_REFCNT)
              : SslContextBuilder.forServer(keyManager(settings)).sslProvider(SslProvider.JDK);
      return builder.protocols("TLSv1.3", "TLSv1.2").build();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new GatewayStartException(
          "the TLS key and certificate for port " + settings.port() + " do not work", e);
    }
  }

  /** SunX509, because the key manager named PKIX makes a handshake 3.5 times dearer. */
  static KeyManagerFactory keyManager(TlsSettings settings)
      throws GeneralSecurityException, IOException {
    char[] password = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(
        "gateway", settings.key(), password, settings.chain().toArray(Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, password);
    return factory;
  }
}
