package org.voltide.csms.der;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.ocpp.message.der.DERCurve;
import org.voltide.ocpp.message.der.DERUnit;
import org.voltide.ocpp.message.der.FixedPF;
import org.voltide.ocpp.message.der.FixedVar;
import org.voltide.ocpp.message.der.FreqDroop;
import org.voltide.ocpp.message.der.LimitMaxDischarge;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.type.DERControlType;

/** What a grid-support setting must be like beyond its schema (OCPP 2.1 R04). Pure. */
final class DerRules {
  private static final Set<DERUnit> ACTIVE = Set.of(DERUnit.PctMaxW, DERUnit.PctWAvail);
  private static final Set<DERUnit> REACTIVE = Set.of(DERUnit.PctMaxVar, DERUnit.PctVarAvail);
  private static final Set<DERUnit> NONE = Set.of(DERUnit.Not_Applicable);

  /** The specification leaves it open; what IEEE 2030.5, where the setting is from, allows. */
  private static final Set<DERUnit> FIXED_VAR =
      Set.of(DERUnit.PctMaxVar, DERUnit.PctVarAvail, DERUnit.PctMaxW);

  private static final Set<DERControlType> ALWAYS_DEFAULT =
      Set.of(DERControlType.EnterService, DERControlType.Gradients);

  private DerRules() {}

  /** When a setting holds; neither for those that hold always. */
  private record Schedule(@Nullable Instant startTime, @Nullable Double duration) {
    static final Schedule NEVER = new Schedule(null, null);
  }

  /** Everything wrong with a setting, each with a pointer; empty when it may be sent. */
  static List<Fault> faults(SetDERControlRequest wanted) {
    Map<String, Object> present = present(wanted);
    String named = field(wanted.controlType());
    if (!present.keySet().equals(Set.of(named))) {
      return List.of(
          new Fault(
              "/controlType",
              "A %s has exactly the field %s (R04.FR.16).".formatted(wanted.controlType(), named)));
    }
    Object control = present.get(named);
    List<Fault> faults = new ArrayList<>(scheduleFaults(wanted, "/" + named, control));
    unitFault(wanted.controlType(), "/" + named, control).ifPresent(faults::add);
    return faults;
  }

  private static Map<String, Object> present(SetDERControlRequest wanted) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("curve", wanted.curve());
    fields.put("enterService", wanted.enterService());
    fields.put("fixedPFAbsorb", wanted.fixedPFAbsorb());
    fields.put("fixedPFInject", wanted.fixedPFInject());
    fields.put("fixedVar", wanted.fixedVar());
    fields.put("freqDroop", wanted.freqDroop());
    fields.put("gradient", wanted.gradient());
    fields.put("limitMaxDischarge", wanted.limitMaxDischarge());
    Map<String, Object> present = new LinkedHashMap<>();
    fields.forEach(
        (name, control) -> {
          if (control != null) {
            present.put(name, control);
          }
        });
    return present;
  }

  private static String field(DERControlType type) {
    return switch (type) {
      case EnterService -> "enterService";
      case FreqDroop -> "freqDroop";
      case FixedPFAbsorb -> "fixedPFAbsorb";
      case FixedPFInject -> "fixedPFInject";
      case FixedVar -> "fixedVar";
      case Gradients -> "gradient";
      case LimitMaxDischarge -> "limitMaxDischarge";
      default -> "curve";
    };
  }

  private static List<Fault> scheduleFaults(
      SetDERControlRequest wanted, String at, Object control) {
    if (ALWAYS_DEFAULT.contains(wanted.controlType())) {
      return wanted.isDefault()
          ? List.of()
          : List.of(
              new Fault(
                  "/isDefault", wanted.controlType() + " is only ever a default (R04.FR.14)."));
    }
    Schedule schedule = schedule(control);
    List<Fault> faults = new ArrayList<>();
    demand(wanted.isDefault(), schedule.startTime(), at + "/startTime").ifPresent(faults::add);
    demand(wanted.isDefault(), schedule.duration(), at + "/duration").ifPresent(faults::add);
    return faults;
  }

  private static Optional<Fault> demand(boolean isDefault, @Nullable Object value, String at) {
    if (isDefault == (value == null)) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            at,
            isDefault
                ? "A default holds always and has no time (R04.FR.12)."
                : "A setting that is no default needs a start and a duration."));
  }

  private static Schedule schedule(Object control) {
    return switch (control) {
      case DERCurve it -> new Schedule(it.startTime(), it.duration());
      case FixedPF it -> new Schedule(it.startTime(), it.duration());
      case FixedVar it -> new Schedule(it.startTime(), it.duration());
      case FreqDroop it -> new Schedule(it.startTime(), it.duration());
      case LimitMaxDischarge it -> new Schedule(it.startTime(), it.duration());
      default -> Schedule.NEVER;
    };
  }

  /** R04.FR.50 to 56; the schema alone allows every unit everywhere. */
  private static Optional<Fault> unitFault(DERControlType type, String at, Object control) {
    return switch (control) {
      case DERCurve curve -> wrongUnit(type, curve.yUnit(), units(type), at + "/yUnit");
      case FixedVar fixed -> wrongUnit(type, fixed.unit(), FIXED_VAR, at + "/unit");
      case LimitMaxDischarge limit ->
          Optional.ofNullable(limit.powerMonitoringMustTrip())
              .flatMap(
                  curve ->
                      wrongUnit(
                          DERControlType.PowerMonitoringMustTrip,
                          curve.yUnit(),
                          units(DERControlType.PowerMonitoringMustTrip),
                          at + "/powerMonitoringMustTrip/yUnit"));
      default -> Optional.empty();
    };
  }

  private static Set<DERUnit> units(DERControlType curve) {
    return switch (curve) {
      case FreqWatt, VoltWatt -> ACTIVE;
      case VoltVar, WattVar -> REACTIVE;
      default -> NONE;
    };
  }

  private static Optional<Fault> wrongUnit(
      DERControlType type, DERUnit unit, Set<DERUnit> allowed, String at) {
    return allowed.contains(unit)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                at,
                "The unit of %s is %s (R04.FR.50 to 56)."
                    .formatted(
                        type,
                        String.join(
                            " or ", allowed.stream().map(Objects::toString).sorted().toList()))));
  }
}
