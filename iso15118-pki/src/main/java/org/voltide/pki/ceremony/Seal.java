package org.voltide.pki.ceremony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.voltide.pki.audit.Act;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.SignatureScheme;

/**
 * A signature by ML-DSA-65 (FIPS 204) over everything in the log before it, which a quantum
 * computer cannot forge either: the hashes that chain the lines withstand one anyway. It is a line
 * of the log itself and has the public key with it.
 *
 * @param number of its line
 * @param key SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal: who notes it elsewhere
 *     sees whether the log was sealed by another
 */
public record Seal(long number, Instant at, String key) {
  static final SignatureScheme SCHEME = SignatureScheme.ML_DSA_65;
  private static final String SIGNER = "seal";
  private static final String KEY = "key";

  /** What its line says beside its place. */
  static SequencedMap<String, String> details(HeldKey key) {
    return Details.details(
        "algorithm",
        SCHEME.signatureAlgorithm(),
        KEY,
        Base64.getEncoder().encodeToString(key.publicKey().getEncoded()));
  }

  /** The line with its signature. */
  static Entry sign(Entry entry, HeldKey key) throws GeneralSecurityException {
    SequencedMap<String, String> signatures = new LinkedHashMap<>();
    signatures.put(SIGNER, Base64.getEncoder().encodeToString(key.sign(statement(entry))));
    return new Entry(
        entry.previous(), entry.number(), entry.at(), entry.act(), entry.details(), signatures);
  }

  /**
   * Reads one, and checks its signature.
   *
   * @throws IllegalArgumentException when it does not hold
   */
  static Seal of(Entry entry) {
    try {
      byte[] encoded = Base64.getDecoder().decode(entry.detail(KEY));
      PublicKey key =
          KeyFactory.getInstance(SCHEME.keyAlgorithm())
              .generatePublic(new X509EncodedKeySpec(encoded));
      Signature verifier = Signature.getInstance(SCHEME.signatureAlgorithm());
      verifier.initVerify(key);
      verifier.update(statement(entry));
      String signature = entry.signatures().getOrDefault(SIGNER, "");
      if (!verifier.verify(Base64.getDecoder().decode(signature))) {
        throw new IllegalArgumentException("the seal is not that of its key");
      }
      byte[] print = MessageDigest.getInstance("SHA-256").digest(encoded);
      return new Seal(entry.number(), entry.at(), HexFormat.of().formatHex(print));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the seal cannot be read: " + e.getMessage(), e);
    }
  }

  /** The seals of a log that was verified, in order. */
  public static List<Seal> in(Reading.Intact log) {
    return log.entries().stream().filter(entry -> entry.act() == Act.SEAL).map(Seal::of).toList();
  }

  private static byte[] statement(Entry entry) {
    return entry.statement().getBytes(StandardCharsets.UTF_8);
  }
}
