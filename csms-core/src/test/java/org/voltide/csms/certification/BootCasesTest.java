package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** B: stations that are held or refused when they boot. */
@QuarkusTest
class BootCasesTest {
  private static final String START =
      """
      {"remoteStartId":1,"idToken":{"idToken":"AA","type":"Central"}}""";

  @Inject Stand stand;

  @Test
  @DisplayName("TC_B_02: a station that is held is configured, and then accepted")
  void pending() {
    String id = stand.register();
    stand.bootPolicy(id, "PENDING");
    try (ForeignStation station = stand.connected(id, "ocpp2.0.1")) {
      JsonNode answer = station.call("BootNotification", Messages.boot("PowerUp"));
      assertThat(answer.get("status").asText()).isEqualTo("Pending");
      assertThat(answer.get("interval").asInt()).isPositive();
      stand.relays(
          station,
          "SetVariables",
          """
          {"setVariableData":[{"attributeValue":"123",
           "component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"OfflineThreshold"}}]}""",
          """
          {"setVariableResult":[{"attributeStatus":"Accepted",
           "component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"OfflineThreshold"}}]}""");
      refuses(id, "RequestStartTransaction", START);
      assertThat(station.heard("TriggerMessage")).as("while it is held").isZero();
      stand.bootPolicy(id, "ACCEPT");
      station.called("TriggerMessage");
      assertThat(
              station.call("BootNotification", Messages.boot("Triggered")).get("status").asText())
          .isEqualTo("Accepted");
      stand.relays(station, "GetLocalListVersion", "{}", "{\"versionNumber\":0}");
      assertThat(station.heard("TriggerMessage")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("TC_B_30: a station that was refused is not listened to")
  void rejected() {
    String id = stand.register();
    stand.bootPolicy(id, "REJECT");
    try (ForeignStation station = stand.connected(id, "ocpp2.0.1")) {
      JsonNode answer = station.call("BootNotification", Messages.boot("PowerUp"));
      assertThat(answer.get("status").asText()).isEqualTo("Rejected");
      assertThat(answer.get("interval").asInt()).isPositive();
      assertThat(station.fault("StatusNotification", Messages.status(1, 1, "Available")))
          .isEqualTo("SecurityError");
      refuses(id, "GetLocalListVersion", "{}");
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
    }
  }

  @Test
  @DisplayName("B01: a station that has not booted yet is asked nothing but to boot")
  void notBooted() {
    String id = stand.register();
    try (ForeignStation station = stand.connected(id, "ocpp2.1")) {
      refuses(id, "GetLocalListVersion", "{}");
      Callers.operator()
          .body("{\"type\":\"OnIdle\"}")
          .post("/api/v1/stations/{id}/reset", id)
          .then()
          .statusCode(409);
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
    }
  }

  @Test
  @DisplayName("TC_B_31: a station that is held is asked to boot again")
  void triggered() {
    String id = stand.register();
    stand.bootPolicy(id, "PENDING");
    try (ForeignStation station = stand.connected(id, "ocpp2.0.1")) {
      station.call("BootNotification", Messages.boot("PowerUp"));
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
      assertThat(
              station.call("BootNotification", Messages.boot("Triggered")).get("status").asText())
          .isEqualTo("Pending");
    }
  }

  private static void refuses(String id, String action, String payload) {
    Callers.operator()
        .body(payload)
        .post("/api/v1/stations/{id}/ocpp/{action}", id, action)
        .then()
        .statusCode(409)
        .body("detail", containsString("has not been accepted"));
  }
}
