package org.voltide.pki.provisioning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.voltide.pki.provisioning.Refusal.ContractUnsuitable;
import org.voltide.pki.provisioning.Refusal.KeyUnsuitable;

/**
 * A contract key, encrypted for one vehicle.
 *
 * @param curve that of the key agreement, as ISO 15118-20 names it
 * @param publicKey the ephemeral one: an uncompressed point, or 56 bytes of X448
 * @param encrypted initialization vector, ciphertext and, in ISO 15118-20, tag
 */
record KeyEnvelope(String curve, byte[] publicKey, byte[] encrypted) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALTERNATIVE_KEY = "2.5.29.72";
  private static final int P256_BITS = 256;
  private static final int P521_BITS = 521;
  private static final int SCALAR_2_BYTES = 32;
  private static final int SKI_20_BYTES = 8;

  /**
   * As ISO 15118-2 has it: AES-128-CBC without padding under a key agreed on P-256 ([V2G2-818] and
   * following).
   */
  static KeyEnvelope iso2(X509Certificate vehicle, byte[] scalar) throws RefusedException {
    if (scalar.length != SCALAR_2_BYTES) {
      throw new RefusedException(new ContractUnsuitable("its key is not on secp256r1"));
    }
    try {
      if (!(Certificates.key(vehicle) instanceof ECPublicKeyParameters key)
          || key.getParameters().getCurve().getFieldSize() != P256_BITS) {
        throw new RefusedException(new KeyUnsuitable("its key is not on secp256r1"));
      }
      KeyAgreement.Secret secret = KeyAgreement.with(key, RANDOM);
      byte[] session = secret.iso2Key();
      try {
        return new KeyEnvelope("SECP256", secret.publicKey(), Ciphers.cbc(session, scalar, RANDOM));
      } finally {
        Arrays.fill(session, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw unsuitable(e);
    }
  }

  /**
   * As ISO 15118-20 has it: AES-256-GCM under a key agreed on P-521 or X448, bound to the vehicle
   * and the contract certificate ([V2G20-2492] to [V2G20-2502]).
   */
  static KeyEnvelope iso20(
      X509Certificate vehicle, String pcid, X509Certificate contract, byte[] scalar)
      throws RefusedException {
    try {
      AsymmetricKeyParameter key = receiver(vehicle);
      KeyAgreement.Secret secret = KeyAgreement.with(key, RANDOM);
      byte[] session = secret.iso20Key();
      try {
        byte[] bound = associated(pcid, contract);
        return new KeyEnvelope(
            key instanceof X448PublicKeyParameters ? "X448" : "SECP521",
            secret.publicKey(),
            Ciphers.gcm(session, scalar, bound, RANDOM));
      } finally {
        Arrays.fill(session, (byte) 0);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unsuitable(e);
    }
  }

  /** What {@link #iso2} encrypted, with the vehicle's own key. */
  byte[] open2(AsymmetricKeyParameter vehicle) throws RefusedException {
    try {
      byte[] session = KeyAgreement.with(vehicle, publicKey).iso2Key();
      try {
        return Ciphers.openCbc(session, encrypted);
      } finally {
        Arrays.fill(session, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw unsuitable(e);
    }
  }

  /** What {@link #iso20} encrypted, with the vehicle's own key on P-521. */
  byte[] open20(AsymmetricKeyParameter vehicle, String pcid, X509Certificate contract)
      throws RefusedException {
    try {
      byte[] session = KeyAgreement.with(vehicle, publicKey).iso20Key();
      try {
        return Ciphers.openGcm(session, encrypted, associated(pcid, contract));
      } finally {
        Arrays.fill(session, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw unsuitable(e);
    }
  }

  /** The certificate's own key on P-521, else its alternative one for X448 ([V2G20-2534]). */
  private static AsymmetricKeyParameter receiver(X509Certificate vehicle)
      throws GeneralSecurityException, IOException, RefusedException {
    AsymmetricKeyParameter own = Certificates.key(vehicle);
    if (own instanceof ECPublicKeyParameters ec
        && ec.getParameters().getCurve().getFieldSize() == P521_BITS) {
      return own;
    }
    byte[] alternative = vehicle.getExtensionValue(ALTERNATIVE_KEY);
    if (alternative != null
        && PublicKeyFactory.createKey(ASN1OctetString.getInstance(alternative).getOctets())
            instanceof X448PublicKeyParameters x448) {
      return x448;
    }
    throw new RefusedException(new KeyUnsuitable("it has a key neither on secp521r1 nor for X448"));
  }

  static byte[] associated(String pcid, X509Certificate contract) throws RefusedException {
    byte[] extension = contract.getExtensionValue(Extension.subjectKeyIdentifier.getId());
    byte[] ski =
        extension == null
            ? new byte[0]
            : ASN1OctetString.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                .getOctets();
    if (ski.length != SKI_20_BYTES) {
      throw new RefusedException(
          new ContractUnsuitable(
              "its subject key identifier has %d bytes instead of %d"
                  .formatted(ski.length, SKI_20_BYTES)));
    }
    return (pcid + HexFormat.of().formatHex(ski).toUpperCase(Locale.ROOT))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static RefusedException unsuitable(Exception e) {
    return new RefusedException(new KeyUnsuitable(String.valueOf(e.getMessage())));
  }
}
