package org.voltide.csms.authorities;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** CMS SignedData as people and servers write it. */
final class SignedText {
  private static final Pattern ARMOUR = Pattern.compile("-----[A-Z0-9 ]+-----|\\s");
  private static final byte SEQUENCE = 0x30;

  private SignedText() {}

  /**
   * DER of PEM or base64.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static byte[] der(String text) {
    return Base64.getDecoder().decode(ARMOUR.matcher(text).replaceAll(""));
  }

  /**
   * DER of that or of DER.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  static byte[] der(byte[] content) {
    // In text that is a zero; PEM begins with a dash and base64 of a sequence with an M.
    return content.length > 0 && content[0] == SEQUENCE
        ? content
        : der(new String(content, StandardCharsets.ISO_8859_1));
  }
}
