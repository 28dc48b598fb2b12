package org.voltide.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.voltide.simulator.certificates.Credential;

/** The HTTP client of all stations, and whom it trusts. */
final class Trust {
  private Trust() {}

  /**
   * @param authorities a PEM file; empty for those of the JVM
   * @throws IOException when it cannot be read or holds no certificates
   */
  static HttpClient client(Optional<Path> authorities) throws IOException {
    return client(authorities, Optional.empty());
  }

  /**
   * @param authorities a PEM file; empty for those of the JVM
   * @param credential what the client shows of itself
   * @throws IOException when the authorities cannot be read or hold no certificates
   */
  static HttpClient client(Optional<Path> authorities, Optional<Credential> credential)
      throws IOException {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (authorities.isPresent() || credential.isPresent()) {
      client.sslContext(context(authorities, credential));
    }
    return client.build();
  }

  private static SSLContext context(Optional<Path> authorities, Optional<Credential> credential)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          credential.isPresent() ? showing(credential.get()) : null,
          authorities.isPresent() ? trusting(authorities.get()) : null,
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] showing(Credential credential)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    char[] password = new char[0];
    store.setKeyEntry(
        "station", credential.key(), password, credential.chain().toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return keys.getKeyManagers();
  }

  private static TrustManager[] trusting(Path file) throws IOException {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + store.size(), each);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no usable certificates", e);
    }
  }
}
