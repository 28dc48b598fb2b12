package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** F: what operators make stations do. */
@QuarkusTest
class RemoteControlCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_F_01: a car that is plugged in starts from afar")
  void startsAPluggedCar() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "RequestStartTransaction",
          """
          {"idToken":{"idToken":"%s","type":"ISO14443"},"remoteStartId":7,"evseId":1}"""
              .formatted(token));
      station.call(
          "TransactionEvent",
          transaction.updated("RemoteStart", "EVConnected", Transaction.token(token, "ISO14443")));
      station.call("TransactionEvent", transaction.updated("ChargingStateChanged", "Charging"));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_F_02: a start from afar is authorized again by the station")
  void startIsAuthorized() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      stand.relays(
          station,
          "RequestStartTransaction",
          """
          {"idToken":{"idToken":"%s","type":"ISO14443"},"remoteStartId":7,"evseId":1}"""
              .formatted(token));
      station.call("Authorize", Messages.authorize(token, "ISO14443"));
      station.call(
          "TransactionEvent",
          transaction.started("RemoteStart", "Idle", Transaction.token(token, "ISO14443")));
      station.call(
          "TransactionEvent",
          transaction.updated("CablePluggedIn", "EVConnected", Transaction.EVSE));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_F_03: a start from afar is not authorized again")
  void startIsNotAuthorized() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      stand.relays(
          station,
          "RequestStartTransaction",
          """
          {"idToken":{"idToken":"%s","type":"ISO14443"},"remoteStartId":7,"evseId":1}"""
              .formatted(token));
      station.call(
          "TransactionEvent",
          transaction.started("RemoteStart", "Idle", Transaction.token(token, "ISO14443")));
      station.call(
          "TransactionEvent",
          transaction.updated("CablePluggedIn", "EVConnected", Transaction.EVSE));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_F_04: a start from afar ends when no car comes")
  void startWithoutACar() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      stand.relays(
          station,
          "RequestStartTransaction",
          """
          {"idToken":{"idToken":"%s","type":"ISO14443"},"remoteStartId":7,"evseId":1}"""
              .formatted(token));
      station.call(
          "TransactionEvent",
          transaction.started("RemoteStart", "Idle", Transaction.token(token, "ISO14443")));
      station.call("TransactionEvent", transaction.ended("EVConnectTimeout", "Timeout"));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_F_06: a connector is unlocked")
  void unlocks() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "UnlockConnector",
          "{\"evseId\":1,\"connectorId\":1}",
          "{\"status\":\"Unlocked\"}");
    }
  }

  @Test
  @DisplayName("TC_F_11: meter values of one EVSE are asked for")
  void triggersMeterValues() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "TriggerMessage",
          """
          {"requestedMessage":"MeterValues","evse":{"id":1}}""");
      station.call("MeterValues", "{\"evseId\":1,%s}".formatted(Transaction.meter("Trigger", 7)));
    }
  }

  @Test
  @DisplayName("TC_F_12: meter values of all EVSEs are asked for")
  void triggersAllMeterValues() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"MeterValues\"}");
      station.call("MeterValues", "{\"evseId\":1,%s}".formatted(Transaction.meter("Trigger", 7)));
    }
  }

  @Test
  @DisplayName("TC_F_13: a transaction event of one EVSE is asked for")
  void triggersATransactionEvent() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "TriggerMessage",
          """
          {"requestedMessage":"TransactionEvent","evse":{"id":1}}""");
      station.call("TransactionEvent", transaction.updated("Trigger", "Charging"));
    }
  }

  @Test
  @DisplayName("TC_F_14: transaction events of all EVSEs are asked for")
  void triggersTransactionEvents() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"TransactionEvent\"}");
      station.call("TransactionEvent", transaction.updated("Trigger", "Charging"));
    }
  }

  @Test
  @DisplayName("TC_F_20: a heartbeat is asked for")
  void triggersAHeartbeat() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
      assertThat(station.call("Heartbeat", "{}").has("currentTime")).isTrue();
    }
  }

  @Test
  @DisplayName("TC_F_23: the status of a free connector is asked for")
  void triggersAvailable() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "TriggerMessage",
          """
          {"requestedMessage":"StatusNotification","evse":{"id":1,"connectorId":1}}""");
      station.call("StatusNotification", Messages.status(1, 1, "Available"));
    }
  }

  @Test
  @DisplayName("TC_F_24: the status of a taken connector is asked for")
  void triggersOccupied() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "TriggerMessage",
          """
          {"requestedMessage":"StatusNotification","evse":{"id":1,"connectorId":1}}""");
      station.call("StatusNotification", Messages.status(1, 1, "Occupied"));
    }
  }

  @Test
  @DisplayName("TC_F_27: the operator hears that a message is not implemented")
  void triggersTheUnknown() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "TriggerMessage",
          "{\"requestedMessage\":\"SignCombinedCertificate\"}",
          "{\"status\":\"NotImplemented\"}");
    }
  }
}
