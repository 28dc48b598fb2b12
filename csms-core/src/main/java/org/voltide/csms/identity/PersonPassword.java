package org.voltide.csms.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;

/**
 * A person's password as it is kept: Argon2id (RFC 9106) in the form {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 */
final class PersonPassword {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Each takes its memory: strangers who try passwords must not use it up. */
  private static final Semaphore AT_ONCE =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  /** Compared with when there is no such user, so that the answer takes as long. */
  static final String NOBODYS = hash("");

  private PersonPassword() {}

  static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    AT_ONCE.acquireUninterruptibly();
    try {
      return ARGON2ID.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
    } finally {
      AT_ONCE.release();
    }
  }

  /** Compares in constant time. */
  static boolean matches(String kept, String password) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return Argon2Function.getInstanceFromHash(kept)
          .check(
              password.getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.US_ASCII));
    } finally {
      AT_ONCE.release();
    }
  }
}
