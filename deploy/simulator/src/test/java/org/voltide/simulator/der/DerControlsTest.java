package org.voltide.simulator.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.Misbehaviour;
import org.voltide.simulator.station.Mischief;
import org.voltide.simulator.station.Visit;

class DerControlsTest {
  private Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDefaultLimitsWhatIsFedBack() {
    Visit visit = discharging();
    assertThat(limit("c1", true, 1, 50, "")).isEqualTo("Accepted");
    double before = visit.outWh();
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh() - before).isCloseTo(2_500, within(1.0));

    assertThat(bench.status("ClearDERControl", "{\"isDefault\":true}")).isEqualTo("Accepted");
    before = visit.outWh();
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh() - before).isCloseTo(5_000, within(1.0));
  }

  @Test
  void aScheduledControlStartsStopsAndIsForgotten() {
    String timing = ",\"startTime\":\"2026-03-01T12:10:00Z\",\"duration\":300";
    assertThat(limit("c1", false, 1, 0, timing)).isEqualTo("Accepted");
    bench.pass(Duration.ofMinutes(11));
    assertThat(started()).isEqualTo("c1 true");
    bench.pass(Duration.ofMinutes(5));
    assertThat(started()).isEqualTo("c1 false");
    assertThat(bench.status("GetDERControl", "{\"requestId\":1}")).isEqualTo("NotFound");
  }

  @Test
  void theMoreImportantControlSupersedesTheOther() {
    String hour = ",\"startTime\":\"2026-03-01T12:10:00Z\",\"duration\":3600";
    limit("low", false, 5, 50, hour);
    JsonNode answer = bench.ask("SetDERControl", json("high", false, 1, 20, hour));
    assertThat(answer.get("supersededIds").toString()).isEqualTo("[\"low\"]");

    bench.ask("GetDERControl", "{\"requestId\":4,\"isDefault\":false}");
    JsonNode report = bench.last("ReportDERControl").get("limitMaxDischarge");
    assertThat(report.findValuesAsText("id")).containsExactly("low", "high");
    assertThat(report.findValuesAsText("isSuperseded")).containsExactly("true", "false");
    bench.pass(Duration.ofMinutes(11));
    assertThat(started()).isEqualTo("high true");
    assertThat(bench.csms().calls("NotifyDERStartStop")).hasSize(1);
    bench.ask("ClearDERControl", "{\"isDefault\":false,\"controlId\":\"high\"}");
    assertThat(started()).isEqualTo("low true");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(limit("c", true, 1, 50, ",\"duration\":5")).isEqualTo("Rejected");
    assertThat(
            bench.status(
                "SetDERControl",
                "{\"isDefault\":true,\"controlId\":\"c\",\"controlType\":\"FixedVar\"}"))
        .isEqualTo("Rejected");
    assertThat(
            bench.status(
                "SetDERControl",
                "{\"isDefault\":false,\"controlId\":\"c\",\"controlType\":\"Gradients\","
                    + "\"gradient\":{\"priority\":1,\"gradient\":1,\"softGradient\":1}}"))
        .isEqualTo("Rejected");
    assertThat(
            bench.status(
                "SetDERControl",
                "{\"isDefault\":true,\"controlId\":\"c\",\"controlType\":\"WattPF\"}"))
        .isEqualTo("NotSupported");
  }

  @Test
  void whileTheGridIsAtFaultNothingIsFedBack() {
    bench.close();
    bench =
        new Bench(
            Bench.dc(
                new Mischief.Window(
                    Misbehaviour.GRID_FAULT,
                    LocalTime.of(12, 10),
                    LocalTime.of(12, 20),
                    Duration.ZERO,
                    0)));
    Visit visit = discharging();
    bench.pass(Duration.ofMinutes(20));
    assertThat(visit.outWh()).isCloseTo(5_000, within(200.0));

    var alarms = bench.csms().calls("NotifyDERAlarm");
    assertThat(alarms.stream().map(a -> a.get("alarmEnded").asBoolean()))
        .containsExactly(false, true);
    assertThat(alarms.getFirst().get("gridEventFault").asText()).isEqualTo("OverVoltage");
  }

  private Visit discharging() {
    Visit visit = bench.plugIn(80);
    bench.ask(
        "SetChargingProfile",
        """
        {"evseId":0,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":
        "TxDefaultProfile","chargingProfileKind":"Relative","chargingSchedule":[{"id":1,
        "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,
        "operationMode":"CentralSetpoint","setpoint":-30000}]}]}}""");
    return visit;
  }

  private String started() {
    JsonNode last = bench.last("NotifyDERStartStop");
    return last.get("controlId").asText() + " " + last.get("started").asBoolean();
  }

  private String limit(String id, boolean isDefault, int priority, int percent, String timing) {
    return bench.status("SetDERControl", json(id, isDefault, priority, percent, timing));
  }

  private static String json(
      String id, boolean isDefault, int priority, int percent, String timing) {
    return """
        {"isDefault":%s,"controlId":"%s","controlType":"LimitMaxDischarge",
        "limitMaxDischarge":{"priority":%d,"pctMaxDischargePower":%d%s}}"""
        .formatted(isDefault, id, priority, percent, timing);
  }
}
