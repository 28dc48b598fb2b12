package org.voltide.csms.roaming.datex;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.roaming.datex.Operator.Identifier;
import org.voltide.csms.roaming.model.Connector;
import org.voltide.csms.roaming.model.Connector.Format;
import org.voltide.csms.roaming.model.Connector.PowerType;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Tariff;

/**
 * An EVSE as it always is (ElectricChargingPoint).
 *
 * @param availableVoltage V
 * @param availableChargingPower W
 */
record ChargingPoint(
    String idG,
    String versionG,
    List<Identifier> externalIdentifier,
    Code deliveryUnit,
    Code currentType,
    int numberOfConnectors,
    List<Integer> availableVoltage,
    List<Integer> availableChargingPower,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Code> smartRechargingServices,
    List<Outlet> connector,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Energy> electricEnergy) {

  /** What it costs (ElectricEnergy). */
  record Energy(List<EnergyRate> energyRate) {}

  /**
   * @param maxPowerAtSocket W
   * @param voltage V
   * @param maximumCurrent A
   */
  record Outlet(
      Code connectorType,
      Code connectorFormat,
      int maxPowerAtSocket,
      int voltage,
      int maximumCurrent) {

    private static final Map<String, String> TYPES =
        Map.ofEntries(
            Map.entry("CHADEMO", "chademo"),
            Map.entry("DOMESTIC_F", "domesticF"),
            Map.entry("DOMESTIC_G", "domesticG"),
            Map.entry("IEC_60309_2_single_16", "iec60309x2single16"),
            Map.entry("IEC_60309_2_three_16", "iec60309x2three16"),
            Map.entry("IEC_60309_2_three_32", "iec60309x2three32"),
            Map.entry("IEC_62196_T1", "iec62196T1"),
            Map.entry("IEC_62196_T1_COMBO", "iec62196T1COMBO"),
            Map.entry("IEC_62196_T2", "iec62196T2"),
            Map.entry("IEC_62196_T2_COMBO", "iec62196T2COMBO"),
            Map.entry("IEC_62196_T3C", "iec62196T3C"),
            Map.entry("MCS", "mcs"),
            Map.entry("PANTOGRAPH_BOTTOM_UP", "pantographBottomUp"),
            Map.entry("PANTOGRAPH_TOP_DOWN", "pantographTopDown"),
            Map.entry("TESLA_S", "teslaS"));

    private static Outlet of(Connector connector) {
      boolean direct = connector.powerType() == PowerType.DC;
      // Mode 3 is of AC only (IEC 61851-1).
      String cable = direct ? "otherCable" : "cableMode3";
      return new Outlet(
          Code.of(TYPES.getOrDefault(connector.standard(), "other")),
          Code.of(connector.format() == Format.SOCKET ? "socket" : cable),
          connector.maxElectricPower(),
          connector.maxVoltage(),
          connector.maxAmperage());
    }
  }

  static ChargingPoint of(Evse evse, Optional<Tariff> tariff) {
    List<Connector> connectors = evse.connectors();
    boolean direct = connectors.stream().anyMatch(each -> each.powerType() == PowerType.DC);
    return new ChargingPoint(
            evse.uid(),
            "",
            List.of(new Identifier(evse.evseId(), Code.extended("evseId"))),
            Code.of("kWh"),
            Code.of(direct ? "dc" : "ac"),
            connectors.size(),
            connectors.stream().map(Connector::maxVoltage).distinct().toList(),
            connectors.stream().map(Connector::maxElectricPower).distinct().toList(),
            evse.capabilities().contains(Evse.BIDIRECTIONAL)
                ? List.of(Code.of("bidirectionalRecharging"))
                : List.of(),
            connectors.stream().map(Outlet::of).toList(),
            tariff.stream()
                .flatMap(each -> EnergyRate.of(each, evse.uid()).stream())
                .map(rate -> new Energy(List.of(rate)))
                .toList())
        .versioned();
  }

  private ChargingPoint versioned() {
    return new ChargingPoint(
        idG,
        Version.of(this),
        externalIdentifier,
        deliveryUnit,
        currentType,
        numberOfConnectors,
        availableVoltage,
        availableChargingPower,
        smartRechargingServices,
        connector,
        electricEnergy);
  }

  /** The most that it gives, W. */
  int mostPower() {
    return availableChargingPower.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
