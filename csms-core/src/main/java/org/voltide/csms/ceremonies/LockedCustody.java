package org.voltide.csms.ceremonies;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Where keys are while nobody gave the secret: out of reach.
 *
 * @param why a sentence for an operator
 */
record LockedCustody(String why) implements Custody {

  @Override
  public HeldKey generate(String label, SignatureScheme scheme) throws GeneralSecurityException {
    throw new GeneralSecurityException(why);
  }

  @Override
  public Optional<HeldKey> find(String label) throws GeneralSecurityException {
    throw new GeneralSecurityException(why);
  }

  @Override
  public Set<String> labels() throws GeneralSecurityException {
    throw new GeneralSecurityException(why);
  }
}
