package org.voltide.csms.der;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.type.DERControlType;

/** Which grid-support functions a station's device model names. */
@Singleton
class SupportedModes {
  private static final String ANYWHERE = "(dc|ac)derctrlr.*/modessupported";

  private final DeviceModel devices;

  SupportedModes(DeviceModel devices) {
    this.devices = devices;
  }

  /**
   * What can be had at one EVSE.
   *
   * @param inEvse what its own inverter does (R01)
   * @param throughEvse what it passes on to the inverters of cars (R02)
   */
  record AtEvse(Set<String> inEvse, Set<String> throughEvse) {}

  AtEvse at(String stationId, int evseId) {
    Map<String, String> values = devices.values(stationId);
    String here = "derctrlr(@%d)?/modessupported".formatted(evseId);
    return new AtEvse(
        modes(values, key -> key.matches("dc" + here)),
        modes(values, key -> key.matches("ac" + here)));
  }

  /**
   * A station that has not said what it supports decides itself.
   *
   * @throws Problem 422 when the station supports others only (OCPP 2.1 R04.FR.19)
   */
  void check(String stationId, DERControlType type) {
    Set<String> modes = modes(devices.values(stationId), key -> key.matches(ANYWHERE));
    if (!modes.isEmpty() && !modes.contains(type.name())) {
      throw Problem.invalid(
          "/controlType", "Station %s does not support %s.".formatted(stationId, type));
    }
  }

  private static Set<String> modes(Map<String, String> values, Predicate<String> keys) {
    return values.entrySet().stream()
        .filter(variable -> keys.test(variable.getKey()))
        .flatMap(variable -> Arrays.stream(variable.getValue().split(",", -1)))
        .map(String::strip)
        .filter(mode -> !mode.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
