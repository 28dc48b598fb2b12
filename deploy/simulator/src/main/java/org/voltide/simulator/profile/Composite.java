package org.voltide.simulator.profile;

import static org.voltide.ocpp.message.type.ChargingProfilePurpose.ChargingStationExternalConstraints;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.ChargingStationMaxProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.LocalGeneration;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.PriorityCharging;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxDefaultProfile;
import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxProfile;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * What several profiles mean together (OCPP 2.1 K, 3.5): of each purpose the highest stack level
 * with a period in force leads, a TxProfile replaces the TxDefaultProfile, and of what the purposes
 * then say the lowest limit counts.
 */
public final class Composite {
  private record Leading(
      Installed installed, ChargingRateUnit unit, ChargingSchedulePeriod period) {}

  private final Collection<Installed> profiles;

  public Composite(Collection<Installed> profiles) {
    this.profiles = List.copyOf(profiles);
  }

  public Allowance at(Instant t, Outlet outlet) {
    Allowance allowed =
        (outlet.priority() ? leading(PriorityCharging, t, outlet) : Optional.<Leading>empty())
            .or(() -> leading(TxProfile, t, outlet))
            .or(() -> leading(TxDefaultProfile, t, outlet))
            .map(leading -> transactional(leading, outlet))
            .orElse(Allowance.UNLIMITED);
    double own = leading(LocalGeneration, t, outlet).map(l -> generation(l, outlet)).orElse(0.0);
    for (var purpose : List.of(ChargingStationMaxProfile, ChargingStationExternalConstraints)) {
      Optional<Leading> limit = leading(purpose, t, outlet);
      if (limit.isPresent()) {
        allowed = bounded(allowed, limit.get(), outlet, own);
      }
    }
    return allowed;
  }

  /** The first instant after {@code t} at which {@link #at} may change. */
  public Optional<Instant> nextEdge(Instant t, Outlet outlet) {
    return profiles.stream()
        .filter(installed -> installed.appliesTo(outlet))
        .flatMap(installed -> installed.placedAt(outlet).nextEdge(t).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Leading> leading(ChargingProfilePurpose purpose, Instant t, Outlet outlet) {
    return profiles.stream()
        .filter(installed -> installed.profile().chargingProfilePurpose() == purpose)
        .filter(installed -> installed.appliesTo(outlet))
        .sorted(
            Comparator.<Installed>comparingInt(installed -> installed.profile().stackLevel())
                .thenComparingInt(Installed::evseId)
                .reversed())
        .flatMap(installed -> inForce(installed, t, outlet).stream())
        .findFirst();
  }

  private static Optional<Leading> inForce(Installed installed, Instant t, Outlet outlet) {
    Placement placed = installed.placedAt(outlet);
    return placed
        .periodAt(t)
        .map(period -> new Leading(installed, placed.schedule().chargingRateUnit(), period));
  }

  private static Allowance transactional(Leading leading, Outlet outlet) {
    ChargingSchedulePeriod period = leading.period;
    OperationMode mode =
        period.operationMode() == null ? OperationMode.ChargingOnly : period.operationMode();
    double max = watts(period.limit(), leading, outlet, Double.POSITIVE_INFINITY);
    double min = watts(period.dischargeLimit(), leading, outlet, Double.NEGATIVE_INFINITY);
    return switch (mode) {
      case Idle -> new Allowance(0, 0, 0, mode);
      case CentralSetpoint, CentralFrequency -> {
        double setpoint = watts(period.setpoint(), leading, outlet, 0);
        yield new Allowance(setpoint, max, min, mode);
      }
      case LocalFrequency -> {
        double target = frequencyTarget(leading, outlet);
        yield new Allowance(target, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, mode);
      }
      case LocalLoadBalancing ->
          new Allowance(
              Math.clamp(outlet.around().balancingW(), Math.min(min, max), max), max, min, mode);
      case ExternalSetpoint ->
          new Allowance(external(outlet).setpointW().orElse(0) / sharers(outlet), max, min, mode)
              .within(max, min);
      case ExternalLimits -> {
        double allowed = external(outlet).limitW() / sharers(outlet);
        yield new Allowance(allowed, allowed, 0, mode);
      }
      case ChargingOnly -> new Allowance(max, max, Math.min(max, 0), mode);
    };
  }

  /** Q08: the baseline, moved by the frequency and by the last signal. */
  private static double frequencyTarget(Leading leading, Outlet outlet) {
    ChargingSchedulePeriod period = leading.period;
    Surroundings around = outlet.around();
    double baseline = watts(period.v2xBaseline(), leading, outlet, 0);
    double frequency =
        Curve.ofFrequency(period.v2xFreqWattCurve())
            .map(curve -> curve.at(around.frequencyHz()))
            .orElse(0.0);
    double signal =
        around.signal().isEmpty()
            ? 0
            : Curve.ofSignal(period.v2xSignalWattCurve())
                .map(curve -> curve.at(around.signal().getAsInt()))
                .orElse(0.0);
    return baseline + frequency + signal;
  }

  private static double generation(Leading leading, Outlet outlet) {
    return Math.max(0, watts(leading.period.limit(), leading, outlet, 0));
  }

  /**
   * What is generated on site comes on top of what the grid allows (OCPP 2.1 K27); a set-point of
   * an energy manager replaces the CSMS's, within its limits (Q06).
   */
  private static Allowance bounded(
      Allowance allowed, Leading leading, Outlet outlet, double generatedW) {
    ChargingSchedulePeriod period = leading.period;
    int sharers = leading.installed.evseId() == 0 ? sharers(outlet) : 1;
    Allowance steered =
        period.operationMode() == OperationMode.ExternalSetpoint && period.setpoint() != null
            ? allowed.steered(watts(period.setpoint(), leading, outlet, 0) / sharers)
            : allowed;
    return steered.within(
        (watts(period.limit(), leading, outlet, Double.POSITIVE_INFINITY) + generatedW) / sharers,
        watts(period.dischargeLimit(), leading, outlet, Double.NEGATIVE_INFINITY) / sharers);
  }

  private static ExternalControl external(Outlet outlet) {
    return outlet.around().external();
  }

  private static int sharers(Outlet outlet) {
    return Math.max(1, outlet.sharers());
  }

  private static double watts(
      @Nullable Double rate, Leading leading, Outlet outlet, double absent) {
    return rate == null ? absent : outlet.watts(rate, leading.unit, leading.period.numberPhases());
  }
}
