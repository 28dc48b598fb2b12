package org.voltide.csms.energy.modes;

/**
 * Why a plan looks as it does.
 *
 * @param kind a {@link Mode.Kind}, or {@link #CHARGE_NOW}
 * @param text what that means here and now
 */
public record Effect(String kind, String text) {

  /** Drivers in haste. */
  public static final String CHARGE_NOW = "CHARGE_NOW";

  static Effect of(Mode mode, String text) {
    return new Effect(mode.kind().name(), text);
  }
}
