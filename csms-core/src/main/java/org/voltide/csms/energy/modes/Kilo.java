package org.voltide.csms.energy.modes;

import java.util.Locale;

/** Watts and watt-hours as facts of phrases. */
public final class Kilo {

  private Kilo() {}

  /** A thousandth with one decimal. */
  public static String of(double value) {
    return String.format(Locale.ROOT, "%.1f", value / 1000);
  }
}
