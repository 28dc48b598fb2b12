package org.voltide.pki.provisioning;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.agreement.X448Agreement;
import org.bouncycastle.crypto.agreement.kdf.ConcatenationKDFGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** One-pass Diffie-Hellman with an ephemeral key (NIST SP 800-56A, C(1e, 1s)). */
final class KeyAgreement {
  /** Algorithm id, sender U and receiver V ([V2G2-818]). */
  private static final byte[] OTHER_INFO = {0x01, 0x55, 0x56};

  private static final int KEY_2_BYTES = 16;
  private static final int KEY_20_BYTES = 32;

  /**
   * What both sides know.
   *
   * @param publicKey the ephemeral one
   */
  record Secret(byte[] publicKey, byte[] z) {

    byte[] iso2Key() {
      return derive(new SHA256Digest(), KEY_2_BYTES);
    }

    byte[] iso20Key() {
      return derive(new SHA512Digest(), KEY_20_BYTES);
    }

    /** Derives the session key once and forgets the secret. */
    private byte[] derive(Digest digest, int length) {
      byte[] key = new byte[length];
      ConcatenationKDFGenerator generator = new ConcatenationKDFGenerator(digest);
      generator.init(new KDFParameters(z, OTHER_INFO));
      generator.generateBytes(key, 0, length);
      Arrays.fill(z, (byte) 0);
      return key;
    }
  }

  private KeyAgreement() {}

  static Secret with(AsymmetricKeyParameter receiver, SecureRandom random)
      throws GeneralSecurityException {
    return switch (receiver) {
      case ECPublicKeyParameters point -> onCurve(point, random);
      case X448PublicKeyParameters x448 -> onX448(x448, random);
      default -> throw new GeneralSecurityException("no key can be agreed with its key");
    };
  }

  private static Secret onCurve(ECPublicKeyParameters receiver, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(receiver.getParameters(), random));
    AsymmetricCipherKeyPair ephemeral = generator.generateKeyPair();
    ECDHBasicAgreement agreement = new ECDHBasicAgreement();
    agreement.init(ephemeral.getPrivate());
    byte[] z =
        BigIntegers.asUnsignedByteArray(
            agreement.getFieldSize(), agreement.calculateAgreement(receiver));
    ECPublicKeyParameters own = (ECPublicKeyParameters) ephemeral.getPublic();
    return new Secret(own.getQ().getEncoded(false), z);
  }

  /** The receiver's side: the same secret from its own key and the ephemeral public one. */
  static Secret with(AsymmetricKeyParameter receiver, byte[] publicKey)
      throws GeneralSecurityException {
    if (!(receiver instanceof ECPrivateKeyParameters key)) {
      throw new GeneralSecurityException("no key can be agreed with its key");
    }
    try {
      ECDHBasicAgreement agreement = new ECDHBasicAgreement();
      agreement.init(key);
      ECPoint point = key.getParameters().getCurve().decodePoint(publicKey);
      BigInteger z =
          agreement.calculateAgreement(new ECPublicKeyParameters(point, key.getParameters()));
      return new Secret(publicKey, BigIntegers.asUnsignedByteArray(agreement.getFieldSize(), z));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("the ephemeral key is not on the curve of its key", e);
    }
  }

  private static Secret onX448(X448PublicKeyParameters receiver, SecureRandom random) {
    X448PrivateKeyParameters ephemeral = new X448PrivateKeyParameters(random);
    X448Agreement agreement = new X448Agreement();
    agreement.init(ephemeral);
    byte[] z = new byte[agreement.getAgreementSize()];
    agreement.calculateAgreement(receiver, z, 0);
    return new Secret(ephemeral.generatePublicKey().getEncoded(), z);
  }
}
