package org.voltide.pki.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** What {@link ContractValidation} finds. */
public sealed interface ContractVerdict {

  /**
   * The chain can be trusted as far as nothing of it is revoked.
   *
   * @param path the contract certificate first, the anchor last
   */
  record Valid(List<X509Certificate> path) implements ContractVerdict {
    public Valid {
      path = List.copyOf(path);
    }

    /** The contract certificate. */
    public X509Certificate contract() {
      return path.getFirst();
    }
  }

  /** It could be trusted until one of its certificates expired, and nothing else is wrong. */
  record Expired(Instant since) implements ContractVerdict {}

  /**
   * It cannot be trusted.
   *
   * @param isForged a signature is wrong
   * @param reason one sentence for an operator
   */
  record Broken(boolean isForged, String reason) implements ContractVerdict {}
}
