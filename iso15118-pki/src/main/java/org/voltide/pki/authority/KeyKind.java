package org.voltide.pki.authority;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Keys as strong as stations have to take (OCPP 2.1 A00.FR.501 to 507). */
public enum KeyKind {
  /** ECDSA on P-256. */
  EC_P256("EC", new ECGenParameterSpec("secp256r1")),
  /** For stations whose TLS knows RSA only. */
  RSA_2048("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String algorithm;
  private final transient AlgorithmParameterSpec parameters;

  KeyKind(String algorithm, AlgorithmParameterSpec parameters) {
    this.algorithm = algorithm;
    this.parameters = parameters;
  }

  /** As {@link java.security.Key#getAlgorithm} says it. */
  public String algorithm() {
    return algorithm;
  }

  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(parameters, RANDOM);
    return generator.generateKeyPair();
  }
}
