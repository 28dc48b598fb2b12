package org.voltide.pki.provisioning;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * What verifying an answer found.
 *
 * @param service the provisioning service's certificate first
 * @param contract the contract certificate first
 * @param emaid as the message or, in ISO 15118-20, the contract certificate has it
 * @param faults everything that is wrong; none when the answer is right
 */
public record Verification(
    Edition edition,
    String message,
    List<X509Certificate> service,
    List<X509Certificate> contract,
    String emaid,
    List<Refusal> faults,
    Set<Deviation> deviations) {

  public Verification {
    service = List.copyOf(service);
    contract = List.copyOf(contract);
    faults = List.copyOf(faults);
    deviations = Set.copyOf(deviations);
  }

  /** Whether a vehicle that follows the standard accepts the answer, but for its deviations. */
  public boolean isRight() {
    return faults.isEmpty();
  }
}
