package org.voltide.pki.provisioning;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A contract for a vehicle.
 *
 * @param emaid with or without separators
 * @param chain the contract certificate first; a root at the end is left out of messages
 * @param key the contract certificate's, in memory: the vehicle gets it
 */
public record ContractGrant(String emaid, List<X509Certificate> chain, PrivateKey key) {

  public ContractGrant {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("A contract has a certificate");
    }
  }

  @Override
  public String toString() {
    return "ContractGrant[" + emaid + "]";
  }
}
