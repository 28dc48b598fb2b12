package org.voltide.pki.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Keys in a token behind PKCS#11: made there, marked sensitive and not extractable, and gone with
 * the token. The JDK's binding knows ECDSA but neither Ed448 nor ML-DSA.
 */
public final class Pkcs11Custody implements Custody {
  private final KeyEntries entries;

  private Pkcs11Custody(KeyEntries entries) {
    this.entries = entries;
  }

  /**
   * Opens a token.
   *
   * @param library the token's PKCS#11 library
   * @param slot its number, as the token's own tools show it
   * @param pin the user's
   * @throws IOException when the PIN is wrong
   * @throws GeneralSecurityException when library or slot are not to be used
   */
  public static Pkcs11Custody open(Path library, long slot, String pin)
      throws IOException, GeneralSecurityException {
    Provider binding = Security.getProvider("SunPKCS11");
    if (binding == null) {
      throw new GeneralSecurityException("This Java has no PKCS#11");
    }
    try {
      Provider token = binding.configure(configuration(library, slot));
      KeyStore store = KeyStore.getInstance("PKCS11", token);
      store.load(null, pin.toCharArray());
      return new Pkcs11Custody(new KeyEntries(store, pin.toCharArray(), token));
    } catch (RuntimeException e) {
      throw new GeneralSecurityException(
          "The token in slot %d of %s cannot be used".formatted(slot, library), e);
    }
  }

  private static String configuration(Path library, long slot) {
    return """
    --name=voltide-%d
    library=%s
    slot=%d
    attributes(generate,CKO_PRIVATE_KEY,*)={
      CKA_SENSITIVE=true
      CKA_EXTRACTABLE=false
      CKA_SIGN=true
    }
    attributes(generate,CKO_PUBLIC_KEY,*)={
      CKA_VERIFY=true
    }
    """
        .formatted(slot, library.toAbsolutePath(), slot);
  }

  @Override
  public synchronized HeldKey generate(String label, SignatureScheme scheme)
      throws GeneralSecurityException {
    if (!scheme.isEcdsa()) {
      throw new GeneralSecurityException(
          "Tokens are used for ECDSA only, not for %s".formatted(scheme.keyAlgorithm()));
    }
    entries.generate(label, scheme);
    return entries
        .find(label)
        .orElseThrow(() -> new GeneralSecurityException("The token did not keep the new key"));
  }

  @Override
  public Optional<HeldKey> find(String label) throws GeneralSecurityException {
    return entries.find(label);
  }

  @Override
  public Set<String> labels() throws GeneralSecurityException {
    return entries.labels();
  }
}
