package org.voltide.csms.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Json;
import org.voltide.ocpp.message.tariff.SetDefaultTariffRequest;
import org.voltide.ocpp.message.type.Tariff;

/** A driver's tariff as it is kept: the JSON of OCPP 2.1. */
public final class StoredTariff {
  private StoredTariff() {}

  /**
   * @throws org.voltide.csms.platform.Problem 422 with a pointer when it is no tariff
   */
  public static void check(ObjectNode tariff) {
    read(tariff.toString());
  }

  /** Reads what {@link #check} let pass. */
  static Tariff read(String stored) {
    return Payloads.read(SetDefaultTariffRequest.class, "{\"evseId\":0,\"tariff\":", stored, "}")
        .tariff();
  }

  /** The same as JSON. */
  public static ObjectNode json(String stored) {
    return Json.stored(ObjectNode.class, stored);
  }
}
