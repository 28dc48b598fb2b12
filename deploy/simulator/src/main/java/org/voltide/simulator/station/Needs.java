package org.voltide.simulator.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ACChargingParameters;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.ControlMode;
import org.voltide.ocpp.message.smartcharging.DCChargingParameters;
import org.voltide.ocpp.message.smartcharging.DCChargingParametersBuilder;
import org.voltide.ocpp.message.smartcharging.MobilityNeedsMode;
import org.voltide.ocpp.message.smartcharging.V2XChargingParameters;
import org.voltide.ocpp.message.smartcharging.V2XChargingParametersBuilder;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.car.CarSpec.Tells;

/**
 * What a car tells its station it needs (OCPP 2.1 K15, K18, Q02). Energies are at the battery, but
 * on AC under 2.0.1 at the plug: there the charger and its losses are the car's own, and it asks
 * for what it will draw.
 */
final class Needs {
  private static final double BATTERY_VOLTS = 400;
  private static final double PLUG_TO_BATTERY = 0.9;

  private Needs() {}

  /**
   * @param allowed the transfers the CSMS allows; empty when it did not say
   */
  static ChargingNeeds of(
      Visit visit, StationSpec station, Optional<List<EnergyTransferMode>> allowed) {
    CarSpec car = visit.carSpec();
    EnergyTransferMode transfer = transfer(car, station, allowed);
    @Nullable Instant departure = car.tells() == Tells.EVERYTHING ? visit.departure() : null;
    var needs =
        ChargingNeedsBuilder.builder().requestedEnergyTransfer(transfer).departureTime(departure);
    if (station.protocol() == OcppVersion.V2_1) {
      return needs
          .v2xChargingParameters(v2x(visit, transfer.bidirectional()))
          .derChargingParameters(
              transfer == EnergyTransferMode.AC_BPT_DER ? GridSupport.parameters(car) : null)
          .controlMode(ControlMode.ScheduledControl)
          .mobilityNeedsMode(MobilityNeedsMode.EVCC)
          .build();
    }
    return station.current() == StationSpec.Current.DC
        ? needs.dcChargingParameters(dc(visit)).build()
        : needs.acChargingParameters(ac(visit, station)).build();
  }

  static boolean givesBack(CarSpec car, StationSpec station) {
    return station.bidirectional() && car.maxDischargeW() > 0;
  }

  /** The transfer the car asks for: both ways if both can, and it is not forbidden. */
  static EnergyTransferMode transfer(
      CarSpec car, StationSpec station, Optional<List<EnergyTransferMode>> allowed) {
    return bothWays(car, station).stream()
        .filter(mode -> allowed.map(modes -> modes.contains(mode)).orElse(true))
        .findFirst()
        .orElseGet(() -> oneWay(car, station));
  }

  /** How the car may give energy back there, what supports the grid first. */
  private static List<EnergyTransferMode> bothWays(CarSpec car, StationSpec station) {
    if (!givesBack(car, station) || station.protocol() != OcppVersion.V2_1) {
      return List.of();
    }
    if (station.current() == StationSpec.Current.DC) {
      return List.of(EnergyTransferMode.DC_BPT);
    }
    return car.gridSupport()
        ? List.of(EnergyTransferMode.AC_BPT_DER, EnergyTransferMode.AC_BPT)
        : List.of(EnergyTransferMode.AC_BPT);
  }

  private static EnergyTransferMode oneWay(CarSpec car, StationSpec station) {
    if (station.current() == StationSpec.Current.DC) {
      return EnergyTransferMode.DC;
    }
    return switch (Math.min(car.phases(), station.phases())) {
      case 1 -> EnergyTransferMode.AC_single_phase;
      case 2 -> EnergyTransferMode.AC_two_phase;
      default -> EnergyTransferMode.AC_three_phase;
    };
  }

  private static V2XChargingParameters v2x(Visit visit, boolean both) {
    CarSpec car = visit.carSpec();
    var parameters =
        V2XChargingParametersBuilder.builder()
            .maxChargePower(car.maxChargeW())
            .minChargePower(0.0)
            .evTargetEnergyRequest(rounded(Math.max(0, visit.missingWh(visit.targetSocPercent()))))
            .evMinEnergyRequest(rounded(visit.missingWh(car.minSocPercent())))
            .evMaxEnergyRequest(rounded(visit.missingWh(100)))
            .targetSoC((int) Math.round(visit.targetSocPercent()));
    if (both) {
      parameters
          .maxDischargePower(car.maxDischargeW())
          .minDischargePower(0.0)
          .evMinV2XEnergyRequest(rounded(visit.missingWh(car.minSocPercent())))
          .evMaxV2XEnergyRequest(rounded(visit.missingWh(car.maxSocPercent())));
    }
    return parameters.build();
  }

  private static ACChargingParameters ac(Visit visit, StationSpec station) {
    int phases = Math.min(visit.carSpec().phases(), station.phases());
    double maxCurrent = Math.floor(visit.carSpec().maxChargeW() / (phases * StationSpec.VOLTS));
    double atPlug = Math.max(0, visit.missingWh(visit.targetSocPercent())) / PLUG_TO_BATTERY;
    return new ACChargingParameters(
        Math.ceil(atPlug), station.minCurrentA(), maxCurrent, StationSpec.VOLTS, null);
  }

  private static DCChargingParameters dc(Visit visit) {
    CarSpec car = visit.carSpec();
    return DCChargingParametersBuilder.builder()
        .evMaxCurrent(Math.floor(car.maxChargeW() / BATTERY_VOLTS))
        .evMaxVoltage(BATTERY_VOLTS)
        .evMaxPower((double) Math.round(car.maxChargeW()))
        .evEnergyCapacity((double) Math.round(car.capacityWh()))
        .energyAmount(Math.ceil(Math.max(0, visit.missingWh(visit.targetSocPercent()))))
        .stateOfCharge((int) Math.round(visit.car().battery().socPercent()))
        .fullSoC(100)
        .bulkSoC((int) Math.round(visit.targetSocPercent()))
        .build();
  }

  private static double rounded(double wh) {
    return (double) Math.round(wh);
  }
}
