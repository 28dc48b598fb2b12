package org.voltide.simulator.profile;

import static org.voltide.ocpp.message.type.ChargingProfilePurpose.ChargingStationMaxProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxDefaultProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxProfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.OperationMode;

/** Which profiles a station accepts, whatever else it holds (OCPP 2.1 K01, Q01 to Q10). */
final class ProfileCheck {
  private record Rule(Predicate<ChargingProfile> broken, String reasonCode, String detail) {}

  private final Abilities can;
  private final List<Rule> rules;

  ProfileCheck(Abilities can) {
    this.can = can;
    this.rules =
        List.of(
            new Rule(
                p -> !can.purposes().contains(p.chargingProfilePurpose()),
                "UnsupportedPurpose",
                "this purpose is not supported"),
            new Rule(
                p -> p.stackLevel() < 0 || p.stackLevel() > can.maxStackLevel(),
                "InvalidStackLevel",
                "stack level beyond ProfileStackLevel"),
            new Rule(
                p ->
                    p.chargingSchedule().stream()
                        .anyMatch(s -> !can.units().contains(s.chargingRateUnit())),
                "UnsupportedRateUnit",
                "this rate unit is not supported"),
            new Rule(
                p ->
                    p.chargingSchedule().stream()
                        .anyMatch(s -> s.chargingSchedulePeriod().size() > can.maxPeriods()),
                "InvalidSchedule",
                "more periods than PeriodsPerSchedule"),
            new Rule(
                p -> !p.chargingSchedule().stream().allMatch(ProfileCheck::ascendsFromZero),
                "InvalidSchedule",
                "startPeriod must begin at 0 and ascend"),
            new Rule(
                p -> !startFitsKind(p),
                "InvalidSchedule",
                "startSchedule does not fit the kind of the profile"),
            new Rule(
                p ->
                    p.chargingProfileKind() == ChargingProfileKind.Recurring
                        && p.recurrencyKind() == null,
                "InvalidProfile",
                "a recurring profile needs a recurrencyKind"),
            new Rule(
                p ->
                    p.chargingProfileKind() == ChargingProfileKind.Dynamic
                        && Placement.periods(p).size() != 1,
                "InvalidSchedule",
                "a dynamic profile has exactly one period"),
            new Rule(
                p ->
                    p.validFrom() != null
                        && p.validTo() != null
                        && !p.validFrom().isBefore(p.validTo()),
                "InvalidProfile",
                "validFrom must be before validTo"),
            new Rule(
                p -> p.chargingProfilePurpose() != TxProfile && p.transactionId() != null,
                "InvalidProfile",
                "only a TxProfile names a transaction"));
  }

  Optional<Refusal> refusal(int evseId, ChargingProfile profile) {
    if (evseId < 0 || evseId > can.evses()) {
      return refuse("UnknownEvse", "no EVSE " + evseId);
    }
    if (profile.chargingProfilePurpose() == ChargingStationMaxProfile && evseId != 0) {
      return refuse("InvalidProfile", "a ChargingStationMaxProfile is for EVSE 0");
    }
    if (profile.chargingProfilePurpose() == TxProfile && evseId == 0) {
      return refuse("InvalidProfile", "a TxProfile is for one EVSE");
    }
    return rules.stream()
        .filter(rule -> rule.broken.test(profile))
        .map(rule -> new Refusal(rule.reasonCode, rule.detail))
        .findFirst()
        .or(
            () ->
                Placement.periods(profile).stream()
                    .flatMap(period -> refusal(profile, period).stream())
                    .findFirst());
  }

