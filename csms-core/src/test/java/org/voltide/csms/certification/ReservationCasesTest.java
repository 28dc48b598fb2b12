package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** H: reservations. */
@QuarkusTest
class ReservationCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_H_01: an EVSE is reserved and used")
  void reservedAndUsed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":1,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"},"evseId":1}""");
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "Authorized",
              "EVConnected",
              Transaction.EVSE,
              "\"reservationId\":1",
              Transaction.token(token, "ISO14443")));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_H_08: any EVSE is reserved")
  void anyEvse() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":8,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"}}""");
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "Authorized",
              "EVConnected",
              Transaction.EVSE,
              "\"reservationId\":8",
              Transaction.token(token, "ISO14443")));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_H_14: the operator hears that everything is reserved")
  void everythingReserved() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":14,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"}}""",
          "{\"status\":\"Occupied\"}");
    }
  }

  @Test
  @DisplayName("TC_H_15: a kind of connector is reserved")
  void kindOfConnector() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":15,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"},"connectorType":"cCCS2"}""");
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "Authorized",
              "EVConnected",
              Transaction.EVSE,
              "\"reservationId\":15",
              Transaction.token(token, "ISO14443")));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_H_17: a reservation is cancelled")
  void cancelled() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":17,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"},"evseId":1}""");
      stand.relays(station, "CancelReservation", "{\"reservationId\":17}");
    }
  }

  @Test
  @DisplayName("TC_H_19: a reservation for a group")
  void group() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":19,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"},"evseId":1,"groupIdToken":{"idToken":"G1",
           "type":"Central"}}""");
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started(
              "Authorized",
              "EVConnected",
              Transaction.EVSE,
              "\"reservationId\":19",
              Transaction.token(token, "ISO14443")));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_H_22: the operator hears that nothing can be reserved")
  void rejected() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ReserveNow",
          """
          {"id":22,"expiryDateTime":"2030-01-01T00:00:00Z","idToken":{"idToken":"R1",
           "type":"ISO14443"},"evseId":1}""",
          "{\"status\":\"Rejected\"}");
    }
  }
}
