package org.voltide.ocpp.dialect;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;

/** What OCPP 1.6 has no words for. */
final class Unsayable {
  private Unsayable() {}

  static OcppFaultException because(String sentence) {
    return OcppFault.of(OcppErrorCode.NotSupported, sentence).asException();
  }

  /** Fails unless it holds. */
  static void unless(boolean sayable, String otherwise) {
    if (!sayable) {
      throw because(otherwise);
    }
  }

  /** Fails when one of these fields of OCPP 2.x is set. */
  static void ifSet(String otherwise, @Nullable Object... fields) {
    unless(Arrays.stream(fields).allMatch(Objects::isNull), otherwise);
  }

  /** A transaction id as 1.6 has them. */
  static int transaction(String id) {
    try {
      return Integer.parseInt(id);
    } catch (NumberFormatException e) {
      throw because("In OCPP 1.6 a transaction id is a whole number, not '" + id + "'");
    }
  }
}
