package org.voltide.csms.contractpool;

import java.util.Locale;
import org.voltide.csms.platform.Problem;

/**
 * The identifier of a contract as it is compared (ISO 15118-2, annex H): country, provider and
 * instance, in capital letters, without anything between them and without the check digit.
 */
public record Emaid(String value) {
  private static final int WITHOUT_CHECK_DIGIT = 14;
  private static final String WRITTEN = "[A-Z]{2}[A-Z0-9]{3}[A-Z0-9]{9,10}";

  /** As somebody wrote it: hyphens, stars, spaces and small letters make no difference. */
  public static Emaid of(String written) {
    String bare = bare(written);
    boolean hasCheckDigit = bare.length() == WITHOUT_CHECK_DIGIT + 1;
    return new Emaid(hasCheckDigit ? bare.substring(0, WITHOUT_CHECK_DIGIT) : bare);
  }

  /**
   * As it is written in certificates: with its check digit where there is one.
   *
   * @throws Problem 422 when it is none
   */
  static String entered(String written) {
    String bare = bare(written);
    if (!bare.matches(WRITTEN)) {
      throw Problem.invalid("/emaid", "This is no eMAID of 14 or 15 letters and digits.");
    }
    return bare;
  }

  private static String bare(String written) {
    return written.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }
}
