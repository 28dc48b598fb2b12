package org.voltide.csms.driverpage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;

@QuarkusTest
class DriverPageTest {
  private static final String PAGE = "/api/v1/driver/session";
  private static final String LINK = "/api/v1/sessions/{id}/driver-link";
  private static final String CODE = "/api/v1/tokens/{token}/driver-code";
  private static final String TOO_LATE = "2020-01-01T00:00:00Z";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @Inject StationGateway gateway;
  @Inject Database database;
  @Inject Clock clock;

  @Test
  void aLinkShowsItsSessionAndNothingThatNamesAnybody() {
    try (RealStation station = RealStation.booted(gateway)) {
      UUID session = begun(station);
      String link = link(session);
      driver(link)
          .get(PAGE)
          .then()
          .statusCode(200)
          .header("Cache-Control", containsString("no-store"))
          .header("Referrer-Policy", equalTo("no-referrer"))
          .body("place.site", equalTo("Depot"))
          .body("place.evseId", equalTo(1))
          .body("startedAt", notNullValue())
          .body("endedAt", nullValue())
          .body(not(containsString("SECRET-CARD")))
          .body(not(containsString(session.toString())));
      driver(link).get("/api/v1/sessions/{id}", session).then().statusCode(401);
      given().header("Authorization", "Bearer " + link).get(PAGE).then().statusCode(not(200));
    }
  }

  @Test
  void whatADriverPaysIsToldInItsParts() {
    try (RealStation station = RealStation.booted(gateway)) {
      UUID session = begun(station);
      Callers.operator()
          .body("{\"currency\":\"EUR\",\"perKwh\":0.40,\"perHour\":0,\"fixed\":1.25}")
          .put("/api/v1/sessions/{id}/price", session)
          .then()
          .statusCode(200);
      station.call(
          "TransactionEvent",
          """
          {"eventType":"Updated","timestamp":"%s","triggerReason":"ChargingStateChanged","seqNo":1,
           "transactionInfo":{"transactionId":"%s"}}\
          """
              .formatted(clock.instant(), station.id()));
      driver(link(session))
          .get(PAGE)
          .then()
          .body("money.owed", equalTo(1.25f))
          .body("money.charges.dimension", equalTo(List.of("FLAT")))
          .body("money.charges[0].amount", equalTo(1.25f));
    }
  }

