package org.voltide.csms.lanes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * Text as PostgreSQL can hold it. JSON may carry U+0000 and halves of surrogate pairs; both become
 * U+FFFD, so that what is read back equals what was written.
 */
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  /**
   * An escaped U+0000, which PostgreSQL cannot read; a backslash before it must not itself be
   * escaped.
   */
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private StorableText() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  /** The same for JSON, in which U+0000 is escaped. */
  public static String json(String json) {
    return of(withoutNul(json));
  }

  private static String withoutNul(String json) {
    return json.contains("\\u0000") ? ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
  }

  /** What {@link #json} makes of it, in UTF-8. */
  static byte[] jsonUtf8(String json) {
    return utf8(withoutNul(json));
  }

  /** What {@link #of} makes of it, in UTF-8. */
  static byte[] utf8(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    // Nearly all text is ASCII without U+0000, and so is known without a look at each character.
    boolean plain = text.indexOf('\0') < 0 && new String(encoded, ISO_8859_1).equals(text);
    return plain ? encoded : of(text).getBytes(UTF_8);
  }

  private static String replaced(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? REPLACEMENT : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }
}
