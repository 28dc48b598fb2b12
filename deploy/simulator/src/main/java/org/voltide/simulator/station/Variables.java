package org.voltide.simulator.station;

import static org.voltide.ocpp.message.provisioning.Mutability.ReadOnly;
import static org.voltide.ocpp.message.provisioning.Mutability.ReadWrite;
import static org.voltide.ocpp.message.provisioning.Mutability.WriteOnly;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.provisioning.DataType;
import org.voltide.ocpp.message.provisioning.Mutability;

/** The variables a simulated station has, with their first values (OCPP 2.1 part 2, appendix 3). */
final class Variables {
  static final DeviceModel.Key SAMPLE_INTERVAL =
      DeviceModel.Key.of("SampledDataCtrlr", "TxUpdatedInterval");
  static final DeviceModel.Key HEARTBEAT_INTERVAL =
      DeviceModel.Key.of("OCPPCommCtrlr", "HeartbeatInterval");
  static final DeviceModel.Key PASSWORD = DeviceModel.Key.of("SecurityCtrlr", "BasicAuthPassword");

  private static final int HEARTBEAT_SECONDS = 300;

  private final DeviceModel model = new DeviceModel();

  private Variables() {}

  static DeviceModel of(StationSpec spec, int messageAttempts) {
    var variables = new Variables();
    variables.identity(spec);
    variables.communication(spec, messageAttempts);
    variables.smartCharging(spec);
    for (int evse = 1; evse <= spec.evses(); evse++) {
      variables.evse(spec, evse);
    }
    return variables.model;
  }

  private void identity(StationSpec spec) {
    text("ChargingStation", "VendorName", StationSpec.VENDOR, ReadOnly);
    text("ChargingStation", "Model", spec.model(), ReadOnly);
    text("ChargingStation", "SerialNumber", spec.id(), ReadOnly);
    number("ChargingStation", "SupplyPhases", spec.phases(), ReadOnly, null);
  }

  private void communication(StationSpec spec, int messageAttempts) {
    integer(HEARTBEAT_INTERVAL, HEARTBEAT_SECONDS, ReadWrite, "s");
    integer(
        new DeviceModel.Key("OCPPCommCtrlr", null, "MessageAttempts", "TransactionEvent"),
        messageAttempts,
        ReadOnly,
        null);
    integer(SAMPLE_INTERVAL, spec.sampleEvery().toSeconds(), ReadWrite, "s");
    text("TxCtrlr", "TxStartPoint", "PowerPathClosed", ReadOnly);
    text("TxCtrlr", "TxStopPoint", "EVConnected", ReadOnly);
    flag("AuthCtrlr", "Enabled", true);
    flag("AuthCtrlr", "OfflineTxForUnknownIdEnabled", true);
    model.put(PASSWORD, new DeviceModel.Value("", DataType.string, WriteOnly, null));
  }

  private void smartCharging(StationSpec spec) {
    String units = spec.current() == StationSpec.Current.AC ? "A,W" : "W";
    flag("SmartChargingCtrlr", "Enabled", true);
    text("SmartChargingCtrlr", "RateUnit", units, ReadOnly);
    number("SmartChargingCtrlr", "PeriodsPerSchedule", StationSpec.MAX_PERIODS, ReadOnly, null);
    number("SmartChargingCtrlr", "ProfileStackLevel", StationSpec.MAX_STACK_LEVEL, ReadOnly, null);
    model.put(
        new DeviceModel.Key("SmartChargingCtrlr", null, "Entries", "ChargingProfiles"),
        new DeviceModel.Value("" + StationSpec.MAX_PROFILES, DataType.integer, ReadOnly, null));
    if (spec.bidirectional() && spec.protocol() == OcppVersion.V2_1) {
      String transfer = spec.current() == StationSpec.Current.AC ? "AC_BPT" : "DC_BPT";
      flag("V2XChargingCtrlr", "Enabled", true);
      text("V2XChargingCtrlr", "SupportedEnergyTransferModes", transfer, ReadOnly);
      text(
          "V2XChargingCtrlr",
          "SupportedOperationModes",
          "ChargingOnly,CentralSetpoint,CentralFrequency,Idle",
          ReadOnly);
    }
  }

  private void evse(StationSpec spec, int evse) {
    integer(
        new DeviceModel.Key("EVSE", evse, "Power", null),
        Math.round(spec.maxChargeW()),
        ReadOnly,
        "W");
    integer(new DeviceModel.Key("EVSE", evse, "SupplyPhases", null), spec.phases(), ReadOnly, null);
    if (spec.bidirectional()) {
      long discharge = Math.round(spec.maxDischargeW());
      integer(new DeviceModel.Key("EVSE", evse, "DischargePower", null), discharge, ReadOnly, "W");
    }
  }

  private void text(String component, String variable, String value, Mutability mutability) {
    model.put(
        DeviceModel.Key.of(component, variable),
        new DeviceModel.Value(value, DataType.string, mutability, null));
  }

  private void flag(String component, String variable, boolean value) {
    model.put(
        DeviceModel.Key.of(component, variable),
        new DeviceModel.Value("" + value, DataType.bool, ReadOnly, null));
  }

  private void number(
      String component, String variable, long value, Mutability mutability, @Nullable String unit) {
    integer(DeviceModel.Key.of(component, variable), value, mutability, unit);
  }

  private void integer(
      DeviceModel.Key key, long value, Mutability mutability, @Nullable String unit) {
    model.put(key, new DeviceModel.Value("" + value, DataType.integer, mutability, unit));
  }
}
