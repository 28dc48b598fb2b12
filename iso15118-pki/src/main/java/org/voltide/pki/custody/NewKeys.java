package org.voltide.pki.custody;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.voltide.pki.profile.SignatureScheme;

/** Makes keys that nobody keeps, such as a contract's, which only its vehicle may have. */
public final class NewKeys {
  private static final Provider IN_MEMORY = new BouncyCastleProvider();

  private NewKeys() {}

  /** A key pair in memory. */
  public static KeyPair of(SignatureScheme scheme) throws GeneralSecurityException {
    return of(scheme, IN_MEMORY);
  }

  static KeyPair of(SignatureScheme scheme, Provider provider) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(scheme.keyAlgorithm(), provider);
    if (scheme.isEcdsa()) {
      generator.initialize(new ECGenParameterSpec(scheme.curve()));
    }
    return generator.generateKeyPair();
  }
}
