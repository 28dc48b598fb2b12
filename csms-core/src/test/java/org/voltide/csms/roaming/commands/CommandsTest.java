package org.voltide.csms.roaming.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.sessions.SessionPublisher;
import org.voltide.csms.roaming.shared.Publisher;
import org.voltide.csms.store.Database;

@QuarkusTest
class CommandsTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);

  @Inject StationGateway gateway;
  @Inject Database database;
  @Inject Registration registration;
  @Inject Publisher publisher;
  @Inject SessionPublisher sessions;
  @Inject Courier courier;
  @Inject Clock clock;

  @TestHTTPResource("/ocpi/")
  String address;

  private final MockPartner mock = new MockPartner("CMD");
  private final String card = "04" + UUID.randomUUID().toString().substring(0, 8);
  private Partner partner;

  @BeforeEach
  void register() {
    Registration.Invitation invitation = registration.invite("Mock", V2gPolicy.CHARGE_ONLY);
    mock.tokenOfOthers = invitation.token();
    partner = invitation.partner();
    var answer = mock.ask("POST", address + "2.3.0/credentials", mock.credentials());
    mock.tokenOfOthers = Json.stored(answer.body()).at("/data/token").asText();
  }

  @AfterEach
  void close() throws InterruptedException {
    mock.close();
    registration.ended(partner.id());
  }

  private void show(RealStation station) {
    database.update(
        "update site set latitude = 52, longitude = 13"
            + " where id = (select site_id from station where id = ?)",
        station.id());
    database.update(
        "insert into roaming_site select site_id, 'A', 'B', null, null, 'DEU', null from station"
            + " where id = ? on conflict do nothing",
        station.id());
    publisher.publish();
  }

  private String site(RealStation station) {
    return database
        .query("select site_id from station where id = ?", r -> r.text("site_id"), station.id())
        .getFirst();
  }

  private Response command(String name, String body) {
    return RestAssured.given()
        .header("Authorization", "Token " + mock.tokenOfOthers)
        .contentType("application/json")
        .body(body)
        .post("/ocpi/2.3.0/cpo/commands/" + name);
  }

  private JsonNode answer(String name, String body) {
    return Json.stored(command(name, body).asString());
  }

  private String back() {
    return mock.address() + "/results/" + card;
  }

  private String start(RealStation station) {
    return "{\"response_url\":\"%s\",\"token\":%s,\"location_id\":\"%s\",\"evse_uid\":\"%s-1\"}"
        .formatted(back(), RoamingWorld.token("CMD", card, "NEVER"), site(station), station.id());
  }

  /** What the partner was told of its last command. */
  private String result(int number) {
    await()
        .atMost(GENEROUS)
        .until(
            () -> {
              courier.look();
              return mock.asked("POST", "/results/").size() >= number;
            });
    return Json.stored(mock.asked("POST", "/results/").get(number - 1).body())
        .path("result")
        .asText();
  }

  @Test
  void aPartnerStartsAndStopsASessionOfItsDriver() {
    try (RealStation station = RealStation.booted(gateway)) {
      show(station);
      mock.answer("/results/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
      var started =
          station.operated(
              () -> command("START_SESSION", start(station)),
              "RequestStartTransaction",
              "{\"status\":\"Accepted\"}");
      assertThat(Json.stored(started.response().asString()).at("/data/result").asText())
          .isEqualTo("ACCEPTED");
      assertThat(started.asked().at("/idToken/idToken").asText()).isEqualTo(card);
      assertThat(started.asked().path("evseId").asInt()).isEqualTo(1);
      assertThat(result(1)).isEqualTo("ACCEPTED");
      assertThat(mock.asked("POST", "/2.3.0/tokens")).as("who commands is not asked").isEmpty();

      JsonNode told =
          station.call(
              "TransactionEvent",
              """
              {"eventType":"Started","timestamp":"%s","triggerReason":"RemoteStart","seqNo":0,
               "transactionInfo":{"transactionId":"T-%s"},"evse":{"id":1,"connectorId":1},
               "idToken":{"idToken":"%s","type":"ISO14443"}}
              """
                  .formatted(clock.instant(), card, card));
      assertThat(told.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      sessions.publish();
      String session =
          database
              .query(
                  "select session_id from roaming_session where partner_id = ?"
                      + " and auth_method = 'COMMAND'",
                  row -> row.id("session_id").toString(),
                  partner.id())
              .getFirst();
      var stopped =
          station.operated(
              () ->
                  command(
                      "STOP_SESSION",
                      "{\"response_url\":\"%s\",\"session_id\":\"%s\"}".formatted(back(), session)),
              "RequestStopTransaction",
              "{\"status\":\"Accepted\"}");
      assertThat(stopped.asked().path("transactionId").asText()).isEqualTo("T-" + card);
      assertThat(result(2)).isEqualTo("ACCEPTED");
    }
  }

  @Test
  void aPlaceIsReservedAndTheReservationCancelled() {
    try (RealStation station = RealStation.booted(gateway)) {
      show(station);
      mock.answer("/results/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
      String wish =
          start(station)
              .replaceFirst(
                  "\\{",
                  "{\"reservation_id\":\"R1\",\"expiry_date\":\"%s\","
                      .formatted(clock.instant().plusSeconds(900)));
      var reserved =
          station.operated(
              () -> command("RESERVE_NOW", wish), "ReserveNow", "{\"status\":\"Accepted\"}");
      assertThat(reserved.asked().at("/idToken/idToken").asText()).isEqualTo(card);
      assertThat(result(1)).isEqualTo("ACCEPTED");
      var cancelled =
          station.operated(
              () ->
                  command(
                      "CANCEL_RESERVATION",
                      "{\"response_url\":\"%s\",\"reservation_id\":\"r1\"}".formatted(back())),
              "CancelReservation",
              "{\"status\":\"Accepted\"}");
      assertThat(cancelled.asked().path("reservationId").asInt())
          .isEqualTo(reserved.asked().path("id").asInt());
      assertThat(result(2)).isEqualTo("CANCELED_RESERVATION");
    }
  }

  @Test
  void whatCannotBeIsSaidAtOnceOrLater() {
    try (RealStation station = RealStation.registered(gateway)) {
      show(station);
      mock.answer("/results/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
      assertThat(
              answer("START_SESSION", start(station).replace("127.0.0.1", "localhost"))
                  .path("status_code")
                  .asInt())
          .as("the result goes to the partner's own host only")
          .isEqualTo(2001);
      assertThat(
              answer("START_SESSION", start(station).replace("\"CMD\"", "\"ELS\""))
                  .path("status_code")
                  .asInt())
          .isEqualTo(2001);
      assertThat(
              answer("START_SESSION", start(station).replace("-1\"", "-9\""))
                  .path("status_code")
                  .asInt())
          .isEqualTo(2003);
      String stranger = "{\"response_url\":\"%s\",\"session_id\":\"%s\"}";
      for (String id : new String[] {UUID.randomUUID().toString(), "none"}) {
        assertThat(
                answer("STOP_SESSION", stranger.formatted(back(), id)).at("/data/result").asText())
            .isEqualTo("UNKNOWN_SESSION");
      }
      assertThat(answer("DANCE", "{}").at("/data/result").asText()).isEqualTo("NOT_SUPPORTED");
      assertThat(mock.asked("POST", "/results/")).isEmpty();

      assertThat(answer("START_SESSION", start(station)).at("/data/result").asText())
          .isEqualTo("ACCEPTED");
      assertThat(result(1)).as("nobody is connected").isEqualTo("EVSE_INOPERATIVE");
    }
  }
}
