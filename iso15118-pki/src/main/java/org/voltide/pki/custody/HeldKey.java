package org.voltide.pki.custody;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.voltide.pki.profile.SignatureScheme;

/** A private key in custody: it signs, and is not given away. */
public final class HeldKey {
  private static final Provider IN_MEMORY = new BouncyCastleProvider();

  private final SignatureScheme scheme;
  private final PublicKey publicKey;
  private final PrivateKey key;
  private final Provider provider;

  HeldKey(SignatureScheme scheme, PublicKey publicKey, PrivateKey key, Provider provider) {
    this.scheme = scheme;
    this.publicKey = publicKey;
    this.key = key;
    this.provider = provider;
  }

  /**
   * A key that its owner has in memory.
   *
   * @throws GeneralSecurityException when there is no scheme for such keys
   */
  public static HeldKey inMemory(PublicKey publicKey, PrivateKey key)
      throws GeneralSecurityException {
    SignatureScheme scheme =
        SignatureScheme.of(publicKey)
            .orElseThrow(() -> new GeneralSecurityException("There is no scheme for such keys"));
    return new HeldKey(scheme, publicKey, key, IN_MEMORY);
  }

  /** What its signatures are. */
  public SignatureScheme scheme() {
    return scheme;
  }

  /** The key's public half. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /**
   * Signs as {@link #scheme} says; ECDSA signatures are in DER.
   *
   * @throws GeneralSecurityException when the custody refuses or is gone
   */
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(scheme.signatureAlgorithm(), provider);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /** Whether the key can leave its place; a token's does not. */
  boolean isExtractable() {
    return key.getEncoded() != null;
  }
}
