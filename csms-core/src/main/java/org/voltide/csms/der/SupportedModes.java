package org.voltide.csms.der;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.type.DERControlType;

/** Which grid-support functions a station's device model names, at any of its EVSEs. */
@Singleton
class SupportedModes {
  private static final String NAMES = "(dc|ac)derctrlr.*/modessupported";

  private final DeviceModel devices;

  SupportedModes(DeviceModel devices) {
    this.devices = devices;
  }

  /**
   * A station that has not said what it supports decides itself.
   *
   * @throws Problem 422 when the station supports others only (OCPP 2.1 R04.FR.19)
   */
  void check(String stationId, DERControlType type) {
    Set<String> modes =
        devices.values(stationId).entrySet().stream()
            .filter(variable -> variable.getKey().matches(NAMES))
            .flatMap(variable -> Arrays.stream(variable.getValue().split(",", -1)))
            .map(String::strip)
            .filter(mode -> !mode.isEmpty())
            .collect(Collectors.toSet());
    if (!modes.isEmpty() && !modes.contains(type.name())) {
      throw Problem.invalid(
          "/controlType", "Station %s does not support %s.".formatted(stationId, type));
    }
  }
}
