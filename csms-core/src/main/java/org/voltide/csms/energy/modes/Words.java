package org.voltide.csms.energy.modes;

import java.util.Locale;

/** Figures in sentences. */
final class Words {

  private Words() {}

  /**
   * @param sentence with one {@code %s} for the kilowatts or kilowatt-hours
   */
  static String kilo(String sentence, double value) {
    return sentence.formatted(String.format(Locale.ROOT, "%.1f", value / 1000));
  }
}
