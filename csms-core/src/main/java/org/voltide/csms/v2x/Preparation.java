package org.voltide.csms.v2x;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.devicemodel.Variables;
import org.voltide.csms.devicemodel.Variables.Answer;
import org.voltide.csms.devicemodel.Variables.Setting;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.v2x.OperationModeOrder.Thresholds;

/** Variables that must be set before a mode is ordered (OCPP 2.1 Q05, Q09). Blocks. */
@Singleton
class Preparation {
  private static final String SMART_CHARGING = "SmartChargingCtrlr";
  private static final List<Setting> EXTERNAL_CONTROL =
      List.of(
          new Setting(VariableAddress.of(SMART_CHARGING, "ExternalControlSignalsEnabled"), "true"),
          new Setting(
              VariableAddress.of(SMART_CHARGING, "ExternalConstraintsProfileDisallowed"), "true"));

  private final Variables variables;
  private final DeviceModel devices;

  Preparation(Variables variables, DeviceModel devices) {
    this.variables = variables;
    this.devices = devices;
  }

  /**
   * Writes what is not so already.
   *
   * @throws Problem 502 when the station does not take a value, and as {@link Variables#write}
   */
  void prepare(String stationId, OperationModeOrder order) {
    List<Setting> missing =
        settings(order).stream()
            .filter(
                wanted ->
                    !devices
                        .value(stationId, wanted.address())
                        .filter(wanted.value()::equalsIgnoreCase)
                        .isPresent())
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    for (Answer answer : variables.write(stationId, missing)) {
      if (!answer.status().equals("Accepted")) {
        throw Problem.of(
            502,
            "Station %s does not set %s: %s"
                .formatted(stationId, answer.address().key(), answer.status()));
      }
    }
  }

  private static List<Setting> settings(OperationModeOrder order) {
    return switch (order.mode()) {
      case ExternalSetpoint, ExternalLimits -> EXTERNAL_CONTROL;
      case LocalLoadBalancing -> thresholds(order.thresholds());
      default -> List.of();
    };
  }

  private static List<Setting> thresholds(@Nullable Thresholds wanted) {
    if (wanted == null) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>();
    settings.add(balancing("UpperThreshold", wanted.upperW()));
    settings.add(balancing("LowerThreshold", wanted.lowerW()));
    if (wanted.upperOffsetW() != null) {
      settings.add(balancing("UpperOffset", wanted.upperOffsetW()));
    }
    if (wanted.lowerOffsetW() != null) {
      settings.add(balancing("LowerOffset", wanted.lowerOffsetW()));
    }
    return settings;
  }

  private static Setting balancing(String instance, double watts) {
    return new Setting(
        VariableAddress.of("V2XChargingCtrlr", "LocalLoadBalancing", instance),
        BigDecimal.valueOf(watts).stripTrailingZeros().toPlainString());
  }
}
