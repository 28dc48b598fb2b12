package org.voltide.csms.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.metering.MeterValues.at;
import static org.voltide.csms.metering.MeterValues.value;
import static org.voltide.ocpp.message.type.Measurand.DisplayPresentSOC;
import static org.voltide.ocpp.message.type.Measurand.EnergyActiveExportRegister;
import static org.voltide.ocpp.message.type.Measurand.EnergyActiveImportRegister;
import static org.voltide.ocpp.message.type.Measurand.PowerActiveExport;
import static org.voltide.ocpp.message.type.Measurand.PowerActiveImport;
import static org.voltide.ocpp.message.type.Measurand.SoC;
import static org.voltide.ocpp.message.type.Measurand.Voltage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.Phase;
import org.voltide.ocpp.message.type.SampleLocation;
import org.voltide.ocpp.message.type.SampledValue;
import org.voltide.ocpp.message.type.SampledValueBuilder;

class ReadingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void powerIsWhatGoesInLessWhatComesOut() {
    assertThat(read(value(PowerActiveImport, 500), value(PowerActiveExport, 8_000)).powerW())
        .isEqualTo(-7_500);
    assertThat(read(value(PowerActiveExport, 3_000)).powerW()).isEqualTo(-3_000);
    assertThat(read(value(SoC, 50)).powerW()).isNull();
  }

  @Test
  void unitsAndMultipliersBecomeWattsAndWattHours() {
    assertThat(read(value(PowerActiveImport, 7.4, "kW", null)).powerW()).isEqualTo(7_400);
    assertThat(read(value(PowerActiveImport, 74, "W", 2)).powerW()).isEqualTo(7_400);
    assertThat(read(value(EnergyActiveImportRegister, 1.5, "kWh", 0)).importWh()).isEqualTo(1_500);
    assertThat(read(value(EnergyActiveExportRegister, 25, "kWh", -1)).exportWh()).isEqualTo(2_500);
  }

  @Test
  void aValueWithoutMeasurandIsTheImportRegister() {
    assertThat(read(value(null, 1_234)).importWh()).isEqualTo(1_234);
  }

  @Test
  void aTotalCountsBeforePhasesAndPhasesAreSummedOnce() {
    SampledValue l1 = phase(PowerActiveImport, Phase.L1, 1_000);
    SampledValue l1n = phase(PowerActiveImport, Phase.L1N, 1_001);
    SampledValue l2 = phase(PowerActiveImport, Phase.L2, 2_000);
    SampledValue l3 = phase(PowerActiveImport, Phase.L3N, 3_000);
    SampledValue neutral = phase(PowerActiveImport, Phase.N, 9_000);

    assertThat(read(l1, l2, l3, l1n, neutral).powerW()).isEqualTo(6_000);
    assertThat(read(l1, l2, value(PowerActiveImport, 5_900), l3).powerW()).isEqualTo(5_900);
  }

  @Test
  void theMeterNearestToThePlugCounts() {
    assertThat(
            read(
                    located(PowerActiveImport, SampleLocation.Inlet, 11_000),
                    located(PowerActiveImport, SampleLocation.Outlet, 10_000))
                .powerW())
        .isEqualTo(10_000);
    assertThat(read(located(PowerActiveImport, SampleLocation.Inlet, 11_000)).powerW())
        .isEqualTo(11_000);
  }

  @Test
  void stateOfChargeIsAPercentage() {
    assertThat(read(value(SoC, 45.5)).socPercent()).isEqualTo(45.5);
    assertThat(read(value(DisplayPresentSOC, 80)).socPercent()).isEqualTo(80);
    assertThat(Reading.of(List.of(at(NOW, value(SoC, 250))), NOW)).isEmpty();
  }

  @Test
  void whatNoMeterCouldHaveCountedIsLeftOut() {
    Reading read =
        read(
            value(EnergyActiveImportRegister, 1e300),
            value(EnergyActiveExportRegister, -2, "kWh", 12),
            value(PowerActiveImport, 1e12),
            value(SoC, 50));
    assertThat(read.importWh()).isNull();
    assertThat(read.exportWh()).isNull();
    assertThat(read.powerW()).isNull();
    assertThat(read(value(EnergyActiveImportRegister, 1e11)).importWh()).isEqualTo(1e11);
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    assertThat(
            Reading.of(
                List.of(
                    at(NOW, value(PowerActiveImport, 1, "hp", null)),
                    at(NOW, value(PowerActiveImport, 1e300, "W", 300)),
                    at(NOW, value(Voltage, 230))),
                NOW))
        .isEmpty();
    assertThat(Reading.of(null, NOW)).isEmpty();
  }

  @Test
  void readingsAreInOrderAndTheirTimesBelievable() {
    Instant early = NOW.minus(Duration.ofMinutes(5));
    assertThat(
            Reading.of(
                List.of(
                    at(Instant.EPOCH, value(SoC, 3)),
                    at(early, value(SoC, 2)),
                    at(early.minusSeconds(9), value(SoC, 1))),
                NOW))
        .extracting(Reading::socPercent)
        .containsExactly(1.0, 2.0, 3.0);
  }

  private static Reading read(SampledValue... values) {
    return Reading.of(List.of(at(NOW, values)), NOW).getFirst();
  }

  private static SampledValue phase(Measurand measurand, Phase phase, double value) {
    return SampledValueBuilder.builder(value(measurand, value)).phase(phase).build();
  }

  private static SampledValue located(Measurand measurand, SampleLocation location, double value) {
    return SampledValueBuilder.builder(value(measurand, value)).location(location).build();
  }
}
