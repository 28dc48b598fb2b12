package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code wss} side (OCPP security profile 2). */
class TlsTest {
  private static final char[] PASSWORD = "only for this test".toCharArray();
  private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

  private final FakeCentral central = new FakeCentral();
  private SSLContext trusting;
  private Gateway gateway;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    KeyStore keys = certificate(folder.resolve("gateway.p12"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(keys);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(null, trust.getTrustManagers(), null);
    X509Certificate certificate = (X509Certificate) keys.getCertificate("gateway");
    PrivateKey key = (PrivateKey) keys.getKey("gateway", PASSWORD);
    gateway =
        Gateway.start(
            GatewaySettingsBuilder.builder(GatewaySettings.defaults())
                .plainPort(0)
                .eventLoops(1)
                .tls(Optional.of(new TlsSettings(0, List.of(certificate), key)))
                .build(),
            central,
            Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  /** The JDK's own tool makes the certificate: nothing in this module does. */
  private static KeyStore certificate(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    keys.setCertificateEntry("root", keys.getCertificate("gateway"));
    return keys;
  }

  private SSLSocket socket(String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trusting.getSocketFactory().createSocket("localhost", gateway.tlsPort().orElseThrow());
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  @Test
  void servesStationsOverBothVersions() throws Exception {
    for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
      try (SSLSocket socket = socket(protocol)) {
        RawClient client = new RawClient(socket);
        assertThat(client.upgrade()).contains("101");
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        client.text(HEARTBEAT);
        assertThat(client.hear().text()).startsWith("[3,\"1\"");
        StationConnection connection = central.opened.poll(20, TimeUnit.SECONDS);
        assertThat(connection.securityProfile()).isEqualTo(2);
      }
    }
  }

  @Test
  void refusesOlderVersions() throws Exception {
    try (SSLSocket socket = socket("TLSv1.1")) {
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void hangsUpOnWhoSpeaksPlainly() throws Exception {
    try (RawClient client = RawClient.connect(gateway.tlsPort().orElseThrow())) {
      assertThatThrownBy(client::upgrade).isInstanceOf(IOException.class);
    }
    assertThat(central.opened).isEmpty();
  }
}
