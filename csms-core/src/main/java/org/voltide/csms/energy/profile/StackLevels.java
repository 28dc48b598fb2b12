package org.voltide.csms.energy.profile;

import java.util.Optional;
import org.voltide.csms.devicemodel.VariableAddress;

/** Which TxProfile of a session lies above which (OCPP 2.x K01). */
public final class StackLevels {

  /** The highest that a station takes, as it tells. */
  public static final VariableAddress HIGHEST =
      VariableAddress.of("SmartChargingCtrlr", "ProfileStackLevel");

  /** The plan's schedule. */
  static final int SCHEDULE = 0;

  /** The plan's value of the moment, where a station follows that. */
  static final int STEP = 1;

  private StackLevels() {}

  /** Of an operator's order, above all that is planned; what a station told decides. */
  public static int ofOrder(Optional<String> highest) {
    return hasThree(highest) ? STEP + 1 : SCHEDULE + 1;
  }

  /** Whether there is room for an order above a value above a schedule. */
  public static boolean hasThree(Optional<String> highest) {
    return highest
        .filter(text -> text.matches("\\d{1,9}"))
        .filter(text -> Integer.parseInt(text) > STEP)
        .isPresent();
  }
}
