package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS itself, and {@code wss} for security profile 2 (OCPP 2.1 A00). */
class TlsTest {
  private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_2 = 0x0303;
  private static final int PROTOCOL_VERSION = 70;
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int RSA_AES_128_GCM = 0x009C;
  private static final int RSA_AES_256_GCM = 0x009D;
  private static final int ECDHE_ECDSA_AES_128_GCM = 0xC02B;
  private static final int ECDHE_RSA_AES_256_GCM = 0xC030;

  private static TestKey ec;
  private static TestKey rsa;
  private static TestKey other;

  private final FakeCentral central = new FakeCentral();
  private Gateway gateway;

  @BeforeAll
  static void keys(@TempDir Path folder) throws Exception {
    ec = TestKey.ec(folder, "ec");
    rsa = TestKey.rsa(folder, "rsa");
    other = TestKey.ec(folder, "other");
  }

  private void start(UnaryOperator<TlsSettingsBuilder> change) {
    TlsSettings tls =
        change
            .apply(
                TlsSettingsBuilder.builder(
                        TlsSettings.defaults(List.of(ec.credential(), rsa.credential())))
                    .port(0)
                    .mutualPort(OptionalInt.empty()))
            .build();
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
    if (gateway != null) {
      gateway.close();
    }
  }

  private SSLSocket socket(UnaryOperator<SSLParameters> change) throws Exception {
    SSLContext trusting = TestKey.trusting(List.of(ec, rsa, other));
    SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", tlsPort());
    socket.setSSLParameters(change.apply(socket.getSSLParameters()));
    return socket;
  }

  private int tlsPort() {
    return gateway.tlsPort().orElseThrow();
  }

  private X509Certificate shownTo(UnaryOperator<SSLParameters> change) throws Exception {
    try (SSLSocket socket = socket(change)) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static UnaryOperator<SSLParameters> speaking(String protocol) {
    return parameters -> {
      parameters.setProtocols(new String[] {protocol});
      return parameters;
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void servesStationsOverBothVersions(boolean boringSsl) throws Exception {
    start(tls -> tls.boringSsl(boringSsl));
    for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
      try (SSLSocket socket = socket(speaking(protocol))) {
        RawClient client = new RawClient(socket);
        assertThat(client.upgrade()).contains("101");
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        client.text(HEARTBEAT);
        assertThat(client.hear().text()).startsWith("[3,\"1\"");
        StationConnection connection = central.opened.poll(20, TimeUnit.SECONDS);
        assertThat(connection.securityProfile()).isEqualTo(2);
        assertThat(central.attempts.remove().certificates()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyStationIsShownTheCertificateItCanVerify(boolean boringSsl) throws Exception {
    start(tls -> tls.boringSsl(boringSsl));
    for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
      assertThat(shownTo(speaking(protocol))).as(protocol).isEqualTo(ec.certificate());
    }
    assertThat(
            shownTo(
                parameters -> {
                  parameters.setSignatureSchemes(new String[] {"rsa_pss_rsae_sha256"});
                  return parameters;
                }))
        .isEqualTo(rsa.certificate());
    assertThat(
            shownTo(
                parameters -> {
                  parameters.setCipherSuites(
                      new String[] {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"});
                  return speaking("TLSv1.2").apply(parameters);
                }))
        .isEqualTo(rsa.certificate());
  }

  @Test
  void oneKeyServesAllWhoTakeIt() throws Exception {
    start(tls -> tls.credentials(List.of(rsa.credential())));
    assertThat(shownTo(speaking("TLSv1.3"))).isEqualTo(rsa.certificate());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesOlderVersionsAndNeverCompresses(boolean boringSsl) throws Exception {
    start(tls -> tls.boringSsl(boringSsl));
    assertThat(RawHello.send(tlsPort(), TLS_1_1, ECDHE_ECDSA_AES_128_GCM).alert())
        .isEqualTo(PROTOCOL_VERSION);
    Refusal refusal = central.refusals.poll(20, TimeUnit.SECONDS);
    assertThat(refusal.reason()).isEqualTo(GatewayEvent.TLS_FAILED);
    assertThat(refusal.stationId()).isEmpty();
    assertThat(refusal.securityProfile()).isEqualTo(2);
    assertThat(gateway.counters().of(GatewayEvent.TLS_FAILED)).isEqualTo(1);
    assertThat(RawHello.send(tlsPort(), TLS_1_2, ECDHE_ECDSA_AES_128_GCM))
        .isEqualTo(new RawHello.Answer(0, ECDHE_ECDSA_AES_128_GCM, 0));
    assertThat(RawHello.send(tlsPort(), TLS_1_2, ECDHE_RSA_AES_256_GCM))
        .isEqualTo(new RawHello.Answer(0, ECDHE_RSA_AES_256_GCM, 0));
  }

  @Test
  void suitesWithoutForwardSecrecyAreAnOption() throws Exception {
    start(tls -> tls);
    for (int suite : new int[] {RSA_AES_128_GCM, RSA_AES_256_GCM}) {
      assertThat(RawHello.send(tlsPort(), TLS_1_2, suite).alert()).isEqualTo(HANDSHAKE_FAILURE);
    }
    gateway.close();
    start(tls -> tls.rsaKeyExchange(true));
    for (int suite : new int[] {RSA_AES_128_GCM, RSA_AES_256_GCM}) {
      assertThat(RawHello.send(tlsPort(), TLS_1_2, suite).cipherSuite()).isEqualTo(suite);
    }
  }

  @Test
  void theEngineOfTheJdkSaysThatItLacksThem() {
    assertThatThrownBy(() -> start(tls -> tls.rsaKeyExchange(true).boringSsl(false)))
        .isInstanceOf(GatewayStartException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void newKeysAreShownWithoutHangingUpOnAnybody(boolean boringSsl) throws Exception {
    start(tls -> tls.boringSsl(boringSsl));
    try (SSLSocket socket = socket(speaking("TLSv1.3"))) {
      RawClient client = new RawClient(socket);
      assertThat(client.upgrade()).contains("101");
      gateway.reload(List.of(other.credential()));
      assertThat(shownTo(speaking("TLSv1.2"))).isEqualTo(other.certificate());
      client.text(HEARTBEAT);
      assertThat(client.hear().text()).startsWith("[3,\"1\"");
    }
  }

  @Test
  void whatCannotBeServedIsRefusedAndTheOldKeysStay() throws Exception {
    start(tls -> tls);
    ServerCredential mixed = new ServerCredential(ec.key(), List.of(other.certificate()));
    assertThatThrownBy(() -> gateway.reload(List.of(mixed)))
        .isInstanceOf(GatewayStartException.class);
    assertThatThrownBy(() -> gateway.reload(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> gateway.reload(List.of(ec.credential(), other.credential())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shownTo(speaking("TLSv1.3"))).isEqualTo(ec.certificate());
  }

  @Test
  void hangsUpOnWhoSpeaksPlainly() throws Exception {
    start(tls -> tls);
    try (RawClient client = RawClient.connect(tlsPort())) {
      assertThatThrownBy(client::upgrade).isInstanceOf(IOException.class);
    }
    assertThat(central.opened).isEmpty();
    assertThat(gateway.counters().of(GatewayEvent.INTERNAL_ERROR)).isZero();
  }
}
