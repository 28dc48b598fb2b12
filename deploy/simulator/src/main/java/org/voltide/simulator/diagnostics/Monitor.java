package org.voltide.simulator.diagnostics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.diagnostics.EventNotificationType;
import org.voltide.ocpp.message.diagnostics.EventTrigger;
import org.voltide.ocpp.message.diagnostics.MonitorType;
import org.voltide.ocpp.message.diagnostics.MonitoringCriterion;
import org.voltide.ocpp.message.diagnostics.PeriodicEventStreamParams;
import org.voltide.ocpp.message.diagnostics.VariableMonitoring;
import org.voltide.simulator.device.Key;

/** A variable under watch, and what was seen of it (N02 to N08). */
final class Monitor {
  private final int id;
  private final Key key;
  private final MonitorType type;
  private final double value;
  private final int severity;
  private final boolean inTransaction;
  private final EventNotificationType origin;
  private final @Nullable PeriodicEventStreamParams stream;
  private String reference;
  private boolean raised;

  Monitor(
      int id,
      Key key,
      MonitorType type,
      double value,
      int severity,
      boolean inTransaction,
      EventNotificationType origin,
      @Nullable PeriodicEventStreamParams stream,
      String present) {
    this.id = id;
    this.key = key;
    this.type = type;
    this.value = value;
    this.severity = severity;
    this.inTransaction = inTransaction;
    this.origin = origin;
    this.stream = stream;
    this.reference = present;
  }

  int id() {
    return id;
  }

  Key key() {
    return key;
  }

  MonitorType type() {
    return type;
  }

  double value() {
    return value;
  }

  int severity() {
    return severity;
  }

  boolean inTransaction() {
    return inTransaction;
  }

  EventNotificationType origin() {
    return origin;
  }

  Optional<PeriodicEventStreamParams> stream() {
    return Optional.ofNullable(stream);
  }

  boolean periodic() {
    return type == MonitorType.Periodic || type == MonitorType.PeriodicClockAligned;
  }

  MonitoringCriterion criterion() {
    return switch (type) {
      case UpperThreshold, LowerThreshold -> MonitoringCriterion.ThresholdMonitoring;
      case Delta, TargetDelta, TargetDeltaRelative -> MonitoringCriterion.DeltaMonitoring;
      case Periodic, PeriodicClockAligned -> MonitoringCriterion.PeriodicMonitoring;
    };
  }

  EventTrigger trigger() {
    return switch (criterion()) {
      case ThresholdMonitoring -> EventTrigger.Alerting;
      case DeltaMonitoring -> EventTrigger.Delta;
      case PeriodicMonitoring -> EventTrigger.Periodic;
    };
  }

  VariableMonitoring told(boolean withOrigin) {
    return new VariableMonitoring(
        id, inTransaction, value, type, severity, withOrigin ? origin : null, null);
  }

  /**
   * Looks at a new value.
   *
   * @return whether an event is due: true when it is cleared by it, false when raised
   */
  Optional<Boolean> sees(String now) {
    return switch (type) {
      case UpperThreshold -> crossed(number(now) > value);
      case LowerThreshold -> crossed(number(now) < value);
      case Delta -> moved(now) ? Optional.of(false) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> crossed(boolean beyond) {
    if (beyond == raised) {
      return Optional.empty();
    }
    raised = beyond;
    return Optional.of(!beyond);
  }

  /** Text changes count as such; a number must move by the value at least (N04). */
  private boolean moved(String now) {
    boolean far =
        isNumber(now) && isNumber(reference)
            ? Math.abs(number(now) - number(reference)) >= value
            : !now.equals(reference);
    if (far) {
      reference = now;
    }
    return far;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?");
  }

  private static double number(String text) {
    return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
  }
}
