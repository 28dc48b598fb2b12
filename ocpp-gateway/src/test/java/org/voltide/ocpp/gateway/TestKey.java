package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A key with a self-signed certificate, made by the JDK's own tool: nothing in this module does.
 */
record TestKey(PrivateKey key, X509Certificate certificate) {
  private static final char[] PASSWORD = "only for this test".toCharArray();

  static TestKey ec(Path folder, String name) throws Exception {
    return make(folder, name, "SAN=dns:localhost,ip:127.0.0.1", "EC", "-groupname", "secp256r1");
  }

  static TestKey rsa(Path folder, String name) throws Exception {
    return make(folder, name, "SAN=dns:localhost,ip:127.0.0.1", "RSA", "-keysize", "2048");
  }

  static TestKey withNames(Path folder, String name, String alternatives) throws Exception {
    return make(folder, name, "SAN=" + alternatives, "EC", "-groupname", "secp256r1");
  }

  private static TestKey make(
      Path folder, String name, String names, String algorithm, String parameter, String value)
      throws Exception {
    Path file = folder.resolve(name + ".p12");
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
                name,
                "-keyalg",
                algorithm,
                parameter,
                value,
                "-dname",
                "CN=" + name,
                "-ext",
                names)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return new TestKey(
        (PrivateKey) keys.getKey(name, PASSWORD), (X509Certificate) keys.getCertificate(name));
  }

  ServerCredential credential() {
    return new ServerCredential(key, List.of(certificate));
  }

  /** A client that trusts these servers and shows nothing. */
  static SSLContext trusting(List<TestKey> servers) throws Exception {
    return client(servers, new KeyManager[0]);
  }

  /** A client that trusts these servers and shows whatever chain it likes. */
  static SSLContext showing(List<TestKey> servers, PrivateKey key, X509Certificate... chain)
      throws Exception {
    return client(servers, new KeyManager[] {new Shown(key, chain)});
  }

  private static SSLContext client(List<TestKey> servers, KeyManager[] shown) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (TestKey server : servers) {
      trusted.setCertificateEntry(
          server.certificate().getSubjectX500Principal().getName(), server.certificate());
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown, trust.getTrustManagers(), null);
    return context;
  }

  private static final class Shown extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final X509Certificate[] chain;

    private Shown(PrivateKey key, X509Certificate[] chain) {
      this.key = key;
      this.chain = chain;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {"shown"};
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return List.of(keyTypes).contains(key.getAlgorithm()) ? "shown" : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }
}
