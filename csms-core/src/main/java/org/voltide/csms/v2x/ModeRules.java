package org.voltide.csms.v2x;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.v2x.OperationModeOrder.Thresholds;
import org.voltide.ocpp.message.type.OperationMode;

/** What an order must be like, whatever the station (OCPP 2.1 Q02 to Q10). Pure. */
final class ModeRules {
  private static final Set<OperationMode> MAY_BE_DYNAMIC =
      Set.of(
          OperationMode.ChargingOnly,
          OperationMode.CentralSetpoint,
          OperationMode.CentralFrequency);

  private ModeRules() {}

  /** What a mode's period must and may say. */
  private record Fields(String useCase, Set<String> needed, Set<String> possible) {}

  /** Everything wrong with an order, each with a pointer; empty when it may be sent. */
  static List<Fault> faults(OperationModeOrder order) {
    List<Fault> faults = new ArrayList<>(fieldFaults(order));
    if (faults.isEmpty()) {
      faults.addAll(valueFaults(order));
      faults.addAll(timeFaults(order));
    }
    return faults;
  }

  private static Fields fields(OperationMode mode) {
    return switch (mode) {
      case ChargingOnly -> new Fields("Q02.FR.01", Set.of("limitW"), Set.of());
      case CentralSetpoint ->
          new Fields("Q03.FR.01", Set.of("setpointW"), Set.of("limitW", "dischargeLimitW"));
      case ExternalSetpoint -> new Fields("Q05", Set.of(), Set.of("limitW", "dischargeLimitW"));
      case ExternalLimits -> new Fields("Q05", Set.of(), Set.of());
      case CentralFrequency -> new Fields("Q07.FR.03", Set.of("setpointW"), Set.of());
      case LocalFrequency ->
          new Fields("Q08.FR.01", Set.of("baselineW", "frequencyCurve"), Set.of("signalCurve"));
      case LocalLoadBalancing ->
          new Fields("Q09", Set.of(), Set.of("limitW", "dischargeLimitW", "thresholds"));
      case Idle -> new Fields("Q10", Set.of(), Set.of("preconditioning", "evseSleep"));
    };
  }

  private static List<Fault> fieldFaults(OperationModeOrder order) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("limitW", order.limitW());
    said.put("dischargeLimitW", order.dischargeLimitW());
    said.put("setpointW", order.setpointW());
    said.put("baselineW", order.baselineW());
    said.put("frequencyCurve", order.frequencyCurve());
    said.put("signalCurve", order.signalCurve());
    said.put("preconditioning", order.preconditioning());
    said.put("evseSleep", order.evseSleep());
    said.put("thresholds", order.thresholds());
    Fields fields = fields(order.mode());
    List<Fault> faults = new ArrayList<>();
    said.forEach(
        (name, value) -> {
          boolean needed = fields.needed().contains(name);
          if (needed && value == null) {
            faults.add(fault(name, "%s needs it (%s).", order.mode(), fields.useCase()));
          } else if (value != null && !needed && !fields.possible().contains(name)) {
            faults.add(fault(name, "%s takes none (%s).", order.mode(), fields.useCase()));
          }
        });
    return faults;
  }

  private static List<Fault> valueFaults(OperationModeOrder order) {
    List<Fault> faults = new ArrayList<>();
    Double setpoint = order.setpointW();
    if (setpoint != null && !isWithin(setpoint, order.limitW(), order.dischargeLimitW())) {
      faults.add(fault("setpointW", "It lies outside of its own limits (V2X.05)."));
    }
    if (order.frequencyCurve() != null
        && !ascends(order.frequencyCurve().stream().map(p -> p.frequencyHz()).toList())) {
      faults.add(fault("frequencyCurve", "Its frequencies ascend."));
    }
    if (order.signalCurve() != null
        && !ascends(order.signalCurve().stream().map(p -> (double) p.signal()).toList())) {
      faults.add(fault("signalCurve", "Its signals ascend."));
    }
    Thresholds thresholds = order.thresholds();
    if (thresholds != null && thresholds.upperW() <= thresholds.lowerW()) {
      faults.add(fault("thresholds/upperW", "It is above lowerW (Q09.FR.02)."));
    }
    return faults;
  }

  static boolean isWithin(double setpointW, @Nullable Double limitW, @Nullable Double dischargeW) {
    return (limitW == null || setpointW <= limitW)
        && (dischargeW == null || setpointW >= dischargeW);
  }

  private static List<Fault> timeFaults(OperationModeOrder order) {
    List<Fault> faults = new ArrayList<>();
    if (order.isDynamic() && !MAY_BE_DYNAMIC.contains(order.mode())) {
      faults.add(fault("dynamic", "%s has no setpoint that changes.", order.mode()));
    }
    if (order.isDynamic() && order.durationSeconds() == null) {
      faults.add(
          fault("durationSeconds", "A setpoint that nobody changes any more ends (Q07.FR.04)."));
    }
    if (order.pullSeconds() != null && !order.isDynamic()) {
      faults.add(fault("pullSeconds", "Only what is dynamic is fetched."));
    }
    if (Boolean.TRUE.equals(order.forgetAfterOffline()) && order.maxOfflineSeconds() == null) {
      faults.add(fault("maxOfflineSeconds", "It says after how long to forget."));
    }
    return faults;
  }

  private static boolean ascends(List<Double> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) <= values.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private static Fault fault(String field, String detail, Object... values) {
    return new Fault("/" + field, detail.formatted(values));
  }
}
