package org.voltide.pki.authority;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and what proves whose it is.
 *
 * @param chain the key's own certificate first, the root last
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {

  public Credential {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("A credential has at least one certificate");
    }
  }

  /** The key's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "Credential[" + certificate().getSubjectX500Principal() + "]";
  }
}
