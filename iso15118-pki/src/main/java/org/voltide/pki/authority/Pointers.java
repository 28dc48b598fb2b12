package org.voltide.pki.authority;

import java.net.URI;
import java.util.Optional;

/**
 * Where the revocation of what an authority issues can be asked for.
 *
 * @param ocsp its responder
 * @param crl its list
 */
public record Pointers(Optional<URI> ocsp, Optional<URI> crl) {

  /** Nowhere. */
  public static Pointers none() {
    return new Pointers(Optional.empty(), Optional.empty());
  }
}
