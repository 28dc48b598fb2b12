package org.voltide.csms.identity.webauthn;

/**
 * What is kept of a passkey.
 *
 * @param id by which its authenticator finds it
 * @param attested authenticator, id and public key, in the bytes of the standard (6.5.1)
 * @param counter of signatures; 0 where the authenticator does not count
 * @param backupEligible whether it may be on several devices
 */
public record KnownCredential(byte[] id, byte[] attested, long counter, boolean backupEligible) {

  @Override
  public String toString() {
    return "KnownCredential";
  }
}
