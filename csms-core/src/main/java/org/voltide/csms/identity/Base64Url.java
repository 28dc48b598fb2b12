package org.voltide.csms.identity;

import java.util.Base64;
import org.voltide.csms.platform.Problem;

/** Bytes as browsers write them in JSON: base64url without padding (Web Authentication, 5.1). */
final class Base64Url {

  private Base64Url() {}

  static String of(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * @throws Problem 422 at that pointer when it is none
   */
  static byte[] read(String pointer, String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw Problem.invalid(pointer, "This is not base64url.");
    }
  }
}
