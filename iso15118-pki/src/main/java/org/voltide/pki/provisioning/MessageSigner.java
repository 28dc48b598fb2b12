package org.voltide.pki.provisioning;

import java.security.GeneralSecurityException;

/** A private key, wherever it is kept. */
@FunctionalInterface
public interface MessageSigner {

  /**
   * Signs with the algorithm that belongs to the key: ECDSA with SHA-256 on P-256, with SHA-512 on
   * P-521, or Ed448.
   *
   * @return an ECDSA signature in DER, an Ed448 signature as RFC 8032 has it
   * @throws GeneralSecurityException when the key's place refuses or is gone
   */
  byte[] sign(byte[] message) throws GeneralSecurityException;
}
