package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** Use cases that no certification case names. */
@QuarkusTest
class UseCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("B04: a station that comes back needs no boot")
  void comesBack() {
    String id = stand.register();
    try (ForeignStation station = stand.connected(id, "ocpp2.0.1")) {
      station.call("BootNotification", Messages.boot("PowerUp"));
    }
    try (ForeignStation station = stand.connected(id, "ocpp2.0.1")) {
      assertThat(station.call("StatusNotification", Messages.status(1, 1, "Occupied"))).isEmpty();
    }
  }

  @Test
  @DisplayName("C02: the start button needs no authorization")
  void startButton() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "EVConnected",
                      Transaction.EVSE,
                      Transaction.token("", "NoAuthorization")));
      assertThat(answer.get("idTokenInfo").get("status").asText()).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("C13: who charged offline by the local list is checked when it is told")
  void localListOffline() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String card = stand.token("ISO14443", "Accepted");
      stand.relays(
          station,
          "SendLocalList",
          """
          {"versionNumber":1,"updateType":"Full","localAuthorizationList":[
            {"idToken":{"idToken":"%s","type":"ISO14443"},"idTokenInfo":{"status":"Accepted"}}]}"""
              .formatted(card));
      station.drop();
      stand.again(station, "ocpp2.0.1");
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "Charging",
                      Transaction.EVSE,
                      "\"offline\":true",
                      Transaction.token(card, "ISO14443")));
      assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      assertThat(stand.session(station).getString("items[0].idToken")).isEqualTo(card);
    }
  }

  @Test
  @DisplayName("D01: a list follows what is wished, whole or by its changes")
  void listAsWished() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      wishList(station, "[" + entry("A1") + "," + entry("A2") + "]");
      JsonNode full = station.called("SendLocalList");
      assertThat(full.get("updateType").asText()).isEqualTo("Full");
      assertThat(full.get("versionNumber").asInt()).isEqualTo(1);
      assertThat(full.get("localAuthorizationList")).hasSize(2);
      awaitList(station);

      station.answers("GetLocalListVersion", "{\"versionNumber\":1}");
      wishList(station, "[" + entry("A1") + "," + entry("A3") + "]");
      JsonNode changes = station.called("SendLocalList");
      assertThat(changes.get("updateType").asText()).isEqualTo("Differential");
      assertThat(changes.get("versionNumber").asInt()).isEqualTo(2);
      assertThat(changes.get("localAuthorizationList").findValuesAsText("type")).hasSize(2);
      awaitList(station);

      station.answers("GetLocalListVersion", "{\"versionNumber\":2}");
      station.answers("SendLocalList", "{\"status\":\"VersionMismatch\"}");
      wishList(station, "[" + entry("A4") + "]");
      assertThat(station.called("SendLocalList").get("updateType").asText())
          .isEqualTo("Differential");
      JsonNode again = station.called("SendLocalList");
      assertThat(again.get("updateType").asText()).isEqualTo("Full");
      assertThat(again.get("localAuthorizationList")).hasSize(1);
    }
  }

  private static String entry(String token) {
    return """
        {"idToken":{"idToken":"%s","type":"ISO14443"},"idTokenInfo":{"status":"Accepted"}}"""
        .formatted(token);
  }

  private static void wishList(ForeignStation station, String entries) {
    Callers.operator()
        .body("{\"entries\":" + entries + "}")
        .put("/api/v1/stations/{id}/desired/local-list", station.id())
        .then()
        .statusCode(200);
  }

  private static void awaitList(ForeignStation station) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Callers.viewer()
                            .get("/api/v1/stations/{id}/desired?kind=local-list", station.id())
                            .asString())
                    .contains("APPLIED"));
  }

  @Test
  @DisplayName("B10: a station moves to another connection and may fall back to the first")
  void migrates() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetNetworkProfile",
          """
          {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0",
           "ocppTransport":"JSON","ocppVersion":"OCPP20","messageTimeout":30,
           "ocppCsmsUrl":"ws://csms.example/ocpp","securityProfile":1}}""");
      stand.relays(
          station,
          "SetVariables",
          """
          {"setVariableData":[{"component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"NetworkConfigurationPriority"},"attributeValue":"2,1"}]}""",
          """
          {"setVariableResult":[{"attributeStatus":"RebootRequired",
           "component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"NetworkConfigurationPriority"}}]}""");
      stand.relays(station, "ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}");
      stand.relays(station, "Reset", "{\"type\":\"OnIdle\"}");
      station.drop();
      try (ForeignStation moved = stand.connected(station.id(), "ocpp2.1")) {
        JsonNode boot = moved.call("BootNotification", Messages.boot("RemoteReset"));
        assertThat(boot.get("status").asText()).isEqualTo("Accepted");
      }
      stand.again(station, "ocpp2.0.1");
      assertThat(station.call("BootNotification", Messages.boot("RemoteReset")).get("status"))
          .hasToString("\"Accepted\"");
    }
  }

  @Test
  @DisplayName("C14: a card on the local list is checked again online")
  void localListOnline() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "EVConnected",
                      Transaction.EVSE,
                      Transaction.token("gone", "ISO14443")));
      assertThat(answer.get("idTokenInfo").get("status").asText()).isEqualTo("Unknown");
    }
  }

  @Test
  @DisplayName("C15: an unknown card that charged offline is refused afterwards")
  void unknownOffline() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.started(
                  "Authorized",
                  "EVConnected",
                  Transaction.EVSE,
                  "\"offline\":true",
                  Transaction.token("gone", "ISO14443")));
      assertThat(answer.get("idTokenInfo").get("status").asText()).isEqualTo("Unknown");
      station.call("TransactionEvent", transaction.ended("Deauthorized", "DeAuthorized"));
    }
  }

  @Test
  @DisplayName("E04: a transaction that began offline is told later")
  void startedOffline() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "CablePluggedIn", "EVConnected", Transaction.EVSE, "\"offline\":true"));
      station.call("TransactionEvent", transaction.updated("ChargingStateChanged", "Charging"));
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("active");
    }
  }

  @Test
  @DisplayName("E05: a card that is not accepted does not end what the station does not end")
  void notAccepted() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.started(
                  "Authorized",
                  "EVConnected",
                  Transaction.EVSE,
                  Transaction.token("gone", "ISO14443")));
      assertThat(answer.get("idTokenInfo").get("status").asText()).isEqualTo("Unknown");
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("active");
    }
  }

  @Test
  @DisplayName("E08: a transaction that ended offline is told later")
  void endedOffline() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      station.drop();
      stand.again(station, "ocpp2.0.1");
      station.call(
          "TransactionEvent",
          transaction.ended("EVCommunicationLost", "EVDisconnected", "\"offline\":true"));
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("ended");
    }
  }

  @Test
  @DisplayName("E11: a lost connection ends no transaction")
  void connectionLost() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      station.drop();
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("active");
      stand.again(station, "ocpp2.0.1");
      station.call("TransactionEvent", transaction.updated("MeterValuePeriodic", "Charging"));
      assertThat(stand.session(station).getList("items.state")).containsExactly("active");
    }
  }

  @Test
  @DisplayName("E12: a whole transaction is told afterwards, in any order")
  void toldAfterwards() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      String started =
          transaction.started(
              "CablePluggedIn", "EVConnected", Transaction.EVSE, "\"offline\":true");
      String updated =
          transaction.updated(
              "MeterValuePeriodic",
              "Charging",
              "\"offline\":true",
              Transaction.meter("Sample.Periodic", 100));
      String ended = transaction.ended("EVCommunicationLost", "EVDisconnected", "\"offline\":true");
      station.call("TransactionEvent", ended);
      station.call("TransactionEvent", started);
      station.call("TransactionEvent", updated);
      assertThat(stand.session(station).getList("items.state")).containsExactly("ended");
    }
  }

  @Test
  @DisplayName("E13: a message told twice counts once")
  void toldTwice() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      String started =
          transaction.started(
              "CablePluggedIn",
              "EVConnected",
              Transaction.EVSE,
              Transaction.meter("Transaction.Begin", 5));
      assertThat(station.call("TransactionEvent", started))
          .isEqualTo(station.call("TransactionEvent", started));
      assertThat(stand.session(station).getList("items")).hasSize(1);
    }
  }

  @Test
  @DisplayName("G02: a heartbeat tells the time")
  void heartbeat() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Instant before = Instant.now().minusSeconds(1);
      Instant told = Instant.parse(station.call("Heartbeat", "{}").get("currentTime").asText());
      assertThat(told).isBetween(before, Instant.now().plusSeconds(1));
    }
  }

  @Test
  @DisplayName("P01: an operator sends data of a vendor")
  void dataToTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "DataTransfer",
          """
          {"vendorId":"org.voltide","messageId":"m","data":{"a":[1,"b"]}}""",
          "{\"status\":\"UnknownVendorId\"}");
    }
  }

  @Test
  @DisplayName("A04: a security event is kept")
  void securityEvent() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String event =
          """
          {"type":"TamperDetectionActivated","timestamp":"%s"}"""
              .formatted(Messages.now());
      assertThat(station.call("SecurityEventNotification", event)).isEmpty();
      assertThat(
              Callers.viewer()
                  .get("/api/v1/security-events?station={id}", station.id())
                  .jsonPath()
                  .getList("items.type"))
          .contains("TamperDetectionActivated");
    }
  }
}
