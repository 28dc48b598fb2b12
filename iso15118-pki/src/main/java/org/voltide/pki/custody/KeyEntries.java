package org.voltide.pki.custody;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.voltide.pki.profile.SignatureScheme;

/**
 * The entries of a key store, where a key cannot be without a certificate: each has one that it
 * signed itself and that nobody is ever shown.
 *
 * @param provider makes keys and signs
 */
record KeyEntries(KeyStore store, char[] password, Provider provider) {
  private static final Instant UNLIMITED = Instant.parse("9999-12-31T23:59:59Z");

  void generate(String label, SignatureScheme scheme) throws GeneralSecurityException {
    if (store.containsAlias(label)) {
      throw new GeneralSecurityException("There is a key '%s' already".formatted(label));
    }
    Provider maker = maker(scheme);
    KeyPair keys = NewKeys.of(scheme, maker);
    store.setKeyEntry(
        label,
        keys.getPrivate(),
        password,
        new Certificate[] {placeholder(label, scheme, keys, maker)});
  }

  /** The JDK's stores read keys of ML-DSA only in the JDK's own form. */
  private Provider maker(SignatureScheme scheme) throws GeneralSecurityException {
    return switch (scheme) {
      case ECDSA_P256, ECDSA_P521, ED448 -> provider;
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
          Signature.getInstance(scheme.signatureAlgorithm()).getProvider();
      case SLH_DSA_SHA2_128S ->
          throw new GeneralSecurityException(
              "Keys of %s cannot be kept".formatted(scheme.keyAlgorithm()));
    };
  }

  private static X509Certificate placeholder(
      String label, SignatureScheme scheme, KeyPair keys, Provider maker)
      throws GeneralSecurityException {
    X500Principal name = new X500Principal("CN=" + label);
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      name,
                      BigInteger.ONE,
                      Date.from(Instant.EPOCH),
                      Date.from(UNLIMITED),
                      name,
                      keys.getPublic())
                  .build(
                      new JcaContentSignerBuilder(scheme.signatureAlgorithm())
                          .setProvider(maker)
                          .build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("The new key does not sign", e);
    }
  }

  Optional<HeldKey> find(String label) throws GeneralSecurityException {
    if (!(store.getKey(label, password) instanceof PrivateKey key)) {
      return Optional.empty();
    }
    PublicKey publicKey = store.getCertificate(label).getPublicKey();
    SignatureScheme scheme =
        SignatureScheme.of(publicKey)
            .orElseThrow(
                () -> new GeneralSecurityException("The key '%s' is unknown".formatted(label)));
    return Optional.of(new HeldKey(scheme, publicKey, own(key, scheme), provider));
  }

  /**
   * The provider's own form of a key, with which it signs in a third of the time; one that cannot
   * leave its place stays there.
   */
  private PrivateKey own(PrivateKey key, SignatureScheme scheme) throws GeneralSecurityException {
    byte[] encoded = key.getEncoded();
    return encoded == null
        ? key
        : KeyFactory.getInstance(scheme.keyAlgorithm(), provider)
            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  Set<String> labels() throws GeneralSecurityException {
    return new TreeSet<>(Collections.list(store.aliases()));
  }

  @Override
  public String toString() {
    return "KeyEntries[" + store.getType() + "]";
  }
}
