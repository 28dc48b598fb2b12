package org.voltide.csms.der;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.csms.ocpp.Payload;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.type.DERControlType;

class DerRulesTest {
  private static final String TIME = ",\"startTime\":\"2026-03-01T12:00:00Z\",\"duration\":3600";

  @Test
  void aDefaultHasNoTimeAndAScheduledOneHasBoth() {
    assertThat(pointers(true, "VoltVar", "curve", curve("PctMaxVar", ""))).isEmpty();
    assertThat(pointers(false, "VoltVar", "curve", curve("PctMaxVar", TIME))).isEmpty();
    assertThat(pointers(true, "VoltVar", "curve", curve("PctMaxVar", TIME)))
        .containsExactly("/curve/startTime", "/curve/duration");
    assertThat(pointers(false, "VoltVar", "curve", curve("PctMaxVar", "")))
        .containsExactly("/curve/startTime", "/curve/duration");
  }

  @Test
  void someAreOnlyEverDefaults() {
    String gradient = "{\"priority\":0,\"gradient\":1,\"softGradient\":1}";
    assertThat(pointers(true, "Gradients", "gradient", gradient)).isEmpty();
    assertThat(pointers(false, "Gradients", "gradient", gradient)).containsExactly("/isDefault");
  }

  @Test
  void theFieldIsTheOneThatTheTypeNames() {
    assertThat(pointers(true, "FreqDroop", "curve", curve("PctMaxW", "")))
        .containsExactly("/controlType");
    assertThat(
            faults(
                """
                {"isDefault":true,"controlId":"c","controlType":"VoltVar","curve":%s,
                 "gradient":{"priority":0,"gradient":1,"softGradient":1}}"""
                    .formatted(curve("PctMaxVar", ""))))
        .containsExactly("/controlType");
    assertThat(faults("{\"isDefault\":true,\"controlId\":\"c\",\"controlType\":\"VoltVar\"}"))
        .containsExactly("/controlType");
  }

  @Test
  void theUnitFitsTheCurve() {
    assertThat(pointers(true, "HVMustTrip", "curve", curve("Not_Applicable", ""))).isEmpty();
    assertThat(pointers(true, "HVMustTrip", "curve", curve("PctEffectiveV", "")))
        .containsExactly("/curve/yUnit");
    assertThat(pointers(true, "FreqWatt", "curve", curve("PctWAvail", ""))).isEmpty();
    assertThat(pointers(true, "WattVar", "curve", curve("PctVarAvail", ""))).isEmpty();
    assertThat(pointers(true, "WattVar", "curve", curve("PctMaxW", "")))
        .containsExactly("/curve/yUnit");
    assertThat(pointers(true, "WattPF", "curve", curve("Not_Applicable", ""))).isEmpty();
    assertThat(
            pointers(
                true,
                "FixedVar",
                "fixedVar",
                "{\"priority\":1,\"setpoint\":10,\"unit\":\"PctEffectiveV\"}"))
        .containsExactly("/fixedVar/unit");
    assertThat(
            pointers(
                true,
                "LimitMaxDischarge",
                "limitMaxDischarge",
                "{\"priority\":1,\"powerMonitoringMustTrip\":%s}"
                    .formatted(curve("PctMaxVar", ""))))
        .containsExactly("/limitMaxDischarge/powerMonitoringMustTrip/yUnit");
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeNeedsItsField(DERControlType type) {
    assertThat(
            faults(
                "{\"isDefault\":true,\"controlId\":\"c\",\"controlType\":\"%s\"}".formatted(type)))
        .containsExactly("/controlType");
  }

  private static List<String> pointers(
      boolean isDefault, String type, String field, String control) {
    return faults(
        "{\"isDefault\":%s,\"controlId\":\"c\",\"controlType\":\"%s\",\"%s\":%s}"
            .formatted(isDefault, type, field, control));
  }

  private static List<String> faults(String json) {
    return DerRules.faults(Payload.read(SetDERControlRequest.class, json)).stream()
        .map(Problem.Fault::pointer)
        .toList();
  }

  private static String curve(String unit, String more) {
    return "{\"curveData\":[{\"x\":1,\"y\":2}],\"priority\":0,\"yUnit\":\"%s\"%s}"
        .formatted(unit, more);
  }
}
