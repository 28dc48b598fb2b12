package org.voltide.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class AuthorityTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> HOSTS = List.of("csms.example", "127.0.0.1", "::1");

  private final Authority root = root();
  private final Credential server = server(root, Validity.starting(NOW, Duration.ofDays(90)));

  private static Authority root() {
    try {
      return Authority.createRoot(
          "Test root", "Voltide", Validity.starting(NOW, Duration.ofDays(3650)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Credential server(Authority issuer, Validity validity) {
    try {
      return issuer.issueServer(KeyKind.EC_P256, HOSTS, "Voltide", validity);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void validate(Credential credential, Authority anchor, Instant at)
      throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(anchor.credential().certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPath path =
        CertificateFactory.getInstance("X.509").generateCertPath(List.of(credential.certificate()));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  @Test
  void aServerCertificateLeadsToItsRoot() throws GeneralSecurityException {
    validate(server, root, NOW);
    assertThat(server.chain())
        .containsExactly(server.certificate(), root.credential().certificate());
  }

  @Test
  void anotherRootOfTheSameNameIsNotItsIssuer() {
    assertThatThrownBy(() -> validate(server, root(), NOW))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void aCertificateIsValidOnlyInItsTime() throws GeneralSecurityException {
    validate(server, root, NOW.minus(Duration.ofMinutes(59)));
    assertThatThrownBy(() -> validate(server, root, NOW.minus(Duration.ofHours(2))))
        .isInstanceOf(CertPathValidatorException.class);
    assertThatThrownBy(() -> validate(server, root, NOW.plus(Duration.ofDays(91))))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void aServerCannotIssue() throws GeneralSecurityException {
    Credential below = server(new Authority(server), Validity.starting(NOW, Duration.ofDays(1)));
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(root.credential().certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(below.certificate(), server.certificate()));
    assertThatThrownBy(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void theCertificateSaysWhatItIsFor() throws GeneralSecurityException {
    X509Certificate certificate = server.certificate();
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactly("csms.example", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(root.credential().certificate().getBasicConstraints()).isZero();
    ECPublicKey key = (ECPublicKey) certificate.getPublicKey();
    assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256);
  }

  @Test
  void serialNumbersDoNotRepeat() {
    Credential other = server(root, Validity.starting(NOW, Duration.ofDays(90)));
    assertThat(other.certificate().getSerialNumber())
        .isNotEqualTo(server.certificate().getSerialNumber())
        .isPositive();
    assertThat(other.certificate().getSerialNumber().bitLength()).isEqualTo(127);
  }

  @Test
  void aTlsClientThatTrustsTheRootAcceptsTheNamesAndNoOther() throws Exception {
    Instant now = Instant.now();
    Authority current =
        Authority.createRoot("Root", "Voltide", Validity.starting(now, Duration.ofDays(10)));
    Credential credential = server(current, Validity.starting(now, Duration.ofDays(1)));
    try (SSLServerSocket listening = listen(credential)) {
      for (String host : HOSTS) {
        handshake(listening, current, host);
      }
      assertThatThrownBy(() -> handshake(listening, current, "other.example"))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("other.example");
    }
  }

  private static SSLServerSocket listen(Credential credential) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        credential.key(),
        new char[0],
        credential.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Connects to the server, believing it to be the host. */
  private static void handshake(SSLServerSocket listening, Authority trusted, String host)
      throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", trusted.credential().certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    Thread server = Thread.startVirtualThread(() -> answer(listening));
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
        SSLSocket client =
            (SSLSocket) context.getSocketFactory().createSocket(plain, host, 0, true)) {
      SSLParameters parameters = client.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      client.setSSLParameters(parameters);
      client.startHandshake();
    } finally {
      server.join();
    }
  }

  private static void answer(SSLServerSocket listening) {
    try (SSLSocket accepted = (SSLSocket) listening.accept()) {
      accepted.startHandshake();
    } catch (IOException e) {
      // The client turned away; it is the one that is asserted on.
    }
  }
}
