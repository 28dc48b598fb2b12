package org.voltide.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.certificates.TestAuthority;

/** The client that stations connect with, against a server with a certificate of its own. */
class TrustTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path directory;
  private Path authority = Path.of("");
  private HttpsServer server;
  private final TestAuthority stations = new TestAuthority("Stations");

  @BeforeEach
  void serve() throws Exception {
    KeyStore keys = generated();
    authority =
        Files.writeString(
            directory.resolve("ca.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("tls").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    var manager = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    manager.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(manager.getKeyManagers(), trustingStations(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = context.getDefaultSSLParameters();
            ssl.setWantClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    server.createContext("/", exchange -> exchange.sendResponseHeaders(greeting(exchange), -1));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void trustsTheGivenAuthority() throws Exception {
    assertThat(status(Trust.client(Optional.of(authority)))).isEqualTo(204);
  }

  @Test
  void showsTheCredentialOfAStation() throws Exception {
    Credential credential = stations.issue("s-1");

    assertThat(status(Trust.client(Optional.of(authority), Optional.of(credential))))
        .isEqualTo(202);
  }

  @Test
  void trustsNobodyElse() throws Exception {
    HttpClient client = Trust.client(Optional.empty());

    assertThatThrownBy(() -> status(client)).isInstanceOf(SSLHandshakeException.class);
  }

  private TrustManager[] trustingStations() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("stations", stations.root());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  /** 202 for a client that showed a certificate of the stations' authority. */
  private static int greeting(HttpExchange exchange) {
    try {
      var session = ((HttpsExchange) exchange).getSSLSession();
      return session.getPeerCertificates().length > 0 ? 202 : 204;
    } catch (SSLPeerUnverifiedException e) {
      return 204;
    }
  }

  private int status(HttpClient client) throws Exception {
    URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    try (client) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private KeyStore generated() throws Exception {
    Path file = directory.resolve("keys.p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }
}