  @Test
  void whatADriverDoesIsAuditedAsHis() {
    try (RealStation station = RealStation.booted(gateway)) {
      UUID session = begun(station);
      String link = link(session);
      var stopped =
          station.operated(
              () -> driver(link).post(PAGE + "/stop"),
              "RequestStopTransaction",
              "{\"status\":\"Accepted\"}");
      stopped.response().then().statusCode(200);
      assertThat(stopped.asked().get("transactionId").asText()).isEqualTo(station.id());
      station.disconnect();
      Instant departure = clock.instant().plus(Duration.ofHours(5));
      wish(link, Map.of("targetSocPercent", 66, "departure", departure.toString()))
          .then()
          .statusCode(200)
          .body("asked.targetSocPercent", equalTo(66f))
          .body("asked.chargeNow", equalTo(false))
          .body("plan[0].start", notNullValue());
      wish(link, Map.of("chargeNow", true)).then().body("asked.chargeNow", equalTo(true));
      wish(link, Map.of("chargeNow", false)).then().body("asked.chargeNow", equalTo(false));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  Callers.administrator()
                      .queryParam("actor", "driver of session " + session)
                      .get("/api/v1/audit")
                      .then()
                      .body("items.path", hasItem(PAGE + "/promise"))
                      .body("items.path", hasItem(PAGE + "/stop")));
    }
  }

  @Test
  void aWishThatCannotBeIsRefused() {
    try (RealStation station = RealStation.booted(gateway)) {
      String link = link(begun(station));
      wish(link, Map.of("targetSocPercent", 101)).then().statusCode(422);
      wish(link, Map.of("departure", clock.instant().minusSeconds(60).toString()))
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/departure"));
      wish(link, Map.of("departure", clock.instant().plus(Duration.ofDays(15)).toString()))
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/departure"));
    }
  }

  @Test
  void aLinkEndsWhenItIsRevokedOrReplaced() {
    try (RealStation station = RealStation.booted(gateway)) {
      UUID session = begun(station);
      linkOf(session, Callers.viewer().get(LINK, session)).body("madeAt", nullValue());
      String first = link(session);
      linkOf(session, Callers.viewer().get(LINK, session)).body("madeAt", notNullValue());
      String second = link(session);
      driver(first).get(PAGE).then().statusCode(404);
      driver(second).get(PAGE).then().statusCode(200);
      Callers.operator().delete(LINK, session).then().statusCode(204);
      driver(second).get(PAGE).then().statusCode(404).contentType("application/problem+json");
      driver(second).post(PAGE + "/stop").then().statusCode(404);
    }
  }

  @Test
  void aSessionThatEndedIsShownForADay() {
    try (RealStation station = RealStation.booted(gateway)) {
      UUID session = begun(station);
      String link = link(session);
      ended(session, Duration.ofHours(23));
      driver(link)
          .get(PAGE)
          .then()
          .statusCode(200)
          .body("endedAt", notNullValue())
          .body("plan.size()", equalTo(0));
      wish(link, Map.of("chargeNow", true)).then().statusCode(409);
      driver(link).post(PAGE + "/stop").then().statusCode(409);
      ended(session, Duration.ofHours(25));
      driver(link).get(PAGE).then().statusCode(410).contentType("application/problem+json");
      Callers.operator().post(LINK, session).then().statusCode(409);
    }
  }

  @Test
  void aTokenWithItsCodeOpensItsSession() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = "Card-" + station.id();
      UUID token = token(card);
      UUID session = begun(station, card);
      signIn(card, "").then().statusCode(401).contentType("application/problem+json");
      String code = code(token);
      signIn(card, "WRONG").then().statusCode(401);
      signIn("nobody's " + card, code).then().statusCode(401);
      String first = opened(signIn(card, code));
      driver(first)
          .get(PAGE)
          .then()
          .statusCode(200)
          .body("place.site", equalTo("Depot"))
          .body(not(containsString(card)));
      String written = code.substring(0, 4) + "-" + code.substring(4).toLowerCase(Locale.ROOT);
      String second = opened(signIn(card.toUpperCase(Locale.ROOT), written));
      driver(first).get(PAGE).then().statusCode(404);
      driver(second).get(PAGE).then().statusCode(200);
      Callers.operator().delete(LINK, session).then().statusCode(204);
      driver(second).get(PAGE).then().statusCode(404);
    }
  }

  @Test
  void aSignInEndsWithItsCode() {
    try (RealStation station = RealStation.booted(gateway)) {
      String card = "Card-" + station.id();
      UUID token = token(card);
      begun(station, card);
      String code = code(token);
      String link = opened(signIn(card, code));
      code(token);
      driver(link).get(PAGE).then().statusCode(404);
      signIn(card, code).then().statusCode(401);
      String other = code(token);
      String again = opened(signIn(card, other));
      Callers.operator().delete(CODE, token).then().statusCode(204);
      Callers.viewer().get(CODE, token).then().statusCode(200).body("madeAt", nullValue());
      driver(again).get(PAGE).then().statusCode(404);
      signIn(card, other).then().statusCode(401);
    }
  }

  @Test
  void aBlockedTokenOpensNothingAndOneWithoutSessionNeither() {
    UUID token = token("unused-card");
    String code = code(token);
    signIn("unused-card", code).then().statusCode(404);
    Callers.operator()
        .body(Map.of("status", "Blocked"))
        .patch("/api/v1/tokens/{id}", token)
        .then()
        .statusCode(200);
    signIn("unused-card", code).then().statusCode(401);
  }

  @Test
  void whoGuessesCodesIsRefusedForAWhile() {
    UUID token = token("guessed-card");
    String code = code(token);
    for (int i = 0; i < 5; i++) {
      signIn("guessed-card", "GUESS" + i).then().statusCode(401);
    }
    signIn("Guessed-Card", code).then().statusCode(429);
  }

  @Test
  void onlyOperatorsGiveOutCodes() {
    Callers.viewer().post(CODE, NOBODY).then().statusCode(403);
    Callers.viewer().delete(CODE, NOBODY).then().statusCode(403);
    Callers.operator().post(CODE, NOBODY).then().statusCode(404);
    Callers.operator().delete(CODE, NOBODY).then().statusCode(404);
    Callers.viewer().get(CODE, NOBODY).then().statusCode(404);
    given().get(CODE, NOBODY).then().statusCode(401);
  }

  private static UUID token(String value) {
    return UUID.fromString(
        Callers.operator()
            .body(Map.of("idToken", value, "type", "ISO14443"))
            .post("/api/v1/tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private static String code(UUID token) {
    return Callers.operator().post(CODE, token).then().statusCode(200).extract().path("code");
  }

  private static Response signIn(String idToken, String code) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("idToken", idToken, "code", code))
        .post("/api/v1/driver/sign-in");
  }

  private static String opened(Response signedIn) {
    return signedIn.then().statusCode(200).extract().path("link");
  }

  @Test
  void whoHasNoLinkSeesNothing() {
    given().get(PAGE).then().statusCode(404);
    driver("x".repeat(32)).get(PAGE).then().statusCode(404);
    driver("' or true --").get(PAGE).then().statusCode(404);
  }

  @Test
  void changesAreFew() {
    try (RealStation station = RealStation.booted(gateway)) {
      String link = link(begun(station));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> wish(link, Map.of("departure", TOO_LATE)).statusCode() == 429);
      driver(link).get(PAGE).then().statusCode(200);
    }
  }

  @Test
  void onlyOperatorsMakeLinks() {
    Callers.viewer().post(LINK, NOBODY).then().statusCode(403);
    Callers.viewer().delete(LINK, NOBODY).then().statusCode(403);
    Callers.operator().post(LINK, NOBODY).then().statusCode(404);
    Callers.operator().delete(LINK, NOBODY).then().statusCode(404);
    given().get(LINK, NOBODY).then().statusCode(401);
  }

  private static ValidatableResponse linkOf(UUID session, Response known) {
    return known.then().statusCode(200).body(not(containsString(session.toString())));
  }

  private static RequestSpecification driver(String link) {
    return given().contentType(ContentType.JSON).header("Driver-Link", link);
  }

  private static Response wish(String link, Map<String, Object> wish) {
    return driver(link).body(wish).put(PAGE + "/promise");
  }

  private static String link(UUID session) {
    String path = Callers.operator().post(LINK, session).then().extract().path("path");
    assertThat(path).startsWith("/driver#");
    return path.substring("/driver#".length());
  }

  private void ended(UUID session, Duration ago) {
    database.update(
        "update charging_session set ended_at = ? where id = ?",
        clock.instant().minus(ago),
        session);
  }

  private UUID begun(RealStation station) {
    return begun(station, "SECRET-CARD");
  }

  private UUID begun(RealStation station, String card) {
    station.call(
        "TransactionEvent",
        """
        {"eventType":"Started","timestamp":"%s","triggerReason":"CablePluggedIn","seqNo":0,
         "transactionInfo":{"transactionId":"%s"},"evse":{"id":1,"connectorId":1},
         "idToken":{"idToken":"%s","type":"ISO14443"}}\
        """
            .formatted(clock.instant().minusSeconds(30), station.id(), card));
    return UUID.fromString(
        Callers.viewer()
            .get("/api/v1/sessions?station={id}", station.id())
            .jsonPath()
            .getString("items[0].id"));
  }
}
