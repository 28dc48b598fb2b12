package org.voltide.csms.metering;

import static org.voltide.ocpp.message.type.Measurand.DisplayPresentSOC;
import static org.voltide.ocpp.message.type.Measurand.EnergyActiveExportRegister;
import static org.voltide.ocpp.message.type.Measurand.EnergyActiveImportRegister;
import static org.voltide.ocpp.message.type.Measurand.PowerActiveExport;
import static org.voltide.ocpp.message.type.Measurand.PowerActiveImport;
import static org.voltide.ocpp.message.type.Measurand.SoC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StationTime;
import org.voltide.ocpp.message.type.MeterValue;

/**
 * What a meter said at one instant; absent what it did not say.
 *
 * @param powerW positive into the car
 * @param importWh register of energy into the car
 * @param exportWh register of energy out of it
 */
public record Reading(
    Instant at,
    @Nullable Double powerW,
    @Nullable Double importWh,
    @Nullable Double exportWh,
    @Nullable Double socPercent) {

  /** The readings that say something, in ascending order of time. */
  public static List<Reading> of(@Nullable List<MeterValue> values, Instant receivedAt) {
    return values == null
        ? List.of()
        : values.stream()
            .map(value -> of(value, receivedAt))
            .filter(Reading::saysSomething)
            .sorted((a, b) -> a.at().compareTo(b.at()))
            .toList();
  }

  private static Reading of(MeterValue value, Instant receivedAt) {
    Measured measured = new Measured(value.sampledValue());
    Optional<Double> imported = measured.watts(PowerActiveImport);
    Optional<Double> exported = measured.watts(PowerActiveExport);
    Double power =
        imported.isEmpty() && exported.isEmpty()
            ? null
            : Double.valueOf(imported.orElse(0.0) - exported.orElse(0.0));
    return new Reading(
        StationTime.believed(value.timestamp(), receivedAt),
        power,
        measured.wattHours(EnergyActiveImportRegister).orElse(null),
        measured.wattHours(EnergyActiveExportRegister).orElse(null),
        measured.percent(SoC).or(() -> measured.percent(DisplayPresentSOC)).orElse(null));
  }

  private boolean saysSomething() {
    return powerW != null || importWh != null || exportWh != null || socPercent != null;
  }
}
