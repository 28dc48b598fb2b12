package org.voltide.pki.custody;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.profile.SignatureScheme;

/** A place that makes private keys, keeps them and signs with them. */
public interface Custody {

  /**
   * Makes a key that is kept from now on.
   *
   * @throws GeneralSecurityException when there is one of that label already, or the place knows no
   *     such keys
   */
  HeldKey generate(String label, SignatureScheme scheme)
      throws IOException, GeneralSecurityException;

  /** The key of that label; empty when there is none. */
  Optional<HeldKey> find(String label) throws IOException, GeneralSecurityException;

  /** The labels of all keys. */
  Set<String> labels() throws IOException, GeneralSecurityException;
}
