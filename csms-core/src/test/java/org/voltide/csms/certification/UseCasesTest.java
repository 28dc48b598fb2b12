package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
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
      String card = listed(station);
      station.drop();
      block(card);
      stand.again(station, "ocpp2.0.1");
      Transaction transaction = new Transaction();
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.started(
                  "Authorized",
                  "Charging",
                  Transaction.EVSE,
                  "\"offline\":true",
                  Transaction.token(card, "ISO14443"),
                  Transaction.meter("Transaction.Begin", 1_000)));
      assertThat(status(answer)).isEqualTo("Blocked");
      station.call(
          "TransactionEvent",
          transaction.ended(
              "Deauthorized", "DeAuthorized", Transaction.meter("Transaction.End", 4_000)));
      JsonPath session = stand.session(station);
      assertThat(session.getString("items[0].idToken")).isEqualTo(card);
      assertThat(session.getDouble("items[0].energyInWh")).isEqualTo(3_000);
    }
  }

  /** A card that the station's list accepts, and what its operator says of it is not told. */
  private String listed(ForeignStation station) {
    String card = stand.token("ISO14443", "Accepted");
    wishList(station, "[" + entry(card) + "]");
    JsonNode listed = station.called("SendLocalList").at("/localAuthorizationList/0");
    assertThat(listed.at("/idToken/idToken").asText()).isEqualTo(card);
    assertThat(status(listed)).isEqualTo("Accepted");
    awaitList(station);
    return card;
  }

  private static void block(String card) {
    String id =
        Callers.viewer()
            .get("/api/v1/tokens?q={card}", card)
            .jsonPath()
            .getString("items.find { it.idToken == '%s' }.id".formatted(card));
    Callers.operator()
        .body("{\"status\":\"Blocked\"}")
        .patch("/api/v1/tokens/{id}", id)
        .then()
        .statusCode(200);
  }

  private static String status(JsonNode answer) {
    return answer.at("/idTokenInfo/status").asText();
  }

  @Test
  @DisplayName("C01: a car that is known by its MAC address may charge")
  void externalIdentification() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String car = stand.token("MacAddress", "Accepted");
      JsonNode answer = station.call("Authorize", Messages.authorize(car, "MacAddress"));
      assertThat(status(answer)).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("C10: an answer says until when it may be cached")
  void cached() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String card = stand.token("ISO14443", "Accepted");
      Instant before = Instant.now();
      JsonNode answer = station.call("Authorize", Messages.authorize(card, "ISO14443"));
      assertThat(Instant.parse(answer.at("/idTokenInfo/cacheExpiryDateTime").asText()))
          .isAfter(before);
    }
  }

  @Test
  @DisplayName("C18: who pays at the station's terminal may charge")
  void paymentTerminal() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "EVConnected",
                      Transaction.EVSE,
                      Transaction.token("PSP-" + station.id(), "DirectPayment")));
      assertThat(status(answer)).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("C19: who paid at the terminal and goes before he charges is settled with nothing")
  void canceledBefore() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String settlement =
          """
          {"pspRef":"PSP-%s","status":"Canceled","settlementAmount":0,"settlementTime":"%s"}"""
              .formatted(station.id(), Messages.now());
      assertThat(station.call("NotifySettlement", settlement)).isEmpty();
      JsonPath kept =
          Callers.viewer().get("/api/v1/settlements?station={id}", station.id()).jsonPath();
      assertThat(kept.getList("items.status")).containsExactly("Canceled");
      assertThat(kept.getDouble("items[0].amount")).isZero();
    }
  }

  @Test
  @DisplayName("S01: who is known swaps batteries without anybody having been asked for it")
  void swapsBatteries() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String card = stand.token("ISO14443", "Accepted");
      assertThat(status(station.call("Authorize", Messages.authorize(card, "ISO14443"))))
          .isEqualTo("Accepted");
      for (String event : List.of("BatteryIn", "BatteryOut")) {
        String swap = Messages.batterySwap(4_711, event).replace("\"B1\"", "\"" + card + "\"");
        assertThat(station.call("BatterySwap", swap)).isEmpty();
      }
      JsonPath events =
          Callers.viewer().get("/api/v1/battery-swap-events?station={id}", station.id()).jsonPath();
      assertThat(events.getList("items.eventType"))
          .containsExactlyInAnyOrder("BatteryIn", "BatteryOut");
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
      ObjectNode elsewhere = stand.plain(station.id(), Stand.PASSWORD, "ocpp2.1");
      stand
          .ask(
              station,
              "SetNetworkProfile",
              """
              {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0",
               "ocppTransport":"JSON","ocppVersion":"OCPP20","messageTimeout":30,
               "ocppCsmsUrl":"%s","securityProfile":1}}"""
                  .formatted(elsewhere.get("endpoint").asText()))
          .statusCode(200);
      JsonNode slot = station.called("SetNetworkProfile");
      assertThat(slot.get("configurationSlot").asInt()).isEqualTo(2);
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
      try (ForeignStation moved = new ForeignStation(station.id())) {
        elsewhere.set("endpoint", slot.at("/connectionData/ocppCsmsUrl"));
        assertThat(moved.connect(elsewhere).protocol()).isEqualTo("ocpp2.1");
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
      String card = listed(station);
      assertThat(status(started(station, new Transaction(), card))).isEqualTo("Accepted");
      block(card);
      assertThat(status(started(station, new Transaction(), card))).isEqualTo("Blocked");
    }
  }

  private static JsonNode started(
      ForeignStation station, Transaction transaction, String card, String... members) {
    String[] all =
        Stream.concat(
                Stream.of(Transaction.EVSE, Transaction.token(card, "ISO14443")),
                Stream.of(members))
            .toArray(String[]::new);
    return station.call("TransactionEvent", transaction.started("Authorized", "Charging", all));
  }

  @Test
  @DisplayName("C15: a card on no list that charged offline is refused afterwards")
  void unknownOffline() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      listed(station);
      Transaction transaction = new Transaction();
      assertThat(status(started(station, transaction, "gone", "\"offline\":true")))
          .isEqualTo("Unknown");
      station.call("TransactionEvent", transaction.ended("Deauthorized", "DeAuthorized"));
      JsonPath session = stand.session(station);
      assertThat(session.getString("items[0].idToken")).isEqualTo("gone");
      assertThat(session.getString("items[0].stopReason")).isEqualTo("DeAuthorized");
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
      listed(station);
      Transaction transaction = new Transaction();
      assertThat(status(started(station, transaction, "gone"))).isEqualTo("Unknown");
      station.call("TransactionEvent", transaction.updated("Deauthorized", "SuspendedEVSE"));
      JsonPath session = stand.session(station);
      assertThat(session.getString("items[0].state")).isEqualTo("active");
      assertThat(session.getString("items[0].chargingState")).isEqualTo("SuspendedEVSE");
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
      Instant end = Instant.now();
      String started =
          transaction.started(
              "CablePluggedIn",
              "EVConnected",
              Transaction.EVSE,
              "\"offline\":true",
              Transaction.meter("Transaction.Begin", 100, end.minusSeconds(60)));
      String updated =
          transaction.updated(
              "MeterValuePeriodic",
              "Charging",
              "\"offline\":true",
              Transaction.meter("Sample.Periodic", 700, end.minusSeconds(30)));
      String ended =
          transaction.ended(
              "EVCommunicationLost",
              "EVDisconnected",
              "\"offline\":true",
              Transaction.meter("Transaction.End", 1_300, end));
      station.call("TransactionEvent", ended);
      station.call("TransactionEvent", started);
      station.call("TransactionEvent", updated);
      JsonPath session = stand.session(station);
      assertThat(session.getList("items.state")).containsExactly("ended");
      assertThat(session.getDouble("items[0].energyInWh")).isEqualTo(1_200);
      assertThat(Instant.parse(session.getString("items[0].startedAt")))
          .isCloseTo(
              NodeProgram.json(started).get("timestamp").asText(), within(1, ChronoUnit.MILLIS));
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
