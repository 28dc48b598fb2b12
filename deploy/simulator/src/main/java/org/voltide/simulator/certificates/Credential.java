package org.voltide.simulator.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key with the certificates that prove whose it is.
 *
 * @param chain the key's own certificate first
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {
  public X509Certificate leaf() {
    return chain.getFirst();
  }
}
