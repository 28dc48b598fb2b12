package org.voltide.csms.roaming.datex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.voltide.csms.platform.Json;

/**
 * The version of a facility: another one when, and only when, something of it is different.
 * Statuses name the version that they belong to, so it must not change with them.
 */
final class Version {
  private static final int LENGTH = 16;

  private Version() {}

  static String of(Record facility) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.text(facility).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
