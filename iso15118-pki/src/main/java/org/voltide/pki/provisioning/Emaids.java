package org.voltide.pki.provisioning;

import java.util.Locale;

/** Identifiers of contracts and of vehicles, compared without separators and case. */
final class Emaids {
  private static final int WITHOUT_CHECK_DIGIT = 14;

  private Emaids() {}

  static String normalized(String identifier) {
    return identifier.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  /** Whether both name one contract; the check digit may be left out. */
  static boolean same(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String emaid) {
    String normalized = normalized(emaid);
    return normalized.length() == WITHOUT_CHECK_DIGIT + 1
        ? normalized.substring(0, WITHOUT_CHECK_DIGIT)
        : normalized;
  }
}
