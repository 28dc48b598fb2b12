package org.voltide.csms.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-512 and a salt of its own.
 *
 * @param hash 256 bits
 */
public record PasswordHash(byte[] salt, byte[] hash) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  /** How much work one guess costs. */
  public enum Cost {
    /** People choose guessable passwords and sign in seldom. */
    PERSON(210_000),
    /** Stations have long random ones, and all come back at once after an outage. */
    STATION(10_000);

    private final int iterations;

    Cost(int iterations) {
      this.iterations = iterations;
    }
  }

  public static PasswordHash of(byte[] password, Cost cost) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new PasswordHash(salt, derive(password, salt, cost));
  }

  /** Compares in constant time. The cost is the one the hash was made with. */
  public boolean matches(byte[] password, Cost cost) {
    return MessageDigest.isEqual(hash, derive(password, salt, cost));
  }

  /** One character per byte, so that passwords that are no text stay distinct. */
  private static byte[] derive(byte[] password, byte[] salt, Cost cost) {
    char[] characters = new String(password, StandardCharsets.ISO_8859_1).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, cost.iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "PasswordHash";
  }
}
