package org.voltide.csms.contractpool;

import java.util.Locale;
import org.voltide.csms.platform.Problem;

/** The id of a car's provisioning certificate, which is its common name. */
final class Pcid {
  private static final String WRITTEN = "[A-Z0-9]{3,64}";

  private Pcid() {}

  /** As it is compared: capital letters and digits, without anything between them. */
  static String of(String written) {
    return written.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  /**
   * @throws Problem 422 when it is none
   */
  static String entered(String written) {
    String bare = of(written);
    if (!bare.matches(WRITTEN)) {
      throw Problem.invalid("/pcid", "This is no id of a car.");
    }
    return bare;
  }
}
