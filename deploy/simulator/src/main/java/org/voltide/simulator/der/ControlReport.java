package org.voltide.simulator.der;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.der.DERCurveGet;
import org.voltide.ocpp.message.der.EnterServiceGet;
import org.voltide.ocpp.message.der.FixedPFGet;
import org.voltide.ocpp.message.der.FixedVarGet;
import org.voltide.ocpp.message.der.FreqDroopGet;
import org.voltide.ocpp.message.der.GradientGet;
import org.voltide.ocpp.message.der.LimitMaxDischargeGet;
import org.voltide.ocpp.message.der.ReportDERControlRequest;
import org.voltide.ocpp.message.der.ReportDERControlRequestBuilder;

/** The controls of one message, sorted by what they set. */
final class ControlReport {
  private final List<DERCurveGet> curves = new ArrayList<>();
  private final List<EnterServiceGet> enterServices = new ArrayList<>();
  private final List<FixedPFGet> absorbs = new ArrayList<>();
  private final List<FixedPFGet> injects = new ArrayList<>();
  private final List<FixedVarGet> vars = new ArrayList<>();
  private final List<FreqDroopGet> droops = new ArrayList<>();
  private final List<GradientGet> gradients = new ArrayList<>();
  private final List<LimitMaxDischargeGet> limits = new ArrayList<>();

  private ControlReport() {}

  /**
   * @param superseded the ids of those that a more important one replaces
   */
  static ReportDERControlRequest of(
      int requestId, List<Control> controls, Set<String> superseded, boolean more) {
    var report = new ControlReport();
    controls.forEach(control -> report.add(control, superseded.contains(control.id())));
    return ReportDERControlRequestBuilder.builder()
        .requestId(requestId)
        .curve(some(report.curves))
        .enterService(some(report.enterServices))
        .fixedPFAbsorb(some(report.absorbs))
        .fixedPFInject(some(report.injects))
        .fixedVar(some(report.vars))
        .freqDroop(some(report.droops))
        .gradient(some(report.gradients))
        .limitMaxDischarge(some(report.limits))
        .tbc(more)
        .build();
  }

  private void add(Control control, boolean superseded) {
    var set = control.request();
    String id = control.id();
    boolean isDefault = control.isDefault();
    if (set.curve() != null) {
      curves.add(new DERCurveGet(set.curve(), id, control.type(), isDefault, superseded, null));
    } else if (set.enterService() != null) {
      enterServices.add(new EnterServiceGet(set.enterService(), id, null));
    } else if (set.fixedPFAbsorb() != null) {
      absorbs.add(new FixedPFGet(set.fixedPFAbsorb(), id, isDefault, superseded, null));
    } else if (set.fixedPFInject() != null) {
      injects.add(new FixedPFGet(set.fixedPFInject(), id, isDefault, superseded, null));
    } else if (set.fixedVar() != null) {
      vars.add(new FixedVarGet(set.fixedVar(), id, isDefault, superseded, null));
    } else if (set.freqDroop() != null) {
      droops.add(new FreqDroopGet(set.freqDroop(), id, isDefault, superseded, null));
    } else if (set.gradient() != null) {
      gradients.add(new GradientGet(set.gradient(), id, null));
    } else if (set.limitMaxDischarge() != null) {
      limits.add(
          new LimitMaxDischargeGet(id, isDefault, superseded, set.limitMaxDischarge(), null));
    }
  }

  private static <T> @Nullable List<T> some(List<T> all) {
    return all.isEmpty() ? null : List.copyOf(all);
  }
}
