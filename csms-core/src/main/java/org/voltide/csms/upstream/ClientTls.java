package org.voltide.csms.upstream;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.PemFiles;

/** TLS towards somebody else: our certificate, and whom his may come from. */
final class ClientTls {
  private static final char[] NO_PASSWORD = {};

  private ClientTls() {}

  /** Empty when nothing is unusual. */
  static Optional<SSLContext> of(Account account, Secrets secrets)
      throws IOException, GeneralSecurityException {
    if (account.serverRoots() == null && secrets.clientKey() == null) {
      return Optional.empty();
    }
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(ours(account, secrets), trusted(account), null);
    return Optional.of(tls);
  }

  private static KeyManager[] ours(Account account, Secrets secrets)
      throws IOException, GeneralSecurityException {
    if (secrets.clientKey() == null) {
      return new KeyManager[0];
    }
    String certificates = Optional.ofNullable(account.clientCertificates()).orElse("");
    KeyStore keys = empty();
    for (Credential one : PemFiles.of(secrets.clientKey() + "\n" + certificates).credentials()) {
      keys.setKeyEntry(
          "key " + keys.size(),
          one.key(),
          NO_PASSWORD,
          one.chain().toArray(X509Certificate[]::new));
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trusted(Account account)
      throws IOException, GeneralSecurityException {
    Optional<KeyStore> roots = Optional.empty();
    if (account.serverRoots() != null) {
      roots = Optional.of(empty());
      for (X509Certificate root : roots(account.serverRoots())) {
        roots.get().setCertificateEntry("root " + roots.get().size(), root);
      }
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(roots.orElse(null));
    return factory.getTrustManagers();
  }

  private static List<X509Certificate> roots(String pem)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> roots = PemFiles.of(pem).certificates();
    if (roots.isEmpty()) {
      throw new GeneralSecurityException("there is no root of the server in PEM");
    }
    return roots;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
