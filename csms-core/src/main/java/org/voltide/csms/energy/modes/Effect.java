package org.voltide.csms.energy.modes;

/**
 * Why a plan looks as it does.
 *
 * @param kind a {@link Mode.Kind}, or one of those below
 * @param text what that means here and now
 */
public record Effect(String kind, String text) {

  /** A limit that somebody else imposes on the site. */
  public static final String IMPOSED_LIMIT = "IMPOSED_LIMIT";

  /** Drivers in haste. */
  public static final String CHARGE_NOW = "CHARGE_NOW";

  /** A charge on the highest power of the month. */
  public static final String PEAK_CHARGE = "PEAK_CHARGE";

  /** A price on emissions. */
  public static final String CO2 = "CO2";

  /** Power held for services to the grid. */
  public static final String HELD_POWER = "HELD_POWER";

  static Effect of(Mode mode, String text) {
    return new Effect(mode.kind().name(), text);
  }
}
