package org.voltide.csms.payments;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The form of VAT numbers in the European Union and Northern Ireland (as checked by VIES). */
final class VatNumber {
  private static final Map<String, Pattern> FORMS =
      Map.ofEntries(
          form("AT", "U\\d{8}"),
          form("BE", "[01]\\d{9}"),
          form("BG", "\\d{9,10}"),
          form("CY", "\\d{8}[A-Z]"),
          form("CZ", "\\d{8,10}"),
          form("DE", "\\d{9}"),
          form("DK", "\\d{8}"),
          form("EE", "\\d{9}"),
          form("EL", "\\d{9}"),
          form("ES", "[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]"),
          form("FI", "\\d{8}"),
          form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
          form("HR", "\\d{11}"),
          form("HU", "\\d{8}"),
          form("IE", "\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W]"),
          form("IT", "\\d{11}"),
          form("LT", "\\d{9}|\\d{12}"),
          form("LU", "\\d{8}"),
          form("LV", "\\d{11}"),
          form("MT", "\\d{8}"),
          form("NL", "\\d{9}B\\d{2}"),
          form("PL", "\\d{10}"),
          form("PT", "\\d{9}"),
          form("RO", "\\d{2,10}"),
          form("SE", "\\d{12}"),
          form("SI", "\\d{8}"),
          form("SK", "\\d{10}"),
          form("XI", "\\d{9}|\\d{12}|(GD|HA)\\d{3}"));

  private VatNumber() {}

  private static Map.Entry<String, Pattern> form(String country, String number) {
    return Map.entry(country, Pattern.compile(number));
  }

  /** Whether a number has the form of its country; blanks, dots and hyphens do not count. */
  static boolean isWellFormed(String number) {
    String bare = number.toUpperCase(Locale.ROOT).replaceAll("[ .-]", "");
    if (bare.length() < 4) {
      return false;
    }
    Pattern form = FORMS.get(bare.substring(0, 2));
    return form != null && form.matcher(bare.substring(2)).matches();
  }
}
