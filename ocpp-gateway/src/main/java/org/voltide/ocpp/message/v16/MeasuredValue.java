package org.voltide.ocpp.message.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a sample measures. */
public enum MeasuredValue {
  @JsonProperty("Energy.Active.Export.Register")
  EnergyActiveExportRegister,
  @JsonProperty("Energy.Active.Import.Register")
  EnergyActiveImportRegister,
  @JsonProperty("Energy.Reactive.Export.Register")
  EnergyReactiveExportRegister,
  @JsonProperty("Energy.Reactive.Import.Register")
  EnergyReactiveImportRegister,
  @JsonProperty("Energy.Active.Export.Interval")
  EnergyActiveExportInterval,
  @JsonProperty("Energy.Active.Import.Interval")
  EnergyActiveImportInterval,
  @JsonProperty("Energy.Reactive.Export.Interval")
  EnergyReactiveExportInterval,
  @JsonProperty("Energy.Reactive.Import.Interval")
  EnergyReactiveImportInterval,
  @JsonProperty("Power.Active.Export")
  PowerActiveExport,
  @JsonProperty("Power.Active.Import")
  PowerActiveImport,
  @JsonProperty("Power.Offered")
  PowerOffered,
  @JsonProperty("Power.Reactive.Export")
  PowerReactiveExport,
  @JsonProperty("Power.Reactive.Import")
  PowerReactiveImport,
  @JsonProperty("Power.Factor")
  PowerFactor,
  @JsonProperty("Current.Import")
  CurrentImport,
  @JsonProperty("Current.Export")
  CurrentExport,
  @JsonProperty("Current.Offered")
  CurrentOffered,
  Voltage,
  Frequency,
  Temperature,
  SoC,
  RPM
}
