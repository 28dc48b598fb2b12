package org.voltide.simulator.station;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.ocpp.message.smartcharging.DERChargingParameters;
import org.voltide.ocpp.message.smartcharging.DERChargingParametersBuilder;
import org.voltide.ocpp.message.type.DERControlType;
import org.voltide.simulator.car.CarSpec;

/**
 * Who supports the grid. A DC station does it all itself (OCPP 2.1 R01); an AC station lets go of
 * the grid itself and leaves the rest to the inverter of a car that can (R02, R03).
 */
final class GridSupport {
  private static final List<DERControlType> TRIPS =
      List.of(
          DERControlType.HFMustTrip,
          DERControlType.HVMustTrip,
          DERControlType.LFMustTrip,
          DERControlType.LVMustTrip);
  private static final List<DERControlType> OF_INVERTERS =
      List.of(
          DERControlType.EnterService,
          DERControlType.FreqDroop,
          DERControlType.FixedPFInject,
          DERControlType.FixedVar,
          DERControlType.Gradients,
          DERControlType.LimitMaxDischarge,
          DERControlType.VoltVar,
          DERControlType.VoltWatt);

  private GridSupport() {}

  /** The functions of the station's own equipment, as its device model has them. */
  static String inEvse(StationSpec spec) {
    return spec.current() == StationSpec.Current.AC ? text(TRIPS) : text(all());
  }

  /** The functions that it can pass on to cars. */
  static String throughEvse() {
    return text(OF_INVERTERS);
  }

  /** Whether what the CSMS sets reaches the inverter that feeds. */
  static boolean reaches(StationSpec station, CarSpec car) {
    return station.current() == StationSpec.Current.DC || car.gridSupport();
  }

  /** What a car says of its inverter. */
  static DERChargingParameters parameters(CarSpec car) {
    return DERChargingParametersBuilder.builder()
        .evSupportedDERControl(OF_INVERTERS)
        .maxChargeApparentPower(car.maxChargeW())
        .maxDischargeApparentPower(car.maxDischargeW())
        .evInverterManufacturer(StationSpec.VENDOR)
        .evInverterModel("Sim on-board")
        .build();
  }

  private static List<DERControlType> all() {
    return Stream.concat(OF_INVERTERS.stream(), TRIPS.stream()).toList();
  }

  private static String text(List<DERControlType> types) {
    return types.stream().map(DERControlType::name).collect(Collectors.joining(","));
  }
}
