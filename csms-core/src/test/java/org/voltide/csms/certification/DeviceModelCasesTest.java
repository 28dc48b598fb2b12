package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** B: reports of what a station is made of, and of how it is set. */
@QuarkusTest
class DeviceModelCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_B_12: what can be configured is reported")
  void configurationInventory() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "reports", "{\"base\":\"ConfigurationInventory\"}");
      JsonNode asked =
          station.called(
              "GetBaseReport",
              ask -> ask.get("reportBase").asText().equals("ConfigurationInventory"));
      int request = asked.get("requestId").asInt();
      station.call("NotifyReport", Messages.report(request, 0, true, "OfflineThreshold"));
      station.call("NotifyReport", Messages.report(request, 1, false, "HeartbeatInterval"));
      stand.awaitOperation(operation, "DONE");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/operations/{id}/result", operation)
                  .jsonPath()
                  .getList(""))
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("TC_B_13: everything is reported")
  void fullInventory() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "reports", "{\"base\":\"FullInventory\"}");
      JsonNode asked =
          station.called(
              "GetBaseReport", ask -> ask.get("reportBase").asText().equals("FullInventory"));
      int request = asked.get("requestId").asInt();
      station.call("NotifyReport", Messages.report(request, 0, true, "OfflineThreshold"));
      station.call("NotifyReport", Messages.report(request, 1, false, "HeartbeatInterval"));
      stand.awaitOperation(operation, "DONE");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/operations/{id}/result", operation)
                  .jsonPath()
                  .getList(""))
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("TC_B_14: a summary is reported")
  void summaryInventory() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "reports", "{\"base\":\"SummaryInventory\"}");
      JsonNode asked =
          station.called(
              "GetBaseReport", ask -> ask.get("reportBase").asText().equals("SummaryInventory"));
      int request = asked.get("requestId").asInt();
      station.call("NotifyReport", Messages.report(request, 0, true, "OfflineThreshold"));
      station.call("NotifyReport", Messages.report(request, 1, false, "HeartbeatInterval"));
      stand.awaitOperation(operation, "DONE");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/operations/{id}/result", operation)
                  .jsonPath()
                  .getList(""))
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("TC_B_18: what an operator chooses is reported")
  void customReport() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station,
              "reports",
              """
              {"components":["Available"],"variables":[{"component":"OCPPCommCtrlr",
               "variable":"OfflineThreshold"}]}""");
      JsonNode asked =
          station.called(
              "GetReport", ask -> ask.has("componentCriteria") && ask.has("componentVariable"));
      int request = asked.get("requestId").asInt();
      station.call("NotifyReport", Messages.report(request, 0, true, "OfflineThreshold"));
      station.call("NotifyReport", Messages.report(request, 1, false, "HeartbeatInterval"));
      stand.awaitOperation(operation, "DONE");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/operations/{id}/result", operation)
                  .jsonPath()
                  .getList(""))
          .hasSize(2);
    }
  }
}
