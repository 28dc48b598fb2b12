package org.voltide.csms.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;

@QuarkusTest
class ReservationTest {
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

  @Inject StationGateway gateway;
  @Inject Clock clock;
  @Inject Database database;
  @Inject Reservations reservations;

  @Test
  void aPlaceIsKeptAndUsed() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = card(station);
      var made = reserve(station, wish(card, "\"evseId\":1"), ACCEPTED);
      int id =
          made.response()
              .then()
              .statusCode(200)
              .body("state", equalTo("ACTIVE"))
              .extract()
              .path("id");
      assertThat(made.asked().get("id").asInt()).isEqualTo(id);
      assertThat(made.asked().at("/groupIdToken/idToken").asText()).isEqualTo("FLEET");

      station.call(
          "TransactionEvent",
          """
          {"eventType":"Started","timestamp":"%s","triggerReason":"Authorized","seqNo":0,
           "transactionInfo":{"transactionId":"T-%s"},"reservationId":%d,"evse":{"id":1},
           "idToken":{"idToken":"%s","type":"ISO14443"}}"""
              .formatted(clock.instant(), station.id(), id, card));
      String session =
          Callers.viewer().get("/api/v1/sessions?station={id}", station.id()).path("items[0].id");
      reservation(id).body("state", equalTo("USED")).body("sessionId", equalTo(session));
      Callers.operator().delete("/api/v1/reservations/{id}", id).then().statusCode(409);
    }
  }

  @Test
  void whyAPlaceIsNotKeptIsSaid() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = card(station);
      for (String status : new String[] {"Occupied", "Faulted", "Unavailable", "Rejected"}) {
        reserve(
                station,
                wish(card, "\"connectorType\":\"cCCS2\""),
                "{\"status\":\"%s\"}".formatted(status))
            .response()
            .then()
            .statusCode(502);
      }
      Callers.viewer()
          .get("/api/v1/reservations?station={id}&state=REFUSED&limit=3", station.id())
          .then()
          .body("items", hasSize(3))
          .body("items[0].note", equalTo("Rejected"))
          .body("items[2].note", equalTo("Faulted"));
      Callers.operator()
          .body(wish("nobody", "\"evseId\":1"))
          .post("/api/v1/stations/{id}/reservations", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/idToken"));
      Callers.operator()
          .body(
              "{\"idToken\":{\"idToken\":\"x\",\"type\":\"Local\"},\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
          .post("/api/v1/stations/{id}/reservations", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/expiresAt"));
    }
  }

  @Test
  void severalAreKeptAndReplacedAndCancelled() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = card(station);
      int first = reserve(station, wish(card, "\"evseId\":1"), ACCEPTED).response().path("id");
      int second = reserve(station, wish(card, "\"evseId\":1"), ACCEPTED).response().path("id");
      assertThat(second).isNotEqualTo(first);

      JsonNode replaced =
          station
              .operated(
                  () ->
                      Callers.operator()
                          .body(wish(card, "\"connectorType\":\"cType2\""))
                          .put("/api/v1/reservations/{id}", first),
                  "ReserveNow",
                  ACCEPTED)
              .asked();
      assertThat(replaced.get("id").asInt()).isEqualTo(first);
      reservation(first).body("connectorType", equalTo("cType2"));

      Response cancelled =
          station
              .operated(
                  () -> Callers.operator().delete("/api/v1/reservations/{id}", second),
                  "CancelReservation",
                  ACCEPTED)
              .response();
      cancelled.then().statusCode(200).body("state", equalTo("CANCELLED"));
    }
  }

  @Test
  void whatEndsUnusedSaysHow() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = card(station);
      for (String[] end :
          new String[][] {
            {"Expired", "EXPIRED"}, {"Removed", "REMOVED"}, {"NoTransaction", "NO_TRANSACTION"}
          }) {
        int id = reserve(station, wish(card, "\"evseId\":1"), ACCEPTED).response().path("id");
        String update =
            "{\"reservationId\":%d,\"reservationUpdateStatus\":\"%s\"}".formatted(id, end[0]);
        assertThat(station.call("ReservationStatusUpdate", update).isEmpty()).isTrue();
        assertThat(station.call("ReservationStatusUpdate", update).isEmpty()).isTrue();
        reservation(id).body("state", equalTo(end[1]));
      }
      int forgotten = reserve(station, wish(card, "\"evseId\":1"), ACCEPTED).response().path("id");
      database.update("update reservation set state = 'REQUESTED' where id = ?", forgotten);
      reservations.start(new StartupEvent());
      reservation(forgotten).body("state", equalTo("UNANSWERED"));
      for (String open : new String[] {"REQUESTED", "ACTIVE", "UNANSWERED"}) {
        database.update(
            "update reservation set expires_at = ?, state = ? where id = ?",
            clock.instant().minusSeconds(1),
            open,
            forgotten);
        reservation(forgotten).body("state", equalTo("EXPIRED"));
      }
    }
  }

  private static RealStation.Operated reserve(RealStation station, String wish, String answer) {
    return station.operated(
        () ->
            Callers.operator().body(wish).post("/api/v1/stations/{id}/reservations", station.id()),
        "ReserveNow",
        answer);
  }

  private static ValidatableResponse reservation(int id) {
    return Callers.viewer().get("/api/v1/reservations/{id}", id).then().statusCode(200);
  }

  private String wish(String card, String what) {
    return """
        {%s,"idToken":{"idToken":"%s","type":"ISO14443"},"expiresAt":"%s"}"""
        .formatted(what, card, clock.instant().plus(Duration.ofHours(1)));
  }

  private static String card(RealStation station) {
    String card = "RESERVES-" + station.id();
    Callers.operator()
        .body(Map.of("idToken", card, "type", "ISO14443", "groupId", "FLEET"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(201);
    return card;
  }
}
