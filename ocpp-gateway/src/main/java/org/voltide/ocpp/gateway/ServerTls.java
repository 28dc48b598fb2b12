package org.voltide.ocpp.gateway;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;

/**
 * How TLS is spoken on one port (OCPP 2.1 A00.FR.315 to 324): BoringSSL where it runs, else the
 * JDK's engine. Neither compresses.
 *
 * @param mutual whether stations show a certificate
 */
record ServerTls(boolean boringSsl, boolean rsaKeyExchange, boolean mutual) {
  private static final List<String> FORWARD_SECRET =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
  private static final List<String> RSA_KEY_EXCHANGE =
      List.of("TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384");

  static ServerTls of(TlsSettings settings, boolean mutual) {
    return new ServerTls(
        settings.boringSsl() && OpenSsl.isAvailable(), settings.rsaKeyExchange(), mutual);
  }

  /**
   * @throws GatewayStartException when key and certificate do not fit, or the engine lacks a suite
   */
  SslContext context(ServerCredential credential) {
    try {
      if (!credential.fits()) {
        throw new IllegalArgumentException("the key is another certificate's");
      }
      if (rsaKeyExchange && !boringSsl) {
        throw new IllegalArgumentException(
            "TLS_RSA suites need BoringSSL, which does not run here");
      }
      SslContextBuilder builder =
          (boringSsl ? boringSsl(credential) : jdk(credential))
              .protocols("TLSv1.3", "TLSv1.2")
              .ciphers(suites());
      if (mutual) {
        builder.clientAuth(ClientAuth.REQUIRE).trustManager(new BoundedChain());
      }
      return builder.build();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new GatewayStartException(
          "TLS does not work with %s: %s".formatted(credential, e.getMessage()), e);
    }
  }

  private static SslContextBuilder boringSsl(ServerCredential credential) {
    return SslContextBuilder.forServer(
            credential.key(), credential.chain().toArray(X509Certificate[]::new))
        .sslProvider(SslProvider.OPENSSL_REFCNT)
        .option(OpenSslContextOption.MAX_CERTIFICATE_LIST_BYTES, BoundedChain.MAX_BYTES);
  }

  private static SslContextBuilder jdk(ServerCredential credential)
      throws GeneralSecurityException, IOException {
    return SslContextBuilder.forServer(keyManager(credential)).sslProvider(SslProvider.JDK);
  }

  private List<String> suites() {
    return rsaKeyExchange
        ? Stream.concat(FORWARD_SECRET.stream(), RSA_KEY_EXCHANGE.stream()).toList()
        : FORWARD_SECRET;
  }

  /** SunX509, because the key manager named PKIX makes a handshake 3.5 times dearer. */
  private static KeyManagerFactory keyManager(ServerCredential credential)
      throws GeneralSecurityException, IOException {
    char[] password = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(
        "gateway", credential.key(), password, credential.chain().toArray(Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, password);
    return factory;
  }
}
