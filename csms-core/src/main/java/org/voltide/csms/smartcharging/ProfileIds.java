package org.voltide.csms.smartcharging;

import jakarta.inject.Singleton;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.platform.Problem;

/** Which ids of profiles a station keeps for limits that others set. Thread-safe, blocks. */
@Singleton
class ProfileIds {
  private static final VariableAddress RESERVED =
      VariableAddress.of("SmartChargingCtrlr", "MaxExternalConstraintsId");

  private final DeviceModel devices;

  ProfileIds(DeviceModel devices) {
    this.devices = devices;
  }

  /**
   * Refuses an id that belongs to a limit of others (OCPP 2.1 K01.FR.80).
   *
   * @throws Problem 422 with the pointer of the id
   */
  void demandFree(String stationId, int id) {
    devices
        .number(stationId, RESERVED)
        .filter(highest -> id <= highest)
        .ifPresent(
            highest -> {
              throw Problem.invalid(
                  "/chargingProfile/id",
                  "Ids up to %d are for limits of others (K01.FR.80).".formatted(highest));
            });
  }
}
