package org.voltide.csms.payments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one-time passwords in the QR codes that a station shows, version v1 (OCPP 2.1 C25.FR.50 to
 * 52): HMAC-SHA-256 over the number of the time slot, written in base 62 from an offset in it.
 *
 * @param secret shared with the station
 * @param validity of one slot
 * @param length in characters
 */
record Totp(String secret, Duration validity, int length) {
  private static final String ALPHABET =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String HMAC = "HmacSHA256";

  /** The password a station shows then. */
  String at(Instant time) {
    return ofSlot(slot(time));
  }

  /** Whether it is of the slot of that time, or of one beside it: clocks and drivers take time. */
  boolean accepts(String shown, Instant time) {
    byte[] given = shown.getBytes(StandardCharsets.UTF_8);
    long now = slot(time);
    return LongStream.rangeClosed(now - 1, now + 1)
        .mapToObj(this::ofSlot)
        .anyMatch(right -> MessageDigest.isEqual(given, right.getBytes(StandardCharsets.US_ASCII)));
  }

  private long slot(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), validity.toSeconds());
  }

  private String ofSlot(long slot) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(slot).array());
      int offset = hash[hash.length - 1] & 0x0f;
      StringBuilder text = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        int value = hash[(offset + i) % hash.length] & 0xff;
        text.append(ALPHABET.charAt(value % ALPHABET.length()));
      }
      return text.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }
}
