package org.voltide.csms.lanes;

/**
 * Text as PostgreSQL can hold it. JSON may carry U+0000 and halves of surrogate pairs; both become
 * U+FFFD, so that what is read back equals what was written.
 */
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

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

  private static String replaced(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? REPLACEMENT : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }
}
