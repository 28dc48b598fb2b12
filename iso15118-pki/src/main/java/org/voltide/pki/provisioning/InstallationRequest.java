package org.voltide.pki.provisioning;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A vehicle's request for contracts, its signature and chain checked.
 *
 * @param sessionId as the message has it, in hexadecimal digits
 * @param chain the signer's certificate first: the vehicle's provisioning certificate, or for an
 *     update the contract certificate it has
 * @param emaid the contract to update
 * @param maximumChains how many contracts the vehicle takes; 1 in ISO 15118-2
 * @param prioritizedEmaids the contracts it wants first, in order
 */
public record InstallationRequest(
    Edition edition,
    Kind kind,
    String sessionId,
    List<X509Certificate> chain,
    Optional<String> emaid,
    int maximumChains,
    List<String> prioritizedEmaids,
    Set<Deviation> deviations) {

  /** What the vehicle asks for. */
  public enum Kind {
    INSTALL,
    /** A new certificate for a contract it has; ISO 15118-2 only. */
    UPDATE
  }

  public InstallationRequest {
    chain = List.copyOf(chain);
    prioritizedEmaids = List.copyOf(prioritizedEmaids);
    deviations = Set.copyOf(deviations);
  }

  /** The certificate whose key signed the request and receives the answer. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The provisioning certificate's id, in capital letters and digits, without separators. */
  public String pcid() {
    return Emaids.normalized(LeafRole.commonName(certificate()));
  }
}
