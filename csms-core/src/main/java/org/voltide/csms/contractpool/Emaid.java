package org.voltide.csms.contractpool;

import java.util.Locale;

/**
 * The identifier of a contract as it is compared (ISO 15118-2, annex H): country, provider and
 * instance, without the hyphens between them and without the check digit.
 */
public record Emaid(String value) {
  private static final int WITHOUT_CHECK_DIGIT = 14;

  /** As somebody wrote it. */
  public static Emaid of(String written) {
    String bare = written.replace("-", "").toUpperCase(Locale.ROOT);
    boolean hasCheckDigit = bare.length() == WITHOUT_CHECK_DIGIT + 1;
    return new Emaid(hasCheckDigit ? bare.substring(0, WITHOUT_CHECK_DIGIT) : bare);
  }
}
