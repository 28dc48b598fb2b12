package org.voltide.csms.ocpp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.CredentialFile;

/** A station's end of TLS, and Voltide's own root as the tests need it. */
final class Tls {

  private Tls() {}

  static Credential root(Path data) throws IOException, GeneralSecurityException {
    Path pki = data.resolve("pki");
    String password = Files.readString(pki.resolve("password"));
    return new CredentialFile(pki.resolve("csms-root.p12"), password).read().orElseThrow();
  }

  static SSLContext trusting(Credential root) throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust(root).getTrustManagers(), null);
    return tls;
  }

  static SSLContext showing(Credential own, Credential root)
      throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    store.setKeyEntry(
        "station", own.key(), new char[0], own.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, new char[0]);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust(root).getTrustManagers(), null);
    return tls;
  }

  private static TrustManagerFactory trust(Credential root)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("root", root.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    return trust;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
