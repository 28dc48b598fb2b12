package org.voltide.csms.certification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
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
  @DisplayName("TC_N_100: a log of collected data is uploaded")
  void collectedData() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Callers.operator()
          .body("{\"logType\":\"DataCollectorLog\"}")
          .post("/api/v1/stations/{id}/logs", station.id())
          .then()
          .statusCode(200);
      JsonNode asked = station.called("GetLog");
      assertThat(asked.get("logType").asText()).isEqualTo("DataCollectorLog");
      tells(station, asked.get("requestId").asInt(), "Uploading", "Uploaded");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/logs?station={id}", station.id())
                  .<String>path("items[0].state"))
          .isEqualTo("DONE");
    }
  }

  @Test
  @DisplayName("TC_N_102: a station shows a password where it uploads")
  void withPassword() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Callers.operator()
          .body("{\"logType\":\"DiagnosticsLog\",\"password\":true}")
          .post("/api/v1/stations/{id}/logs", station.id())
          .then()
          .statusCode(200);
      JsonNode asked = station.called("GetLog");
      URI address = URI.create(asked.at("/log/remoteLocation").asText());
      String[] who = address.getUserInfo().split(":", 2);
      String path = address.getPath() + "/my.log";
      given()
          .body("x")
          .put(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", startsWith("Basic"));
      assertThat(uploaded(path, who[0], "guessed")).isEqualTo(404);
      assertThat(uploaded(path, who[0], who[1])).isEqualTo(201);
      tells(station, asked.get("requestId").asInt(), "Uploading", "Uploaded");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/logs?station={id}", station.id())
                  .<String>path("items[0].name"))
          .isEqualTo("my.log");
    }
  }

  @Test
  @DisplayName("TC_N_102_2: a station shows a password where it uploads by HTTPS")
  void withPasswordByHttps() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      asks(station, "gopher://files.example").statusCode(422);
      String location = "https://name:password@files.example/logs/";
      asks(station, location).statusCode(200);
      JsonNode asked = station.called("GetLog");
      assertThat(asked.at("/log/remoteLocation").asText()).isEqualTo(location);
      tells(station, asked.get("requestId").asInt(), "Uploading", "Uploaded");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/logs?station={id}", station.id())
                  .<String>path("items[0].state"))
          .isEqualTo("DONE");
    }
  }

  private static ValidatableResponse asks(ForeignStation station, String location) {
    return Callers.operator()
        .body(Map.of("logType", "DiagnosticsLog", "location", location))
        .post("/api/v1/stations/{id}/logs", station.id())
        .then();
  }

  private static int uploaded(String path, String name, String password) {
    return given().auth().preemptive().basic(name, password).body("x").put(path).statusCode();
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
