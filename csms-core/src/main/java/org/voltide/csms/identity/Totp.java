package org.voltide.csms.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six
 * digits, steps of 30 seconds.
 *
 * @param secret the shared key
 */
record Totp(byte[] secret) {

  private static final int MODULUS = 1_000_000;
  private static final int STEP_SECONDS = 30;
  private static final String HMAC = "HmacSHA1";

  static long step(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * The step whose code this is: that of the time or one beside it, for clocks and people take
   * time.
   */
  OptionalLong stepOf(String code, Instant time) {
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    long now = step(time);
    return LongStream.rangeClosed(now - 1, now + 1)
        .filter(
            step -> MessageDigest.isEqual(given, code(step).getBytes(StandardCharsets.US_ASCII)))
        .findFirst();
  }

  /** The code of a step (RFC 4226, 5.3). */
  String code(long step) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      ByteBuffer hash =
          ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      int offset = hash.get(hash.limit() - 1) & 0xf;
      int number = (hash.getInt(offset) & Integer.MAX_VALUE) % MODULUS;
      return "%06d".formatted(number);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "Totp";
  }
}
