package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** E: transactions from any start to any end. What was answered can be read at once. */
@QuarkusTest
class TransactionCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_E_01: a transaction starts when the power path closes")
  void startsWithPower() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started(
              "ChargingStateChanged",
              "Charging",
              Transaction.EVSE,
              Transaction.token(token, "ISO14443")));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_02: a transaction starts when energy flows")
  void startsWithEnergy() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started(
              "ChargingStateChanged",
              "Charging",
              Transaction.EVSE,
              Transaction.token(token, "ISO14443")));
      station.tells(
          transaction.updated(
              "MeterValuePeriodic", "Charging", Transaction.meter("Sample.Periodic", 100)));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_03: the cable first, then the card")
  void cableFirst() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = stand.begun(station);
      station.tells(
          transaction.updated("Authorized", "EVConnected", Transaction.token(token, "ISO14443")));
      station.tells(transaction.updated("ChargingStateChanged", "Charging"));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_04: the card first, then the cable")
  void cardFirst() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started("Authorized", "Idle", Transaction.token(token, "ISO14443")));
      station.tells(transaction.updated("CablePluggedIn", "EVConnected", Transaction.EVSE));
      station.tells(transaction.updated("ChargingStateChanged", "Charging"));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_09: a transaction starts when a car is connected")
  void startsWithTheCar() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_10: a transaction starts with the card")
  void startsWithTheCard() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started(
              "Authorized", "EVConnected", Transaction.EVSE, Transaction.token(token, "ISO14443")));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_11: a transaction starts with a signed reading")
  void startsWithSignedData() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started(
              "SignedDataReceived",
              "EVConnected",
              Transaction.EVSE,
              Transaction.token(token, "ISO14443"),
              Transaction.signedMeter("Transaction.Begin", 5)));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_12: a transaction starts when the bay is taken")
  void startsWithTheBay() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.tells(transaction.started("EVDetected", "Idle", Transaction.EVSE));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_38: a car that does not charge keeps its transaction")
  void carNotReady() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = stand.begun(station);
      station.tells(
          transaction.updated("Authorized", "SuspendedEV", Transaction.token(token, "ISO14443")));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_07: a transaction ends with the card when the power path opens")
  void endsWithPower() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = charging(station, token);
      station.tells(
          transaction.updated(
              "StopAuthorized", "EVConnected", Transaction.token(token, "ISO14443")));
      station.tells(transaction.ended("ChargingStateChanged", "Local"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_08: a transaction ends when energy no longer flows after the card")
  void endsWithEnergy() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = charging(station, token);
      station.tells(
          transaction.ended("StopAuthorized", "Local", Transaction.token(token, "ISO14443")));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_14: a transaction ends when the cable leaves the station")
  void endsAtTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.tells(transaction.ended("EVCommunicationLost", "EVDisconnected"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_15: a transaction ends with the card")
  void endsWithTheCard() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = charging(station, token);
      station.tells(
          transaction.ended("StopAuthorized", "Local", Transaction.token(token, "ISO14443")));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName(
      "TC_E_17: a transaction ends when the car is unplugged while it was not allowed to charge")
  void endsUnauthorized() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.tells(transaction.updated("Deauthorized", "SuspendedEVSE"));
      station.tells(transaction.ended("EVCommunicationLost", "EVDisconnected"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_19: a transaction ends when the bay is left")
  void endsWithTheBay() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.tells(transaction.ended("EVDeparted", "EVDisconnected"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_20: a transaction ends when the car is unplugged")
  void endsAtTheCar() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.tells(transaction.ended("EVCommunicationLost", "EVDisconnected"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_22: a transaction ends when the car wants no more")
  void endsByTheCar() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.tells(transaction.ended("ChargingStateChanged", "StoppedByEV"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_26: a car unplugged at its own side suspends its transaction")
  void suspended() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.tells(transaction.updated("EVCommunicationLost", "Idle"));
      station.tells(transaction.updated("CablePluggedIn", "EVConnected"));
      station.tells(transaction.updated("ChargingStateChanged", "Charging"));
      assertShown(station, transaction, "active");
    }
  }

  @Test
  @DisplayName("TC_E_39: a transaction ends when no car comes")
  void endsWithoutACar() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started("Authorized", "Idle", Transaction.token(token, "ISO14443")));
      station.tells(transaction.ended("EVConnectTimeout", "Timeout"));
      assertShown(station, transaction, "ended");
    }
  }

  @Test
  @DisplayName("TC_E_16: a card that is not accepted ends the transaction")
  void endsWithAnInvalidCard() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      var answer =
          station.tells(
              transaction.updated(
                  "Authorized", "EVConnected", Transaction.token("gone", "ISO14443")));
      assertThat(answer.get("idTokenInfo").get("status").asText()).isNotEqualTo("Accepted");
      station.tells(transaction.ended("Deauthorized", "DeAuthorized"));
      assertThat(stand.session(station).getString("items[0].stopReason")).isEqualTo("DeAuthorized");
    }
  }

  @Test
  @DisplayName("TC_E_21: an operator stops a transaction")
  void stoppedByTheOperator() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      String session = stand.sessionId(station);
      Callers.operator().post("/api/v1/sessions/{id}/stop", session).then().statusCode(200);
      assertThat(station.called("RequestStopTransaction").get("transactionId").asText())
          .isEqualTo(transaction.id());
      station.tells(transaction.ended("RemoteStop", "Remote"));
      assertThat(stand.session(station).getString("items[0].stopReason")).isEqualTo("Remote");
    }
  }

  @Test
  @DisplayName("TC_E_29: a running transaction still has messages to tell")
  void statusOngoingWithMessages() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      stand.relays(
          station,
          "GetTransactionStatus",
          "{\"transactionId\":\"%s\"}".formatted(transaction.id()),
          "{\"ongoingIndicator\":true,\"messagesInQueue\":true}");
    }
  }

  @Test
  @DisplayName("TC_E_30: a running transaction has told everything")
  void statusOngoing() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      stand.relays(
          station,
          "GetTransactionStatus",
          "{\"transactionId\":\"%s\"}".formatted(transaction.id()),
          "{\"ongoingIndicator\":true,\"messagesInQueue\":false}");
    }
  }

  @Test
  @DisplayName("TC_E_31: an ended transaction still has messages to tell, and they are taken")
  void statusEndedWithMessages() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      stand.relays(
          station,
          "GetTransactionStatus",
          "{\"transactionId\":\"%s\"}".formatted(transaction.id()),
          "{\"ongoingIndicator\":false,\"messagesInQueue\":true}");
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("active");
      station.tells(transaction.ended("EVCommunicationLost", "EVDisconnected"));
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("ended");
    }
  }

  @Test
  @DisplayName("TC_E_33: a station has messages to tell")
  void queueNotEmpty() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "GetTransactionStatus", "{}", "{\"messagesInQueue\":true}");
    }
  }

  @Test
  @DisplayName("TC_E_34: a station has told everything")
  void queueEmpty() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "GetTransactionStatus", "{}", "{\"messagesInQueue\":false}");
    }
  }

  @Test
  @DisplayName("TC_E_53: every transaction may count its events from 0")
  void countsFromZero() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      for (int i = 0; i < 2; i++) {
        Transaction transaction = stand.begun(station);
        station.tells(transaction.ended("EVCommunicationLost", "EVDisconnected"));
      }
      assertThat(stand.session(station).getList("items.state")).containsExactly("ended", "ended");
    }
  }

  @Test
  @DisplayName("TC_E_113: a transaction goes on after the power failed")
  void goesOn() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = charging(station, stand.token("ISO14443", "Accepted"));
      station.drop();
      stand.again(station, "ocpp2.1");
      station.call("BootNotification", Messages.boot("PowerUp"));
      station.call("StatusNotification", Messages.status(1, 1, "Occupied"));
      station.call(
          "NotifyEvent",
          Messages.event(
              "Alerting", "HardWiredNotification", "ElectricalFeed", "Problem", "false"));
      JsonNode answer = station.tells(transaction.updated("TxResumed", "Charging"));
      assertThat(answer).isEmpty();
      assertShown(station, transaction, "active");
      assertThat(stand.session(station).getString("items[0].chargingState")).isEqualTo("Charging");
    }
  }

  /** A transaction that a card began and in which energy flows. */
  private static Transaction charging(ForeignStation station, String token) {
    Transaction transaction = new Transaction();
    station.tells(
        transaction.started(
            "Authorized", "EVConnected", Transaction.EVSE, Transaction.token(token, "ISO14443")));
    station.tells(transaction.updated("ChargingStateChanged", "Charging"));
    return transaction;
  }

  private void assertShown(ForeignStation station, Transaction transaction, String state) {
    assertThat(stand.session(station).getString("items[0].transactionId"))
        .isEqualTo(transaction.id());
    assertThat(stand.session(station).getString("items[0].state")).isEqualTo(state);
  }
}
