package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** N: what stations watch, and what they tell of it. G05: a lock that fails. */
@QuarkusTest
class MonitoringCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_N_01: monitors are reported by what they watch for")
  void byCriteria() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(station, "monitoring/report", "{\"criteria\":[\"ThresholdMonitoring\"]}");
      JsonNode asked = station.called("GetMonitoringReport");
      assertThat(asked.has("monitoringCriteria")).isTrue();
      assertThat(asked.has("componentVariable")).isFalse();
      reports(station, asked, operation);
    }
  }

  @Test
  @DisplayName("TC_N_02: monitors are reported by variable")
  void byVariable() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station,
              "monitoring/report",
              """
              {"variables":[{"component":"EVSE","evseId":1,"variable":"Power"}]}""");
      JsonNode asked = station.called("GetMonitoringReport");
      assertThat(asked.has("monitoringCriteria")).isFalse();
      assertThat(asked.has("componentVariable")).isTrue();
      reports(station, asked, operation);
    }
  }

  @Test
  @DisplayName("TC_N_03: monitors are reported by both")
  void byBoth() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station,
              "monitoring/report",
              """
              {"criteria":["DeltaMonitoring"],"variables":[{"component":"EVSE","evseId":1,
               "variable":"Power"}]}""");
      JsonNode asked = station.called("GetMonitoringReport");
      assertThat(asked.has("monitoringCriteria")).isTrue();
      assertThat(asked.has("componentVariable")).isTrue();
      reports(station, asked, operation);
    }
  }

  @Test
  @DisplayName("TC_N_60: monitors are reported by both, for several variables")
  void byBothForSeveral() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station,
              "monitoring/report",
              """
              {"criteria":["PeriodicMonitoring"],"variables":[{"component":"EVSE",
               "evseId":1,"variable":"Power"},{"component":"OCPPCommCtrlr",
               "variable":"OfflineThreshold"}]}""");
      JsonNode asked = station.called("GetMonitoringReport");
      assertThat(asked.get("componentVariable")).hasSize(2);
      reports(station, asked, operation);
    }
  }

  @Test
  @DisplayName("TC_N_47: all monitors are reported")
  void all() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "monitoring/report", "{}");
      JsonNode asked = station.called("GetMonitoringReport");
      assertThat(asked.has("monitoringCriteria")).isFalse();
      assertThat(asked.has("componentVariable")).isFalse();
      reports(station, asked, operation);
    }
  }

  @Test
  @DisplayName("TC_N_104: monitors that watch a target are reported")
  void targetDelta() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.begins(station, "monitoring/report", "{\"criteria\":[\"DeltaMonitoring\"]}");
      JsonNode asked = station.called("GetMonitoringReport");
      assertThat(asked.get("monitoringCriteria"))
          .isEqualTo(NodeProgram.json("[\"DeltaMonitoring\"]"));
      station.call(
          "NotifyMonitoringReport",
          Messages.monitors(asked.get("requestId").asInt(), 0, false)
              .replace("UpperThreshold", "TargetDelta")
              .replace(
                  "\"severity\":5", "\"severity\":5,\"eventNotificationType\":\"CustomMonitor\""));
      assertThat(
              Callers.viewer()
                  .get("/api/v1/stations/{id}/monitoring", station.id())
                  .jsonPath()
                  .getList("type"))
          .containsExactly("TargetDelta");
    }
  }

  @Test
  @DisplayName("TC_N_05: a set of monitors is chosen")
  void base() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "SetMonitoringBase", "{\"monitoringBase\":\"FactoryDefault\"}");
    }
  }

  @Test
  @DisplayName("TC_N_08: one monitor is set")
  void oneMonitor() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetVariableMonitoring",
          """
          {"setMonitoringData":[{"value":10.5,"type":"UpperThreshold","severity":5,
           "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}}]}""",
          """
          {"setMonitoringResult":[{"id":1,"status":"Accepted","type":"UpperThreshold",
           "severity":5,"component":{"name":"EVSE","evse":{"id":1}},
           "variable":{"name":"Power"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_N_09: several monitors are set")
  void severalMonitors() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetVariableMonitoring",
          """
          {"setMonitoringData":[{"value":10.5,"type":"UpperThreshold","severity":5,
           "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}},
           {"value":1.5,"type":"LowerThreshold","severity":5,"component":{"name":"EVSE",
           "evse":{"id":1}},"variable":{"name":"Power"}}]}""",
          """
          {"setMonitoringResult":[{"id":1,"status":"Accepted","type":"UpperThreshold",
           "severity":5,"component":{"name":"EVSE","evse":{"id":1}},
           "variable":{"name":"Power"}},{"id":2,"status":"Accepted",
           "type":"LowerThreshold","severity":5,"component":{"name":"EVSE",
           "evse":{"id":1}},"variable":{"name":"Power"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_N_16: a level of severity is chosen")
  void level() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "SetMonitoringLevel", "{\"severity\":5}");
    }
  }

  @Test
  @DisplayName("TC_N_17: the operator hears that there is no such level")
  void levelOutOfRange() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "SetMonitoringLevel", "{\"severity\":10}", "{\"status\":\"Rejected\"}");
    }
  }

  @Test
  @DisplayName("TC_N_18: monitors are cleared")
  void cleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ClearVariableMonitoring",
          "{\"id\":[1,2]}",
          """
          {"clearMonitoringResult":[{"id":1,"status":"Accepted"},{"id":2,
           "status":"NotFound"}]}""");
    }
  }

  @Test
  @DisplayName("TC_N_44: the operator hears that a monitor stays")
  void notCleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ClearVariableMonitoring",
          "{\"id\":[3]}",
          """
          {"clearMonitoringResult":[{"id":3,"status":"Rejected"}]}""");
    }
  }

  @Test
  @DisplayName("TC_N_21: an event of a built-in monitor is kept")
  void hardWired() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      isKept(station, Messages.event("Alerting", "HardWiredMonitor", "EVSE", "Power", "12"));
    }
  }

  @Test
  @DisplayName("TC_N_24: a periodic event is kept")
  void periodic() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetVariableMonitoring",
          """
          {"setMonitoringData":[{"value":60.5,"type":"Periodic","severity":5,
           "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}}]}""",
          """
          {"setMonitoringResult":[{"id":4,"status":"Accepted","type":"Periodic",
           "severity":5,"component":{"name":"EVSE","evse":{"id":1}},
           "variable":{"name":"Power"}}]}""");

      isKept(station, Messages.event("Periodic", "CustomMonitor", "EVSE", "Power", "12"));
    }
  }

  @Test
  @DisplayName("TC_N_48: an event without a value is kept")
  void writeOnly() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      isKept(station, Messages.event("Delta", "CustomMonitor", "EVSE", "Power", ""));
    }
  }

  @Test
  @DisplayName("TC_N_49: an event that is over is kept")
  void overAfterReboot() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.call("BootNotification", Messages.boot("RemoteReset"));

      isKept(station, Messages.event("Alerting", "CustomMonitor", "EVSE", "Power", "12"));
    }
  }

  @Test
  @DisplayName("TC_N_50: an event of a monitor that alerts is kept")
  void alert() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      isKept(station, Messages.event("Alerting", "CustomMonitor", "EVSE", "Power", "12"));
    }
  }

  @Test
  @DisplayName("TC_G_20: a lock that fails is kept")
  void lockFailure() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      isKept(
          station,
          Messages.event(
              "Alerting",
              "HardWiredNotification",
              "ConnectorPlugRetentionLock",
              "Problem",
              "true"));
    }
  }

  /** The station tells of one monitor and the operator has it in the operation's result. */
  private void reports(ForeignStation station, JsonNode asked, String operation) {
    station.call(
        "NotifyMonitoringReport", Messages.monitors(asked.get("requestId").asInt(), 0, false));
    stand.awaitOperation(operation, "DONE");
    assertThat(
            Callers.viewer()
                .get("/api/v1/operations/{id}/result", operation)
                .jsonPath()
                .getList(""))
        .hasSize(1);
  }

  private static void isKept(ForeignStation station, String event) {
    assertThat(station.call("NotifyEvent", event)).isEmpty();
    assertThat(
            Callers.viewer()
                .get("/api/v1/station-events?station={id}", station.id())
                .jsonPath()
                .getList("items"))
        .hasSize(1);
  }
}
