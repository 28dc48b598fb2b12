package org.voltide.simulator.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.ocpp.message.type.SampleLocation;
import org.voltide.ocpp.message.type.SampledValue;
import org.voltide.ocpp.message.type.SampledValueBuilder;
import org.voltide.ocpp.message.type.UnitOfMeasure;

/** An EVSE's energy meter: registers that only ever grow. Confined to the world's loop. */
final class Meter {
  private final boolean bidirectional;
  private double importWh;
  private double exportWh;

  Meter(boolean bidirectional) {
    this.bidirectional = bidirectional;
  }

  /**
   * @param wh positive into the car
   */
  void count(double wh) {
    importWh += Math.max(0, wh);
    exportWh += Math.max(0, -wh);
  }

  double importWh() {
    return importWh;
  }

  /** What the meter shows while {@code powerW} flows. */
  MeterValue reading(Instant at, double powerW, OptionalDouble socPercent, ReadingContext context) {
    List<SampledValue> values = new ArrayList<>();
    values.add(value(Measurand.EnergyActiveImportRegister, importWh, "Wh", context));
    values.add(value(Measurand.PowerActiveImport, Math.max(0, powerW), "W", context));
    if (bidirectional) {
      values.add(value(Measurand.EnergyActiveExportRegister, exportWh, "Wh", context));
      values.add(value(Measurand.PowerActiveExport, Math.max(0, -powerW), "W", context));
    }
    socPercent.ifPresent(
        soc -> values.add(value(Measurand.SoC, soc, "Percent", context, SampleLocation.EV)));
    return new MeterValue(values, at, null);
  }

  private static SampledValue value(
      Measurand measurand, double value, String unit, ReadingContext context) {
    return value(measurand, value, unit, context, SampleLocation.Outlet);
  }

  private static SampledValue value(
      Measurand measurand,
      double value,
      String unit,
      ReadingContext context,
      SampleLocation location) {
    return SampledValueBuilder.builder()
        .value(Math.round(value * 1000) / 1000.0)
        .measurand(measurand)
        .context(context)
        .location(location)
        .unitOfMeasure(new UnitOfMeasure(unit, null, null))
        .build();
  }
}
