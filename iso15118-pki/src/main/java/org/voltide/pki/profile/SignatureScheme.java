package org.voltide.pki.profile;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The keys and signatures that ISO 15118 knows. */
public enum SignatureScheme {
  /** ISO 15118-2 [V2G2-006], [V2G2-007]. */
  ECDSA_P256(
      "EC",
      "secp256r1",
      "SHA256withECDSA",
      X9ObjectIdentifiers.ecdsa_with_SHA256,
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1)),
  /** ISO 15118-20 [V2G20-2674]. */
  ECDSA_P521(
      "EC",
      "secp521r1",
      "SHA512withECDSA",
      X9ObjectIdentifiers.ecdsa_with_SHA512,
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp521r1)),
  /** ISO 15118-20 [V2G20-2319]. */
  ED448(
      "Ed448",
      "Ed448",
      "Ed448",
      EdECObjectIdentifiers.id_Ed448,
      new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448));

  private final String keys;
  private final String curve;
  private final String signature;
  private final transient ASN1ObjectIdentifier signatureId;
  private final transient AlgorithmIdentifier keyId;

  SignatureScheme(
      String keys,
      String curve,
      String signature,
      ASN1ObjectIdentifier signatureId,
      AlgorithmIdentifier keyId) {
    this.keys = keys;
    this.curve = curve;
    this.signature = signature;
    this.signatureId = signatureId;
    this.keyId = keyId;
  }

  /** The JCA's name for keys of this scheme. */
  public String keyAlgorithm() {
    return keys;
  }

  /** The JCA's name for the curve. */
  public String curve() {
    return curve;
  }

  /** The JCA's name for signatures of this scheme. */
  public String signatureAlgorithm() {
    return signature;
  }

  /** The object identifier of its signatures in certificates. */
  public String signatureOid() {
    return signatureId.getId();
  }

  /** Whether the key is one of this scheme; a curve counts only by its name. */
  public boolean isFor(PublicKey key) {
    return isFor(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  boolean isFor(SubjectPublicKeyInfo key) {
    return key.getAlgorithm().equals(keyId);
  }

  /** The scheme a key is for; empty when ISO 15118 does not know it. */
  public static Optional<SignatureScheme> of(PublicKey key) {
    return Arrays.stream(values()).filter(scheme -> scheme.isFor(key)).findFirst();
  }
}
