package org.voltide.ocpp.dialect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.ocpp.message.type.SampledValue;
import org.voltide.ocpp.message.type.SampledValueBuilder;
import org.voltide.ocpp.message.type.SignedMeterValue;
import org.voltide.ocpp.message.type.UnitOfMeasure;
import org.voltide.ocpp.message.v16.MeasuredValue;
import org.voltide.ocpp.message.v16.Sample;
import org.voltide.ocpp.message.v16.SampleSet;
import org.voltide.ocpp.message.v16.ValueFormat;

/**
 * Meter values of 1.6 in the words of 2.1. A signed value joins the plain one of its measurand and
 * context. What 2.1 cannot say (temperature, fan speed, a signed value that stands alone) is kept
 * as {@link Extra}.
 */
final class MeterReadings {
  private static final int MAX_SIGNED_CHARS = 32_768;

  private final Consumer<Finding> found;
  private final List<MeterValue> values = new ArrayList<>();
  private final Extra unsaid = new Extra();
  private final List<Signed> signed = new ArrayList<>();

  private record Signed(Instant at, Sample sample) {}

  MeterReadings(Consumer<Finding> found) {
    this.found = found;
  }

  MeterReadings with(@Nullable List<SampleSet> sets) {
    for (SampleSet set : sets == null ? List.<SampleSet>of() : sets) {
      for (Sample sample : set.sampledValue()) {
        if (sample.format() == ValueFormat.SignedData) {
          signed.add(new Signed(set.timestamp(), sample));
        }
      }
    }
    for (SampleSet set : sets == null ? List.<SampleSet>of() : sets) {
      List<SampledValue> plain =
          set.sampledValue().stream()
              .filter(sample -> sample.format() != ValueFormat.SignedData)
              .flatMap(sample -> plain(set.timestamp(), sample).stream())
              .toList();
      add(set.timestamp(), plain);
    }
    return this;
  }

  /** The register at the begin or end of a transaction. */
  MeterReadings register(Instant at, int wattHours, ReadingContext context) {
    SampledValue value =
        SampledValueBuilder.builder()
            .value(wattHours)
            .measurand(Measurand.EnergyActiveImportRegister)
            .context(context)
            .unitOfMeasure(new UnitOfMeasure("Wh", null, null))
            .signedMeterValue(signature(MeasuredValue.EnergyActiveImportRegister, context))
            .build();
    add(at, List.of(value));
    return this;
  }

  private void add(Instant at, List<SampledValue> sampled) {
    if (!sampled.isEmpty()) {
      values.add(new MeterValue(sampled, at, null));
    }
  }

  /** In 2.1; at least one of these, or {@link #extra} says the rest. */
  List<MeterValue> values() {
    return List.copyOf(values);
  }

  Optional<CustomData> extra() {
    signed.forEach(each -> keep(each.at(), each.sample()));
    signed.clear();
    return unsaid.data();
  }

  private Optional<SampledValue> plain(Instant at, Sample sample) {
    Optional<Measurand> measurand = measurand(sample);
    Optional<Double> value = number(sample.value());
    if (value.isEmpty()) {
      found.accept(Finding.UNREADABLE_VALUE);
    }
    if (measurand.isEmpty() || value.isEmpty()) {
      keep(at, sample);
      return Optional.empty();
    }
    return Optional.of(
        SampledValueBuilder.builder()
            .value(value.get())
            .measurand(measurand.get())
            .context(context(sample))
            .phase(sample.phase())
            .location(sample.location())
            .unitOfMeasure(unit(sample))
            .signedMeterValue(signature(measured(sample), context(sample)))
            .build());
  }

  /** The signed value of the same measurand and context, each used once. */
  private @Nullable SignedMeterValue signature(MeasuredValue measurand, ReadingContext context) {
    for (Signed each : signed) {
      Sample sample = each.sample();
      if (measured(sample) == measurand
          && context(sample) == context
          && sample.value().length() <= MAX_SIGNED_CHARS) {
        signed.remove(each);
        String encoding = sample.value().startsWith("OCMF") ? "OCMF" : "";
        return new SignedMeterValue(sample.value(), encoding, null, null, null);
      }
    }
    return null;
  }

  private void keep(Instant at, Sample sample) {
    unsaid.add(
        "sampledValue",
        new Extra()
            .with("timestamp", at.toString())
            .with("value", sample.value())
            .with("measurand", measured(sample).name())
            .with("context", context(sample).name())
            .with("unit", Objects.toString(sample.unit(), null)));
  }

  private static Optional<Measurand> measurand(Sample sample) {
    return switch (measured(sample)) {
      case Temperature, RPM -> Optional.empty();
      case MeasuredValue known -> Optional.of(Measurand.valueOf(known.name()));
    };
  }

  private static MeasuredValue measured(Sample sample) {
    return Objects.requireNonNullElse(sample.measurand(), MeasuredValue.EnergyActiveImportRegister);
  }

  static ReadingContext context(Sample sample) {
    return Objects.requireNonNullElse(sample.context(), ReadingContext.SamplePeriodic);
  }

  /** An energy without unit is in Wh. */
  private static @Nullable UnitOfMeasure unit(Sample sample) {
    if (sample.unit() != null) {
      return new UnitOfMeasure(sample.unit().name(), null, null);
    }
    return measured(sample).name().startsWith("EnergyActive")
        ? new UnitOfMeasure("Wh", null, null)
        : null;
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text.strip())).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
