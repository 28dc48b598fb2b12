package org.voltide.pki.provisioning;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.voltide.pki.provisioning.Refusal.ContractUnsuitable;

/** A contract's private key as messages carry it: a number, big-endian, in full length. */
final class ContractKey {
  /** The order of the base point (RFC 8032 5.2). */
  private static final BigInteger ED448_ORDER =
      BigInteger.ONE
          .shiftLeft(446)
          .subtract(
              new BigInteger(
                  "13818066809895115352007386748515426880336692474882178609894547503885"));

  private static final int ED448_SCALAR_BYTES = 56;
  private static final int ED448_SEED_BYTES = 57;

  private ContractKey() {}

  /** The number, after making sure that it belongs to the contract's certificate. */
  static byte[] scalar(ContractGrant contract) throws RefusedException {
    X509Certificate leaf = contract.chain().getFirst();
    try {
      AsymmetricKeyParameter privateKey = PrivateKeyFactory.createKey(contract.key().getEncoded());
      AsymmetricKeyParameter publicKey = Certificates.key(leaf);
      if (privateKey instanceof ECPrivateKeyParameters d
          && publicKey instanceof ECPublicKeyParameters q
          && fits(d, q)) {
        int length = (q.getParameters().getCurve().getFieldSize() + 7) / 8;
        return BigIntegers.asUnsignedByteArray(length, d.getD());
      }
      if (privateKey instanceof Ed448PrivateKeyParameters seed
          && publicKey instanceof Ed448PublicKeyParameters point
          && Arrays.equals(seed.generatePublicKey().getEncoded(), point.getEncoded())) {
        return scalar(seed);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new RefusedException(new ContractUnsuitable("its key cannot be read"));
    }
    throw new RefusedException(new ContractUnsuitable("the key is not that of its certificate"));
  }

  /** The key behind the number, after making sure that it belongs to the contract's certificate. */
  static PrivateKey of(byte[] scalar, X509Certificate leaf) throws RefusedException {
    try {
      if (Certificates.key(leaf) instanceof ECPublicKeyParameters q) {
        ECPrivateKeyParameters d =
            new ECPrivateKeyParameters(new BigInteger(1, scalar), q.getParameters());
        if (fits(d, q)) {
          byte[] encoded = PrivateKeyInfoFactory.createPrivateKeyInfo(d).getEncoded();
          return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        }
      }
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new RefusedException(new ContractUnsuitable("its key cannot be read"));
    }
    throw new RefusedException(new ContractUnsuitable("the key is not that of its certificate"));
  }

  private static boolean fits(ECPrivateKeyParameters d, ECPublicKeyParameters q) {
    ECPoint expected =
        new FixedPointCombMultiplier().multiply(d.getParameters().getG(), d.getD()).normalize();
    return d.getParameters().getCurve().equals(q.getParameters().getCurve())
        && expected.equals(q.getQ());
  }

  /**
   * The number behind an Ed448 key, which is what the 448 bits of the message have room for
   * ([V2G20-2500]) and what the vehicle multiplies the base point with to check it ([V2G20-2510]).
   */
  private static byte[] scalar(Ed448PrivateKeyParameters seed) {
    byte[] hash = new byte[2 * ED448_SEED_BYTES];
    SHAKEDigest shake = new SHAKEDigest(256);
    byte[] bytes = seed.getEncoded();
    shake.update(bytes, 0, bytes.length);
    shake.doFinal(hash, 0, hash.length);
    byte[] little = Arrays.copyOf(hash, ED448_SCALAR_BYTES);
    little[0] &= (byte) 0xFC;
    little[ED448_SCALAR_BYTES - 1] |= (byte) 0x80;
    BigInteger number = new BigInteger(1, org.bouncycastle.util.Arrays.reverse(little));
    return BigIntegers.asUnsignedByteArray(ED448_SCALAR_BYTES, number.mod(ED448_ORDER));
  }
}
