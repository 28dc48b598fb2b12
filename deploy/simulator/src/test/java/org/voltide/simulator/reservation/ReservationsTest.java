package org.voltide.simulator.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.Visit;

/** Reservations of the bench's one EVSE. Its car's token is car-1. */
class ReservationsTest {
  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aReservedEvseShowsItAndExpires() {
    assertThat(reserve(7, "other", "\"evseId\":1")).isEqualTo("Accepted");
    assertThat(status()).isEqualTo("Reserved");
    bench.pass(Duration.ofMinutes(61));

    assertThat(status()).isEqualTo("Available");
    JsonNode update = bench.last("ReservationStatusUpdate");
    assertThat(update.get("reservationId").asInt()).isEqualTo(7);
    assertThat(update.get("reservationUpdateStatus").asText()).isEqualTo("Expired");
  }

  @Test
  void whoReservedUsesItUp() {
    reserve(7, "CAR-1", "\"evseId\":1");
    bench.plugIn(50);

    JsonNode started = bench.csms().calls("TransactionEvent").getFirst();
    assertThat(started.get("reservationId").asInt()).isEqualTo(7);
    assertThat(bench.status("CancelReservation", "{\"reservationId\":7}")).isEqualTo("Rejected");
    bench.pass(Duration.ofHours(2));
    assertThat(bench.csms().calls("ReservationStatusUpdate")).isEmpty();
  }

  @Test
  void aMemberOfTheGroupUsesItToo() {
    bench
        .csms()
        .answer(
            "Authorize",
            """
            {"idTokenInfo":{"status":"Accepted",
            "groupIdToken":{"idToken":"fleet","type":"Central"}}}""");
    reserve(
        8, "other", "\"evseId\":1,\"groupIdToken\":{\"idToken\":\"fleet\",\"type\":\"Central\"}");
    bench.plugIn(50);

    assertThat(bench.csms().calls("TransactionEvent").getFirst().get("reservationId").asInt())
        .isEqualTo(8);
  }

  @Test
  void anotherDriverWaitsUntilTheReservationIsCancelled() {
    reserve(7, "other", "\"evseId\":1");
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(5));
    assertThat(visit.inWh()).isZero();

    assertThat(bench.status("CancelReservation", "{\"reservationId\":7}")).isEqualTo("Accepted");
    bench.pass(Duration.ofMinutes(1));
    assertThat(visit.inWh()).isPositive();
  }

  @Test
  void theCsmsMayNotStartOnWhatIsReservedForAnother() {
    reserve(7, "other", "\"evseId\":1");
    String start = "{\"remoteStartId\":1,\"idToken\":{\"idToken\":\"%s\",\"type\":\"ISO14443\"}}";

    assertThat(bench.status("RequestStartTransaction", start.formatted("x"))).isEqualTo("Rejected");
    assertThat(bench.status("RequestStartTransaction", start.formatted("other")))
        .isEqualTo("Accepted");
  }

  @Test
  void anyEvseIsReservedWhenAllAreSpokenFor() {
    assertThat(reserve(7, "other", "\"connectorType\":\"cCCS2\"")).isEqualTo("Accepted");
    assertThat(status()).isEqualTo("Reserved");
    assertThat(reserve(8, "more", "\"evseId\":1")).isEqualTo("Occupied");
    assertThat(reserve(7, "other", "\"evseId\":1"))
        .as("the same one changes")
        .isEqualTo("Accepted");
  }

  @Test
  void refusesWhatCannotBeReserved() {
    assertThat(reserve(1, "x", "\"evseId\":9")).isEqualTo("Rejected");
    assertThat(reserve(1, "x", "\"connectorType\":\"cType1\"")).isEqualTo("Rejected");
    assertThat(
            bench.status(
                "ReserveNow",
                """
                {"id":1,"expiryDateTime":"2026-03-01T11:00:00Z",
                "idToken":{"idToken":"x","type":"ISO14443"}}"""))
        .isEqualTo("Rejected");
    bench.ask("ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}");
    assertThat(reserve(1, "x", "\"evseId\":1")).isEqualTo("Unavailable");
    bench.ask("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
    bench.plugIn(50);
    assertThat(reserve(1, "x", "\"evseId\":1")).isEqualTo("Occupied");
  }

  @Test
  void aReservationEndsWithTheServiceOfItsEvse() {
    reserve(7, "other", "\"evseId\":1");
    bench.ask("ChangeAvailability", "{\"operationalStatus\":\"Inoperative\",\"evse\":{\"id\":1}}");

    assertThat(bench.last("ReservationStatusUpdate").get("reservationUpdateStatus").asText())
        .isEqualTo("Removed");
  }

  private String reserve(int id, String token, String what) {
    return bench.status(
        "ReserveNow",
        """
        {"id":%d,"expiryDateTime":"2026-03-01T13:00:00Z",
        "idToken":{"idToken":"%s","type":"ISO14443"},%s}"""
            .formatted(id, token, what));
  }

  private String status() {
    return bench.last("StatusNotification").get("connectorStatus").asText();
  }
}
