package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** N: logs that stations upload. */
@QuarkusTest
class LogCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_N_25: a diagnostics log is uploaded")
  void diagnostics() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Callers.operator()
          .body("{\"logType\":\"DiagnosticsLog\"}")
          .post("/api/v1/stations/{id}/logs", station.id())
          .then()
          .statusCode(200);
      JsonNode asked = station.called("GetLog");
      assertThat(asked.get("logType").asText()).isEqualTo("DiagnosticsLog");
      assertThat(asked.get("log").get("remoteLocation").asText()).startsWith("http");
      int request = asked.get("requestId").asInt();
      tells(station, request, "Uploading", "Uploaded");
    }
  }

  @Test
  @DisplayName("TC_N_35: a security log is uploaded")
  void security() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Callers.operator()
          .body("{\"logType\":\"SecurityLog\"}")
          .post("/api/v1/stations/{id}/logs", station.id())
          .then()
          .statusCode(200);
      JsonNode asked = station.called("GetLog");
      assertThat(asked.get("logType").asText()).isEqualTo("SecurityLog");
      assertThat(asked.get("log").get("remoteLocation").asText()).startsWith("http");
      int request = asked.get("requestId").asInt();
      tells(station, request, "Uploading", "Uploaded");
    }
  }

  @Test
  @DisplayName("TC_N_34: a station refuses to upload")
  void refused() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("GetLog", "{\"status\":\"Rejected\"}");
      Callers.operator()
          .body("{\"logType\":\"DiagnosticsLog\"}")
          .post("/api/v1/stations/{id}/logs", station.id());
      assertThat(station.called("GetLog").get("logType").asText()).isEqualTo("DiagnosticsLog");
    }
  }

  @Test
  @DisplayName("TC_N_36: a second request replaces the first")
  void second() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Callers.operator()
          .body("{\"logType\":\"DiagnosticsLog\"}")
          .post("/api/v1/stations/{id}/logs", station.id())
          .then()
          .statusCode(200);
      JsonNode asked = station.called("GetLog");
      assertThat(asked.get("logType").asText()).isEqualTo("DiagnosticsLog");
      int first = asked.get("requestId").asInt();
      tells(station, first, "Uploading");
      station.answers("GetLog", "{\"status\":\"AcceptedCanceled\"}");
      Callers.operator()
          .body("{\"logType\":\"DiagnosticsLog\"}")
          .post("/api/v1/stations/{id}/logs", station.id())
          .then()
          .statusCode(200);
      int second = station.called("GetLog").get("requestId").asInt();
      assertThat(second).isNotEqualTo(first);
      tells(station, first, "AcceptedCanceled");
      tells(station, second, "Uploading", "Uploaded");
    }
  }

  @Test
  @DisplayName("TC_F_15: the state of an upload is asked for")
  void triggersLogStatus() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"LogStatusNotification\"}");
      assertThat(station.call("LogStatusNotification", "{\"status\":\"Idle\"}")).isEmpty();
    }
  }

  @Test
  @DisplayName("TC_F_18: the state of an update is asked for")
  void triggersFirmwareStatus() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station, "TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
      assertThat(station.call("FirmwareStatusNotification", "{\"status\":\"Idle\"}")).isEmpty();
    }
  }

  private static void tells(ForeignStation station, int request, String... statuses) {
    for (String status : statuses) {
      String told = "{\"status\":\"%s\",\"requestId\":%d}".formatted(status, request);
      assertThat(station.call("LogStatusNotification", told)).isEmpty();
    }
  }
}
