package org.voltide.csms.metering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.SampledValue;
import org.voltide.ocpp.message.type.SampledValueBuilder;
import org.voltide.ocpp.message.type.UnitOfMeasure;

/** Makes meter values for tests. */
public final class MeterValues {
  private MeterValues() {}

  public static MeterValue at(Instant at, SampledValue... values) {
    return new MeterValue(List.of(values), at, null);
  }

  /** A car that takes power (positive) or gives it, with both registers and its state of charge. */
  public static MeterValue car(
      Instant at, double powerW, double importWh, double exportWh, double soc) {
    return at(
        at,
        value(Measurand.PowerActiveImport, Math.max(0, powerW)),
        value(Measurand.PowerActiveExport, Math.max(0, -powerW)),
        value(Measurand.EnergyActiveImportRegister, importWh),
        value(Measurand.EnergyActiveExportRegister, exportWh),
        value(Measurand.SoC, soc));
  }

  public static SampledValue value(@Nullable Measurand measurand, double value) {
    return SampledValueBuilder.builder().measurand(measurand).value(value).build();
  }

  public static SampledValue value(
      Measurand measurand, double value, String unit, @Nullable Integer multiplier) {
    return SampledValueBuilder.builder()
        .measurand(measurand)
        .value(value)
        .unitOfMeasure(new UnitOfMeasure(unit, multiplier, null))
        .build();
  }
}
