package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wss} with client certificates (OCPP 2.1 A00, security profile 3). */
class MutualTlsTest {
  private static TestKey server;
  private static TestKey station;
  private static TestKey other;
  private static TestKey large;

  private final FakeCentral central = new FakeCentral();
  private Gateway gateway;

  @BeforeAll
  static void keys(@TempDir Path folder) throws Exception {
    server = TestKey.ec(folder, "server");
    station = TestKey.ec(folder, "station");
    other = TestKey.rsa(folder, "other");
    large =
        TestKey.withNames(
            folder,
            "large",
            IntStream.range(0, 400)
                .mapToObj("dns:station-%03d.example"::formatted)
                .collect(Collectors.joining(",")));
  }

  private void start(boolean boringSsl) {
    TlsSettings tls =
        new TlsSettings(0, OptionalInt.of(0), List.of(server.credential()), false, boringSsl);
    gateway =
        Gateway.start(
            GatewaySettingsBuilder.builder(GatewaySettings.defaults())
                .plainPort(0)
                .eventLoops(1)
                .tls(Optional.of(tls))
                .build(),
            central,
            Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private SSLSocket connect(SSLContext client, String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            client
                .getSocketFactory()
                .createSocket("localhost", gateway.mutualTlsPort().orElseThrow());
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static SSLContext showing(PrivateKey key, X509Certificate... chain) throws Exception {
    return TestKey.showing(List.of(server), key, chain);
  }

  private void refused(SSLContext client, String protocol) throws IOException {
    try (SSLSocket socket = connect(client, protocol)) {
      assertThatThrownBy(() -> new RawClient(socket).upgrade()).isInstanceOf(IOException.class);
    }
    assertThat(central.attempts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,TLSv1.3", "true,TLSv1.2", "false,TLSv1.3", "false,TLSv1.2"})
  void theCentralSystemSeesTheCertificatesOfEveryConnection(boolean boringSsl, String protocol)
      throws Exception {
    start(boringSsl);
    SSLContext client = showing(station.key(), station.certificate(), other.certificate());
    // The second connection resumes the session of the first.
    for (int i = 0; i < 2; i++) {
      try (SSLSocket socket = connect(client, protocol)) {
        RawClient raw = new RawClient(socket);
        assertThat(raw.upgrade()).contains("101");
        raw.text("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.hear().text()).startsWith("[3,\"1\"");
      }
      ConnectionAttempt attempt = central.attempts.remove();
      assertThat(attempt.certificates())
          .containsExactly(station.certificate(), other.certificate());
      assertThat(attempt.securityProfile()).isEqualTo(3);
      assertThat(central.opened.poll(20, TimeUnit.SECONDS).securityProfile()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"true,TLSv1.3", "true,TLSv1.2", "false,TLSv1.3", "false,TLSv1.2"})
  void nobodyEntersWithoutCertificate(boolean boringSsl, String protocol) throws Exception {
    start(boringSsl);
    refused(TestKey.trusting(List.of(server)), protocol);
    Refusal refusal = central.refusals.poll(20, TimeUnit.SECONDS);
    assertThat(refusal.reason()).isEqualTo(GatewayEvent.TLS_FAILED);
    assertThat(refusal.securityProfile()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"true,TLSv1.3", "true,TLSv1.2", "false,TLSv1.3", "false,TLSv1.2"})
  void aCertificateIsWorthNothingWithoutItsKey(boolean boringSsl, String protocol)
      throws Exception {
    start(boringSsl);
    TestKey thief = large;
    refused(showing(thief.key(), station.certificate()), protocol);
  }

  @ParameterizedTest
  @CsvSource({"true,TLSv1.3", "true,TLSv1.2", "false,TLSv1.3", "false,TLSv1.2"})
  void chainsAreBounded(boolean boringSsl, String protocol) throws Exception {
    start(boringSsl);
    X509Certificate[] many =
        Collections.nCopies(BoundedChain.MAX_CERTIFICATES + 1, station.certificate())
            .toArray(X509Certificate[]::new);
    refused(showing(station.key(), many), protocol);
    X509Certificate[] big = {station.certificate(), large.certificate(), large.certificate()};
    refused(showing(station.key(), big), protocol);
    assertThat(gateway.counters().of(GatewayEvent.TLS_FAILED)).isEqualTo(2);
  }

  @Test
  void theReasonStaysWithTheOperator() throws Exception {
    central.verdict = attempt -> new Admission.WrongCertificate("Mallory's certificate");
    start(true);
    try (SSLSocket socket = connect(showing(station.key(), station.certificate()), "TLSv1.3")) {
      assertThat(new RawClient(socket).upgrade()).contains("401");
    }
    Refusal refusal = central.refusals.poll(20, TimeUnit.SECONDS);
    assertThat(refusal.reason()).isEqualTo(GatewayEvent.CERTIFICATE_REFUSED);
    assertThat(refusal.stationId()).contains("CS-1");
    assertThat(refusal.detail()).isEqualTo("Mallory's certificate");
    assertThat(gateway.counters().of(GatewayEvent.CERTIFICATE_REFUSED)).isEqualTo(1);
  }

  @Test
  void aConnectionMayBeForRenewalOnly() throws Exception {
    central.verdict = attempt -> new Admission.Admitted(1, true);
    start(true);
    try (SSLSocket socket = connect(showing(station.key(), station.certificate()), "TLSv1.3")) {
      assertThat(new RawClient(socket).upgrade()).contains("101");
      assertThat(central.opened.poll(20, TimeUnit.SECONDS).renewOnly()).isTrue();
    }
  }
}