  private Optional<Refusal> refusal(ChargingProfile profile, ChargingSchedulePeriod period) {
    OperationMode mode =
        period.operationMode() == null ? OperationMode.ChargingOnly : period.operationMode();
    boolean forTransaction =
        profile.chargingProfilePurpose() == TxProfile
            || profile.chargingProfilePurpose() == TxDefaultProfile;
    if (mode == OperationMode.ChargingOnly) {
      return chargingOnly(period, forTransaction);
    }
    if (!forTransaction) {
      return refuse("InvalidProfile", "V2X modes are for TxProfile and TxDefaultProfile");
    }
    if (!can.modes().contains(mode)) {
      return refuse("UnsupportedOperationMode", "operation mode " + mode + " is not supported");
    }
    return switch (mode) {
      case Idle -> idle(period);
      case ExternalSetpoint, ExternalLimits ->
          period.setpoint() == null
              ? Optional.empty()
              : refuse("InvalidSchedule", "the setpoint is not the CSMS's in this operation mode");
      case LocalFrequency -> frequency(profile, period);
      case LocalLoadBalancing ->
          period.setpoint() == null
              ? Optional.empty()
              : refuse("InvalidSchedule", "LocalLoadBalancing finds its own setpoint");
      default -> setpoint(period);
    };
  }

  /** Q02.FR.01, FR.02; a discharge limit for the whole station is no operation mode's business. */
  private Optional<Refusal> chargingOnly(ChargingSchedulePeriod period, boolean forTransaction) {
    if (period.limit() == null && (forTransaction || period.dischargeLimit() == null)) {
      return refuse("InvalidSchedule", "ChargingOnly needs a limit");
    }
    if (period.setpoint() != null || (forTransaction && period.dischargeLimit() != null)) {
      return refuse("InvalidSchedule", "ChargingOnly takes a limit alone");
    }
    if (period.limit() != null && period.limit() < 0 && !can.negativeLimits()) {
      return refuse("InvalidSchedule", "a negative limit is not supported");
    }
    return Optional.empty();
  }

  /** V2X.05: the set-point lies within the limits of its period. */
  private static Optional<Refusal> setpoint(ChargingSchedulePeriod period) {
    if (period.setpoint() == null) {
      return refuse("InvalidSchedule", "the operation mode needs a setpoint");
    }
    boolean above = period.limit() != null && period.setpoint() > period.limit();
    boolean below = period.dischargeLimit() != null && period.setpoint() < period.dischargeLimit();
    return above || below
        ? refuse("InvalidSchedule", "setpoint outside limit and dischargeLimit")
        : Optional.empty();
  }

  private static Optional<Refusal> idle(ChargingSchedulePeriod period) {
    boolean bare =
        period.limit() == null && period.dischargeLimit() == null && period.setpoint() == null;
    return bare ? Optional.empty() : refuse("InvalidSchedule", "Idle takes no limits");
  }

  /** Q08.FR.01 to FR.05. */
  private static Optional<Refusal> frequency(
      ChargingProfile profile, ChargingSchedulePeriod period) {
    if (period.limit() != null || period.dischargeLimit() != null || period.setpoint() != null) {
      return refuse("InvalidSchedule", "LocalFrequency takes no limits");
    }
    boolean inWatts =
        profile.chargingSchedule().stream()
            .allMatch(schedule -> schedule.chargingRateUnit() == ChargingRateUnit.W);
    boolean curved = period.v2xFreqWattCurve() != null && period.v2xFreqWattCurve().size() >= 2;
    if (!curved) {
      return refuse("NoFreqWattCurve", "LocalFrequency needs a curve of two points at least");
    }
    return inWatts && period.v2xBaseline() != null
        ? Optional.empty()
        : refuse("InvalidSchedule", "LocalFrequency needs a baseline, in W");
  }

  private static boolean ascendsFromZero(ChargingSchedule schedule) {
    int last = -1;
    for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
      if (last < 0 ? period.startPeriod() != 0 : period.startPeriod() <= last) {
        return false;
      }
      last = period.startPeriod();
    }
    return true;
  }

  /** K01.FR.40, FR.41: Absolute and Recurring say when they start, Relative and Dynamic do not. */
  private static boolean startFitsKind(ChargingProfile profile) {
    boolean starts =
        profile.chargingSchedule().stream().anyMatch(schedule -> schedule.startSchedule() != null);
    return switch (profile.chargingProfileKind()) {
      case Absolute, Recurring -> starts;
      case Relative -> !starts;
      case Dynamic -> true;
    };
  }

  private static Optional<Refusal> refuse(String reasonCode, String detail) {
    return Optional.of(new Refusal(reasonCode, detail));
  }
}
