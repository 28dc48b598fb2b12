package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

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
      assertUsable(station, 1);
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
      assertUsable(station, 8);
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
      assertUsable(station, 15);
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
      assertUsable(station, 19);
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

  @Test
  @DisplayName("TC_H_07: a reservation that nobody used expires")
  void expires() {
    ends("Expired", "EXPIRED");
  }

  @Test
  @DisplayName("TC_H_20: an EVSE that is faulted keeps no place")
  void faulted() {
    ends("Removed", "REMOVED");
  }

  private void ends(String told, String shown) {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      int id = reserved(station);
      if (told.equals("Removed")) {
        station.call("StatusNotification", Messages.status(1, 1, "Faulted"));
      }
      assertThat(
              station.call(
                  "ReservationStatusUpdate",
                  "{\"reservationId\":%d,\"reservationUpdateStatus\":\"%s\"}".formatted(id, told)))
          .isEmpty();
      assertThat(Callers.viewer().get("/api/v1/reservations/{id}", id).<String>path("state"))
          .isEqualTo(shown);
    }
  }

  /** A session that names the reservation begins like any other. */
  private void assertUsable(ForeignStation station, int reservation) {
    Transaction transaction = new Transaction();
    station.tells(
        transaction.started(
            "Authorized",
            "EVConnected",
            Transaction.EVSE,
            "\"reservationId\":" + reservation,
            Transaction.token(stand.token("ISO14443", "Accepted"), "ISO14443")));
    assertThat(stand.session(station).getString("items[0].transactionId"))
        .isEqualTo(transaction.id());
    assertThat(stand.session(station).getInt("items[0].details.reservationId"))
        .isEqualTo(reservation);
  }

  /** EVSE 1 for a registered token, far into the future. */
  private int reserved(ForeignStation station) {
    String token = stand.token("ISO14443", "Accepted");
    int id =
        Callers.operator()
            .body(
                """
                {"evseId":1,"idToken":{"idToken":"%s","type":"ISO14443"},
                 "expiresAt":"2126-01-01T00:00:00Z"}"""
                    .formatted(token))
            .post("/api/v1/stations/{id}/reservations", station.id())
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    assertThat(station.called("ReserveNow").get("id").asInt()).isEqualTo(id);
    return id;
  }
}
