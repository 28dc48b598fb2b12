package org.voltide.pki.profile;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The keys and signatures that certificates are made with. ISO 15118 knows the first three; the
 * others withstand quantum computers, and no profile has them yet.
 */
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
      new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448)),
  /** FIPS 204 with the least security, as RFC 9881 puts it in certificates. */
  ML_DSA_44("ML-DSA-44", NISTObjectIdentifiers.id_ml_dsa_44),
  /** FIPS 204; what logs of acts are sealed with. */
  ML_DSA_65("ML-DSA-65", NISTObjectIdentifiers.id_ml_dsa_65),
  /** FIPS 204 with the most security. */
  ML_DSA_87("ML-DSA-87", NISTObjectIdentifiers.id_ml_dsa_87),
  /** FIPS 205 with the shortest signatures it has; nothing but a hash is relied upon. */
  SLH_DSA_SHA2_128S("SLH-DSA-SHA2-128S", NISTObjectIdentifiers.id_slh_dsa_sha2_128s);

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

  /** One whose keys, signatures and parameters have a single name. */
  SignatureScheme(String name, ASN1ObjectIdentifier id) {
    this(name, name, name, id, new AlgorithmIdentifier(id));
  }

  /** Whether keys are points of a curve that has to be named when they are made. */
  public boolean isEcdsa() {
    return this == ECDSA_P256 || this == ECDSA_P521;
  }

  /** Whether it is one of FIPS 204. */
  public boolean isMlDsa() {
    return this == ML_DSA_44 || this == ML_DSA_65 || this == ML_DSA_87;
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

  /** The scheme a key is for; empty when it is none of these. */
  public static Optional<SignatureScheme> of(PublicKey key) {
    return Arrays.stream(values()).filter(scheme -> scheme.isFor(key)).findFirst();
  }
}
