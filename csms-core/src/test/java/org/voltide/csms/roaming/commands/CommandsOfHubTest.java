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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockHub;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.sessions.SessionPublisher;
import org.voltide.csms.roaming.shared.Publisher;
import org.voltide.csms.store.Database;

@QuarkusTest
class CommandsOfHubTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);

  @Inject StationGateway gateway;
  @Inject Database database;
  @Inject Registration registration;
  @Inject RoamingSettings settings;
  @Inject Publisher publisher;
  @Inject SessionPublisher sessions;
  @Inject Courier courier;
  @Inject Clock clock;

  @TestHTTPResource("/ocpi/")
  String address;

  private final MockHub hub = new MockHub("2.3.0");
  private final MockHub.Client one = hub.join("ONE", "EMSP");
  private final MockHub.Client two = hub.join("TWO", "EMSP");
  private final String card = "04" + UUID.randomUUID().toString().substring(0, 8);
  private UUID id = UUID.randomUUID();

  @BeforeEach
  void register() {
    Registration.Invitation invitation = registration.invite("Hub", V2gPolicy.CHARGE_ONLY);
    id = invitation.partner().id();
    hub.token = invitation.token();
    var answer = hub.send(Map.of(), "POST", address + "2.3.0/credentials", hub.credentials());
    hub.token = Json.stored(answer.body()).at("/data/token").asText();
  }

  @AfterEach
  void close() {
    hub.close();
    registration.ended(id);
  }

  private String show(RealStation station) {
    String site =
        database
            .query("select site_id from station where id = ?", r -> r.text("site_id"), station.id())
            .getFirst();
    database.update("update site set latitude = 52, longitude = 13 where id = ?", site);
    database.update(
        "insert into roaming_site values (?, 'A', 'B', null, null, 'DEU', null)"
            + " on conflict do nothing",
        site);
    publisher.publish();
    return site;
  }

  private Response command(String party, String name, String body) {
    Map<String, String> routing = MockHub.from(party);
    routing.put("OCPI-to-party-id", settings.partyId());
    return RestAssured.given()
        .headers(routing)
        .header("Authorization", "Token " + hub.token)
        .contentType("application/json")
        .body(body)
        .post("/ocpi/2.3.0/cpo/commands/" + name);
  }

  private static String result(Response answer) {
    return Json.stored(answer.asString()).at("/data/result").asText();
  }

  private String start(String party, RealStation station, String site) {
    return """
    {"response_url":"%s/results","token":%s,"location_id":"%s","evse_uid":"%s-1"}
    """
        .formatted(hub.address(), RoamingWorld.token(party, card, "NEVER"), site, station.id());
  }

  /** What a party was told of its last command. */
  private JsonNode told(MockHub.Client party, int number) {
    await()
        .atMost(GENEROUS)
        .until(
            () -> {
              courier.look();
              return party.asked("POST", "/results").size() >= number;
            });
    MockHub.Asked asked = party.asked("POST", "/results").get(number - 1);
    assertThat(asked.headers()).containsEntry("ocpi-from-party-id", settings.partyId());
    return Json.stored(asked.body());
  }

  @Test
  void aSessionIsStoppedOnlyByThePartyThatStartedIt() {
    try (RealStation station = RealStation.booted(gateway)) {
      String site = show(station);
      var started =
          station.operated(
              () -> command("ONE", "START_SESSION", start("ONE", station, site)),
              "RequestStartTransaction",
              "{\"status\":\"Accepted\"}");
      assertThat(result(started.response())).isEqualTo("ACCEPTED");
      assertThat(told(one, 1).path("result").asText()).isEqualTo("ACCEPTED");
      assertThat(two.asked("POST", "/results")).isEmpty();
      station.call(
          "TransactionEvent",
          """
          {"eventType":"Started","timestamp":"%s","triggerReason":"RemoteStart","seqNo":0,
           "transactionInfo":{"transactionId":"T-%s"},"evse":{"id":1,"connectorId":1},
           "idToken":{"idToken":"%s","type":"ISO14443"}}
          """
              .formatted(clock.instant(), card, card));
      sessions.publish();
      String stop =
          "{\"response_url\":\"%s/results\",\"session_id\":\"%s\"}"
              .formatted(
                  hub.address(),
                  database
                      .query(
                          "select session_id from roaming_session where partner_id = ?",
                          row -> row.id("session_id"),
                          id)
                      .getFirst());
      assertThat(result(command("TWO", "STOP_SESSION", stop))).isEqualTo("UNKNOWN_SESSION");
      var stopped =
          station.operated(
              () -> command("ONE", "STOP_SESSION", stop),
              "RequestStopTransaction",
              "{\"status\":\"Accepted\"}");
      assertThat(stopped.asked().path("transactionId").asText()).isEqualTo("T-" + card);
      assertThat(told(one, 2).path("result").asText()).isEqualTo("ACCEPTED");
    }
  }

  @Test
  void reservationsOfTwoPartiesMayBeCalledAlike() {
    try (RealStation station = RealStation.booted(gateway);
        RealStation other = RealStation.booted(gateway)) {
      int first = reserved(one, "ONE", station);
      int second = reserved(two, "TWO", other);
      assertThat(second).isNotEqualTo(first);
      String cancel =
          "{\"response_url\":\"%s/results\",\"reservation_id\":\"R1\"}".formatted(hub.address());
      var cancelled =
          other.operated(
              () -> command("TWO", "CANCEL_RESERVATION", cancel),
              "CancelReservation",
              "{\"status\":\"Accepted\"}");
      assertThat(cancelled.asked().path("reservationId").asInt()).isEqualTo(second);
      assertThat(told(two, 2).path("result").asText()).isEqualTo("CANCELED_RESERVATION");
      assertThat(one.asked("POST", "/results")).hasSize(1);
    }
  }

  private int reserved(MockHub.Client client, String party, RealStation station) {
    String wish =
        start(party, station, show(station))
            .replaceFirst(
                "\\{",
                "{\"reservation_id\":\"R1\",\"expiry_date\":\"%s\","
                    .formatted(clock.instant().plusSeconds(900)));
    var reserved =
        station.operated(
            () -> command(party, "RESERVE_NOW", wish), "ReserveNow", "{\"status\":\"Accepted\"}");
    assertThat(told(client, 1).path("result").asText()).isEqualTo("ACCEPTED");
    return reserved.asked().path("id").asInt();
  }
}
