package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** C: which tokens may charge. */
@QuarkusTest
class AuthorizationCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_C_02: an unknown card and a wrong key code are not accepted")
  void unknown() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      assertThat(status(station.call("Authorize", Messages.authorize("nobody", "ISO14443"))))
          .isEqualTo("Unknown");
      assertThat(status(station.call("Authorize", Messages.authorize("0000", "KeyCode"))))
          .isEqualTo("Invalid");
    }
  }

  @Test
  @DisplayName("C08: a driver of a car with ISO 15118 who shows a card is judged by the card")
  void externalMeans() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      station.call(
          "NotifyEVChargingNeeds",
          """
          {"evseId":1,"chargingNeeds":{"requestedEnergyTransfer":"DC",
           "dcChargingParameters":{"evMaxCurrent":100,"evMaxVoltage":400}}}""");
      assertThat(status(station.call("Authorize", Messages.authorize(token, "ISO14443"))))
          .isEqualTo("Accepted");
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "EVConnected",
                      Transaction.EVSE,
                      Transaction.token(token, "ISO14443")));
      assertThat(status(answer)).isEqualTo("Accepted");
      assertThat(stand.session(station).getString("items[0].idToken")).isEqualTo(token);
    }
  }

  @Test
  @DisplayName("TC_C_06: a blocked card stays out")
  void blocked() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Blocked");
      assertThat(status(station.call("Authorize", Messages.authorize(token, "ISO14443"))))
          .isEqualTo("Blocked");
    }
  }

  @Test
  @DisplayName("TC_C_07: an expired card stays out")
  void expired() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Expired");
      assertThat(status(station.call("Authorize", Messages.authorize(token, "ISO14443"))))
          .isEqualTo("Expired");
    }
  }

  @Test
  @DisplayName("TC_C_08: a card known to the station is checked when the transaction starts")
  void cached() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "EVConnected",
                      Transaction.EVSE,
                      Transaction.token(token, "ISO14443")));
      assertThat(status(answer)).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName(
      "TC_C_20: a card the station still knows but Voltide no longer accepts is refused at the start")
  void cachedButInvalid() {
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
      assertThat(status(answer)).isNotEqualTo("Accepted");
      station.call("TransactionEvent", transaction.ended("Deauthorized", "DeAuthorized"));
    }
  }

  @Test
  @DisplayName("TC_C_37: a cache is cleared")
  void cacheCleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearCache", "{}");
    }
  }

  @Test
  @DisplayName("TC_C_38: the operator hears that a cache was not cleared")
  void cacheNotCleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearCache", "{}", "{\"status\":\"Rejected\"}");
    }
  }

  @Test
  @DisplayName("TC_C_39: who is in the group of a transaction's card may stop it")
  void group() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String group = "G-" + station.id();
      String first = stand.token(Map.of("type", "ISO14443", "groupId", group));
      String second = stand.token(Map.of("type", "ISO14443", "groupId", group));
      assertThat(group(station, first)).isEqualTo(group);
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "Authorized", "EVConnected", Transaction.EVSE, Transaction.token(first, "ISO14443")));
      assertThat(group(station, second)).isEqualTo(group);
      station.call(
          "TransactionEvent",
          transaction.ended("StopAuthorized", "Local", Transaction.token(second, "ISO14443")));
    }
  }

  @Test
  @DisplayName("TC_C_40: the group of a card is on the local list, too")
  void groupOnTheLocalList() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String group = "G-" + station.id();
      String first = stand.token(Map.of("type", "ISO14443", "groupId", group));
      String second = stand.token(Map.of("type", "ISO14443", "groupId", group));
      JsonNode list = listed(station);
      assertThat(info(list, first).at("/groupIdToken/idToken").asText()).isEqualTo(group);
      assertThat(info(list, second).at("/groupIdToken/idToken").asText()).isEqualTo(group);
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "Authorized", "EVConnected", Transaction.EVSE, Transaction.token(first, "ISO14443")));
      JsonNode ended =
          station.call(
              "TransactionEvent",
              transaction.ended("StopAuthorized", "Local", Transaction.token(second, "ISO14443")));
      assertThat(status(ended)).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("TC_C_43: a blocked card of the same group is blocked on the local list, too")
  void blockedInTheGroup() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String group = "G-" + station.id();
      String blocked =
          stand.token(Map.of("type", "ISO14443", "groupId", group, "status", "Blocked"));
      assertThat(info(listed(station), blocked).get("status").asText()).isEqualTo("Blocked");
      assertThat(status(station.call("Authorize", Messages.authorize(blocked, "ISO14443"))))
          .isEqualTo("Blocked");
    }
  }

  private static JsonNode info(JsonNode list, String token) {
    for (JsonNode entry : list.get("localAuthorizationList")) {
      if (entry.at("/idToken/idToken").asText().equals(token)) {
        return entry.get("idTokenInfo");
      }
    }
    throw new AssertionError(token + " is not on the list");
  }

  /** The first list the station gets when it shall have all registered tokens, as one message. */
  private static JsonNode listed(ForeignStation station) {
    String operation =
        Callers.operator()
            .body("{\"base\":\"FullInventory\"}")
            .post("/api/v1/stations/{id}/reports", station.id())
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    assertThat(operation).isNotBlank();
    station.call(
        "NotifyReport",
        """
        {"requestId":%d,"seqNo":0,"tbc":false,"generatedAt":"%s","reportData":[
          {"component":{"name":"LocalAuthListCtrlr"},"variable":{"name":"ItemsPerMessage"},
           "variableAttribute":[{"value":"10000"}]},
          {"component":{"name":"LocalAuthListCtrlr"},"variable":{"name":"BytesPerMessage"},
           "variableAttribute":[{"value":"1000000"}]}]}"""
            .formatted(station.called("GetBaseReport").get("requestId").asInt(), Messages.now()));
    Callers.operator()
        .body("{\"tokens\":\"REGISTERED\"}")
        .put("/api/v1/stations/{id}/desired/local-list", station.id())
        .then()
        .statusCode(200);
    return station.called("SendLocalList");
  }

  @Test
  @DisplayName("TC_C_47: a master pass stops every transaction")
  void masterPassForAll() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String master = stand.token(Map.of("type", "ISO14443", "masterPass", true));
      List<Transaction> running = List.of(new Transaction(), new Transaction());
      for (Transaction transaction : running) {
        station.call(
            "TransactionEvent",
            transaction.started(
                "CablePluggedIn",
                "EVConnected",
                "\"evse\":{\"id\":%d}".formatted(running.indexOf(transaction) + 1)));
      }
      JsonNode info =
          station.call("Authorize", Messages.authorize(master, "ISO14443")).get("idTokenInfo");
      assertThat(info.get("status").asText()).isEqualTo("Accepted");
      assertThat(info.get("groupIdToken").get("idToken").asText()).isNotBlank();
      for (Transaction transaction : running) {
        station.call(
            "TransactionEvent",
            transaction.ended(
                "StopAuthorized", "MasterPass", Transaction.token(master, "ISO14443")));
      }
      assertThat(stand.session(station).getList("items.stopReason")).containsOnly("MasterPass");
    }
  }

  @Test
  @DisplayName("TC_C_48: a master pass stops one transaction")
  void masterPassForOne() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String master = stand.token(Map.of("type", "ISO14443", "masterPass", true));
      List<Transaction> running = List.of(new Transaction());
      for (Transaction transaction : running) {
        station.call(
            "TransactionEvent",
            transaction.started(
                "CablePluggedIn",
                "EVConnected",
                "\"evse\":{\"id\":%d}".formatted(running.indexOf(transaction) + 1)));
      }
      JsonNode info =
          station.call("Authorize", Messages.authorize(master, "ISO14443")).get("idTokenInfo");
      assertThat(info.get("status").asText()).isEqualTo("Accepted");
      assertThat(info.get("groupIdToken").get("idToken").asText()).isNotBlank();
      for (Transaction transaction : running) {
        station.call(
            "TransactionEvent",
            transaction.ended(
                "StopAuthorized", "MasterPass", Transaction.token(master, "ISO14443")));
      }
      assertThat(stand.session(station).getList("items.stopReason")).containsOnly("MasterPass");
    }
  }

  @Test
  @DisplayName("TC_C_49: a master pass stops what runs where nobody can choose")
  void masterPassWithoutChoice() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String master = stand.token(Map.of("type", "ISO14443", "masterPass", true));
      List<Transaction> running = List.of(new Transaction(), new Transaction());
      for (Transaction transaction : running) {
        station.call(
            "TransactionEvent",
            transaction.started(
                "CablePluggedIn",
                "EVConnected",
                "\"evse\":{\"id\":%d}".formatted(running.indexOf(transaction) + 1)));
      }
      JsonNode info =
          station.call("Authorize", Messages.authorize(master, "ISO14443")).get("idTokenInfo");
      assertThat(info.get("status").asText()).isEqualTo("Accepted");
      assertThat(info.get("groupIdToken").get("idToken").asText()).isNotBlank();
      for (Transaction transaction : running) {
        station.call(
            "TransactionEvent",
            transaction.ended(
                "StopAuthorized", "MasterPass", Transaction.token(master, "ISO14443")));
      }
      assertThat(stand.session(station).getList("items.stopReason")).containsOnly("MasterPass");
    }
  }

  private static String status(JsonNode answer) {
    return answer.get("idTokenInfo").get("status").asText();
  }

  private static String group(ForeignStation station, String token) {
    JsonNode info =
        station.call("Authorize", Messages.authorize(token, "ISO14443")).get("idTokenInfo");
    assertThat(info.get("status").asText()).isEqualTo("Accepted");
    return info.get("groupIdToken").get("idToken").asText();
  }
}
