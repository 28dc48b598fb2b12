package org.voltide.simulator.station;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.simulator.device.Catalogue;
import org.voltide.simulator.device.DeviceModel;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.station.StationSpec.Current;

/** The variables by which the station itself acts, and what it has in them at first. */
final class Variables {
  static final Key SAMPLE_INTERVAL = Key.of("SampledDataCtrlr", "TxUpdatedInterval");
  static final Key HEARTBEAT_INTERVAL = Key.of("OCPPCommCtrlr", "HeartbeatInterval");
  static final Key PASSWORD = Key.of("SecurityCtrlr", "BasicAuthPassword");
  static final Key DATE_TIME = Key.of("ClockCtrlr", "DateTime");
  static final Key FIRMWARE = Key.of("ChargingStation", "FirmwareVersion");
  static final Key TRANSACTIONS = Key.of("ChargingStation", "ActiveTransactionId");
  static final Key PROFILES = Key.of("SmartChargingCtrlr", "Entries", "ChargingProfiles");

  private static final String MEASURANDS = "Energy.Active.Import.Register,Power.Active.Import,SoC";
  private static final String BOTH_WAYS = ",Energy.Active.Export.Register,Power.Active.Export";

  private Variables() {}

  static DeviceModel of(StationSpec spec, int messageAttempts) {
    return Catalogue.of(spec.evses(), features(spec), own(spec, messageAttempts));
  }

  private static Set<String> features(StationSpec spec) {
    Set<String> features = new HashSet<>();
    features.add(spec.current().name().toLowerCase(Locale.ROOT));
    if (spec.protocol() == OcppVersion.V2_1) {
      features.add("2.1");
    }
    if (spec.bidirectional()) {
      features.add("bidirectional");
    }
    if (spec.swapBatteries() > 0) {
      features.add("swap");
    }
    return features;
  }

  private static Map<String, String> own(StationSpec spec, int messageAttempts) {
    boolean ac = spec.current() == Current.AC;
    return Map.ofEntries(
        Map.entry("vendor", StationSpec.VENDOR),
        Map.entry("model", spec.model()),
        Map.entry("id", spec.id()),
        Map.entry("phases", "" + spec.phases()),
        Map.entry("chargeW", "" + Math.round(spec.maxChargeW())),
        Map.entry("dischargeW", "" + Math.round(spec.maxDischargeW())),
        Map.entry("connectorType", ac ? "cType2" : "cCCS2"),
        Map.entry("zone", spec.zone().getId()),
        Map.entry("attempts", "" + messageAttempts),
        Map.entry("securityProfile", "" + spec.securityProfile()),
        Map.entry("sampleSeconds", "" + spec.sampleEvery().toSeconds()),
        Map.entry("measurands", spec.bidirectional() ? MEASURANDS + BOTH_WAYS : MEASURANDS),
        Map.entry("units", ac ? "A,W" : "W"),
        Map.entry("periods", "" + StationSpec.MAX_PERIODS),
        Map.entry("stack", "" + StationSpec.MAX_STACK_LEVEL),
        Map.entry("profiles", "" + StationSpec.MAX_PROFILES),
        Map.entry("transferModes", ac ? "AC_three_phase,AC_BPT,AC_BPT_DER" : "DC,DC_BPT"),
        Map.entry(
            "operationModes",
            spec.abilities().modes().stream()
                .map(OperationMode::name)
                .collect(Collectors.joining(","))),
        Map.entry("derInEvse", GridSupport.inEvse(spec)),
        Map.entry("derInCars", GridSupport.throughEvse()),
        Map.entry("knowsTariffs", "" + (spec.protocol() == OcppVersion.V2_1)));
  }
}
