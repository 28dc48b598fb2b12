package org.voltide.csms.v2x;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.energy.profile.StackLevels;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.ocpp.gateway.Capability;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.type.OperationMode;

/** Whether a station can do what is ordered, as far as it told. Thread-safe, blocks. */
@Singleton
class V2XAbilities {
  private static final String V2X = "V2XChargingCtrlr";
  private static final String SMART_CHARGING = "SmartChargingCtrlr";

  private final StationLink link;
  private final DeviceModel devices;

  V2XAbilities(StationLink link, DeviceModel devices) {
    this.link = link;
    this.devices = devices;
  }

  /**
   * A station that has not said what it can decides itself.
   *
   * @throws Problem 409 when it is not connected, 422 when it said that it cannot
   */
  void check(String stationId, int evseId, OperationModeOrder order) {
    var connection = link.connection(stationId).orElseThrow(() -> Outcomes.notConnected(stationId));
    if (!connection.supports(Capability.DISCHARGING)) {
      throw Problem.invalid("/mode", "Station %s does not speak OCPP 2.1.".formatted(stationId));
    }
    Told told = new Told(devices.values(stationId), evseId);
    List<Fault> faults = new ArrayList<>();
    if (told.denies(V2X, "Enabled") && order.mode() != OperationMode.ChargingOnly) {
      faults.add(new Fault("/mode", "V2XChargingCtrlr.Enabled is false there."));
    }
    if (told.isNotAmong(V2X, "SupportedOperationModes", order.mode().name())) {
      faults.add(new Fault("/mode", "It is none of its SupportedOperationModes (Q01.FR.31)."));
    }
    if (Boolean.TRUE.equals(order.evseSleep())
        && !told.affirms(SMART_CHARGING, "SupportsEvseSleep")) {
      faults.add(new Fault("/evseSleep", "SmartChargingCtrlr.SupportsEvseSleep is not true."));
    }
    if (order.isDynamic() && told.denies(SMART_CHARGING, "SupportsDynamicProfiles")) {
      faults.add(new Fault("/dynamic", "SmartChargingCtrlr.SupportsDynamicProfiles is false."));
    }
    if (order.maxOfflineSeconds() != null
        && told.denies(SMART_CHARGING, "SupportsMaxOfflineDuration")) {
      faults.add(
          new Fault(
              "/maxOfflineSeconds", "SmartChargingCtrlr.SupportsMaxOfflineDuration is false."));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** The stack level of operators' orders there. */
  int levelOfOrders(String stationId) {
    return StackLevels.ofOrder(
        Optional.ofNullable(devices.values(stationId).get(StackLevels.HIGHEST.key())));
  }

  /** The variables a station reported, by key; an EVSE's own come before the station's. */
  private record Told(Map<String, String> values, int evseId) {

    boolean affirms(String component, String variable) {
      return is(component, variable, value -> value.equalsIgnoreCase("true"));
    }

    boolean denies(String component, String variable) {
      return is(component, variable, value -> value.equalsIgnoreCase("false"));
    }

    boolean isNotAmong(String component, String variable, String member) {
      return is(
          component,
          variable,
          list ->
              !list.isBlank()
                  && Arrays.stream(list.split(",", -1))
                      .map(String::strip)
                      .noneMatch(member::equals));
    }

    private boolean is(String component, String variable, Predicate<String> such) {
      VariableAddress ofEvse =
          new VariableAddress(component, null, evseId, null, variable, null, null);
      return Optional.ofNullable(values.get(ofEvse.key()))
          .or(() -> Optional.ofNullable(values.get(VariableAddress.of(component, variable).key())))
          .filter(such)
          .isPresent();
    }
  }
}
