package org.voltide.csms.metering;

import static org.voltide.ocpp.message.type.SampleLocation.Body;
import static org.voltide.ocpp.message.type.SampleLocation.Cable;
import static org.voltide.ocpp.message.type.SampleLocation.EV;
import static org.voltide.ocpp.message.type.SampleLocation.Inlet;
import static org.voltide.ocpp.message.type.SampleLocation.Outlet;
import static org.voltide.ocpp.message.type.SampleLocation.Upstream;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.Phase;
import org.voltide.ocpp.message.type.SampleLocation;
import org.voltide.ocpp.message.type.SampledValue;
import org.voltide.ocpp.message.type.UnitOfMeasure;

/**
 * The sampled values of one MeterValue. Of several locations the one nearest to the car's plug
 * counts; a total counts before phases, which are summed. Units the specification does not give to
 * a measurand make the value unreadable (OCPP 2.1 part 2, appendix 3).
 */
record Measured(List<SampledValue> values) {
  private static final List<SampleLocation> NEAREST_FIRST =
      List.of(Outlet, Cable, EV, Inlet, Body, Upstream);
  private static final Map<String, Double> POWER = Map.of("W", 1.0, "kW", 1e3);
  private static final Map<String, Double> ENERGY = Map.of("Wh", 1.0, "kWh", 1e3);

  /** A gigawatt. */
  private static final double MOST_W = 1e9;

  /** A megawatt for more than a hundred years. */
  private static final double MOST_WH = 1e12;

  private static final Map<String, Double> SHARE = Map.of("Percent", 1.0, "%", 1.0);

  /** Empty beyond what an EVSE could carry. */
  Optional<Double> watts(Measurand measurand) {
    return value(measurand, POWER, "W").filter(watts -> Math.abs(watts) <= MOST_W);
  }

  /** Empty beyond what a register could have counted in its life. */
  Optional<Double> wattHours(Measurand measurand) {
    return value(measurand, ENERGY, "Wh").filter(wh -> Math.abs(wh) <= MOST_WH);
  }

  /** Empty when outside 0 to 100. */
  Optional<Double> percent(Measurand measurand) {
    return value(measurand, SHARE, "Percent").filter(share -> share >= 0 && share <= 100);
  }

  private Optional<Double> value(
      Measurand measurand, Map<String, Double> factors, String defaultUnit) {
    List<SampledValue> here = new ArrayList<>();
    int nearest = Integer.MAX_VALUE;
    for (SampledValue sampled : values) {
      if (measurandOf(sampled) == measurand) {
        int away = NEAREST_FIRST.indexOf(locationOf(sampled));
        if (away < nearest) {
          nearest = away;
          here.clear();
        }
        if (away == nearest) {
          here.add(sampled);
        }
      }
    }
    return here.isEmpty() ? Optional.empty() : total(here, factors, defaultUnit);
  }

  private static Optional<Double> total(
      List<SampledValue> here, Map<String, Double> factors, String defaultUnit) {
    Map<Line, Double> byLine = new EnumMap<>(Line.class);
    for (SampledValue sampled : here) {
      Line line = Line.of(sampled.phase());
      Double factor = factors.get(unitOf(sampled, defaultUnit));
      if (line != Line.OTHER && factor != null) {
        byLine.putIfAbsent(line, sampled.value() * factor * Math.pow(10, exponentOf(sampled)));
      }
    }
    return Optional.ofNullable(byLine.get(Line.ALL))
        .or(() -> byLine.values().stream().reduce(Double::sum))
        .filter(Double::isFinite);
  }

  private static Measurand measurandOf(SampledValue value) {
    return Objects.requireNonNullElse(value.measurand(), Measurand.EnergyActiveImportRegister);
  }

  private static SampleLocation locationOf(SampledValue value) {
    return Objects.requireNonNullElse(value.location(), Outlet);
  }

  private static String unitOf(SampledValue value, String defaultUnit) {
    UnitOfMeasure unit = value.unitOfMeasure();
    return unit == null || unit.unit() == null ? defaultUnit : unit.unit();
  }

  private static int exponentOf(SampledValue value) {
    UnitOfMeasure unit = value.unitOfMeasure();
    return unit == null || unit.multiplier() == null ? 0 : unit.multiplier();
  }

  /** What a phase designation means for a sum. */
  private enum Line {
    ALL,
    FIRST,
    SECOND,
    THIRD,
    OTHER;

    static Line of(@Nullable Phase phase) {
      return switch (phase) {
        case null -> ALL;
        case L1, L1N -> FIRST;
        case L2, L2N -> SECOND;
        case L3, L3N -> THIRD;
        case N, L1L2, L2L3, L3L1 -> OTHER;
      };
    }
  }
}
