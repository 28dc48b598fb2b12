package org.voltide.csms.energy.need;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.smartcharging.ACChargingParameters;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;
import org.voltide.ocpp.message.smartcharging.DCChargingParameters;
import org.voltide.ocpp.message.smartcharging.V2XChargingParameters;
import org.voltide.ocpp.message.type.EnergyTransferMode;

/**
 * What a car said over its cable, in one form whatever the standard it speaks.
 *
 * @param toTargetWh battery energy still missing to the target
 * @param toTargetAtPlugWh energy it will draw for that, where the car counts at the plug
 * @param toFullWh battery energy missing to full
 * @param toMinimumWh battery energy missing to what it must have at once and to the lower edge of
 *     its window, whichever is more; negative above both
 * @param toMaximumWh battery energy missing to the upper edge, negative above it
 */
record ReportedNeed(
    OptionalDouble capacityWh,
    OptionalDouble socPercent,
    OptionalDouble targetSocPercent,
    OptionalDouble toTargetWh,
    OptionalDouble toTargetAtPlugWh,
    OptionalDouble toFullWh,
    OptionalDouble toMinimumWh,
    OptionalDouble toMaximumWh,
    OptionalDouble maxChargeW,
    OptionalDouble maxDischargeW,
    OptionalDouble minChargeW,
    Optional<Instant> departure) {

  private static final OptionalDouble UNSAID = OptionalDouble.empty();

  static ReportedNeed of(Optional<ChargingNeeds> reported) {
    return reported.map(ReportedNeed::of).orElseGet(() -> nothing(Optional.empty()));
  }

  private static ReportedNeed of(ChargingNeeds needs) {
    Optional<Instant> departure = Optional.ofNullable(needs.departureTime());
    if (needs.v2xChargingParameters() != null) {
      return v2x(needs.v2xChargingParameters(), needs.requestedEnergyTransfer(), departure);
    }
    if (needs.dcChargingParameters() != null) {
      return dc(needs.dcChargingParameters(), departure);
    }
    if (needs.acChargingParameters() != null) {
      return ac(needs.acChargingParameters(), phases(needs.requestedEnergyTransfer()), departure);
    }
    return nothing(departure);
  }

  private static ReportedNeed nothing(Optional<Instant> departure) {
    return new ReportedNeed(
        UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID,
        departure);
  }

  /** A car whose service in use only charges gives nothing back, whatever it could (Q02). */
  private static ReportedNeed v2x(
      V2XChargingParameters car, EnergyTransferMode inUse, Optional<Instant> departure) {
    OptionalDouble target = car.targetSoC() == null ? UNSAID : OptionalDouble.of(car.targetSoC());
    OptionalDouble toTarget = said(car.evTargetEnergyRequest());
    OptionalDouble toFull = said(car.evMaxEnergyRequest());
    OptionalDouble capacity = capacity(target, toTarget, toFull);
    OptionalDouble soc =
        capacity.isPresent() && toFull.isPresent()
            ? OptionalDouble.of(100 * (1 - toFull.getAsDouble() / capacity.getAsDouble()))
            : UNSAID;
    return new ReportedNeed(
        capacity,
        soc,
        target,
        toTarget,
        UNSAID,
        toFull,
        higher(said(car.evMinEnergyRequest()), said(car.evMinV2XEnergyRequest())),
        said(car.evMaxV2XEnergyRequest()),
        sum(car.maxChargePower(), car.maxChargePower_L2(), car.maxChargePower_L3()),
        inUse.bidirectional()
            ? sum(car.maxDischargePower(), car.maxDischargePower_L2(), car.maxDischargePower_L3())
            : OptionalDouble.of(0),
        sum(car.minChargePower(), car.minChargePower_L2(), car.minChargePower_L3()),
        departure);
  }

  /** From what is missing to the target and to full lies what is between target and full. */
  private static OptionalDouble capacity(
      OptionalDouble target, OptionalDouble toTarget, OptionalDouble toFull) {
    if (target.isEmpty() || toTarget.isEmpty() || toFull.isEmpty() || target.getAsDouble() > 99) {
      return UNSAID;
    }
    // A car that has passed its target asks for nothing and so says nothing of its capacity.
    double between = toFull.getAsDouble() - toTarget.getAsDouble();
    return toTarget.getAsDouble() > 0 && between > 0
        ? OptionalDouble.of(between / (1 - target.getAsDouble() / 100))
        : UNSAID;
  }

  private static ReportedNeed dc(DCChargingParameters car, Optional<Instant> departure) {
    OptionalDouble soc =
        car.stateOfCharge() == null ? UNSAID : OptionalDouble.of(car.stateOfCharge());
    OptionalDouble power =
        car.evMaxPower() == null
            ? OptionalDouble.of(car.evMaxCurrent() * car.evMaxVoltage())
            : said(car.evMaxPower());
    return new ReportedNeed(
        said(car.evEnergyCapacity()),
        soc,
        UNSAID,
        said(car.energyAmount()),
        UNSAID,
        UNSAID,
        UNSAID,
        UNSAID,
        power,
        UNSAID,
        UNSAID,
        departure);
  }

  private static ReportedNeed ac(
      ACChargingParameters car, int phases, Optional<Instant> departure) {
    double wattsPerAmpere = car.evMaxVoltage() * phases;
    return new ReportedNeed(
        UNSAID,
        UNSAID,
        UNSAID,
        UNSAID,
        OptionalDouble.of(car.energyAmount()),
        UNSAID,
        UNSAID,
        UNSAID,
        OptionalDouble.of(car.evMaxCurrent() * wattsPerAmpere),
        UNSAID,
        OptionalDouble.of(car.evMinCurrent() * wattsPerAmpere),
        departure);
  }

  private static int phases(EnergyTransferMode mode) {
    return switch (mode) {
      case AC_single_phase -> 1;
      case AC_two_phase -> 2;
      default -> 3;
    };
  }

  private static OptionalDouble said(@Nullable Double value) {
    return value == null ? UNSAID : OptionalDouble.of(value);
  }

  private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()))
        : one.isPresent() ? one : other;
  }

  /** L2 and L3 are given only where the phases differ (OCPP 2.1 V2X.08). */
  private static OptionalDouble sum(
      @Nullable Double first, @Nullable Double second, @Nullable Double third) {
    return first == null
        ? UNSAID
        : OptionalDouble.of(first + (second == null ? 0 : second) + (third == null ? 0 : third));
  }
}
