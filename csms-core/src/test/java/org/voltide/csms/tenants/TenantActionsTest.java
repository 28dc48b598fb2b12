package org.voltide.csms.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tenants.Endpoints.Endpoint;

/** What users of tenants may do about their own things, and nobody about another's. */
@QuarkusTest
class TenantActionsTest {

  /** A card that every party has, until long after. */
  private static final String WISH =
      """
      {"evseId":1,"idToken":{"idToken":"{party}","type":"Local"},"expiresAt":"2999-01-01T00:00:00Z"}\
      """;

  /** Each with a body that an operator's request could have. */
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("POST /api/v1/stations/{station}/reset", "{\"type\":\"OnIdle\"}"),
          Map.entry(
              "POST /api/v1/stations/{station}/availability",
              "{\"operationalStatus\":\"Inoperative\"}"),
          Map.entry("POST /api/v1/stations/{station}/unlock", "{\"evseId\":1,\"connectorId\":1}"),
          Map.entry("POST /api/v1/stations/{station}/trigger", "{\"message\":\"Heartbeat\"}"),
          Map.entry("POST /api/v1/stations/{station}/remote-start", "{\"evseId\":1}"),
          Map.entry("POST /api/v1/stations/{station}/transaction-status", "{}"),
          Map.entry("PATCH /api/v1/stations/{station}", "{\"name\":\"Taken\"}"),
          Map.entry("PATCH /api/v1/sites/{site}", "{\"name\":\"Taken\"}"),
          Map.entry("POST /api/v1/stations/{station}/reservations", WISH),
          Map.entry("PUT /api/v1/reservations/{id}", WISH),
          Map.entry("DELETE /api/v1/reservations/{id}", ""),
          Map.entry("PUT /api/v1/sites/{site}/modes/{kind}", "{\"kind\":\"LIMIT_ONLY\"}"),
          Map.entry("DELETE /api/v1/sites/{site}/modes/{kind}", ""),
          Map.entry("PUT /api/v1/sessions/{id}/mode", "{\"kind\":\"CHARGE_NOW\"}"),
          Map.entry("DELETE /api/v1/sessions/{id}/mode", ""),
          Map.entry("POST /api/v1/sessions/{id}/driver-link", ""),
          Map.entry("DELETE /api/v1/sessions/{id}/driver-link", ""),
          Map.entry("POST /api/v1/sessions/{id}/stop", ""),
          Map.entry("PUT /api/v1/sessions/{id}/promise", "{\"chargeNow\":true}"),
          Map.entry("POST /api/v1/alarms/{alarm}/acknowledge", ""));

  private static @Nullable Party theirs;
  private static @Nullable Party ours;

  @Inject Database database;
  @Inject StationGateway gateway;

  @BeforeEach
  void parties() {
    if (theirs == null) {
      theirs = Party.make("act-theirs", 990_006, database);
      ours = Party.make("act-ours", 990_007, database);
    }
  }

  private static List<Endpoint> actions() {
    return Endpoints.all().stream().filter(Endpoint::isAction).toList();
  }

  private static String path(Endpoint action, Party of) {
    return action
        .path()
        .replace("{station}", of.station())
        .replace("{site}", of.id())
        .replace("{kind}", "LIMIT_ONLY")
        .replace(
            "{id}",
            action.about().orElseThrow() == Thing.RESERVATION
                ? Integer.toString(of.reservation())
                : of.session().toString())
        .replace("{alarm}", Integer.toString(of.reservation()));
  }

  private static Response call(Endpoint action, String role, Party of) {
    return ours.as(role).body(body(action, of)).request(action.verb(), path(action, of));
  }

  private static String body(Endpoint action, Party of) {
    return ACTIONS.get(action.toString()).replace("{party}", of.id());
  }

  private List<String> stateOf(Party party) {
    return database.query(
        """
        select format('%s|%s|%s|%s|%s|%s|%s|%s|%s',
                      (select name from station where id = ?), (select name from site where id = ?),
                      (select acknowledged_by from alarm where id = ?),
                      (select count(*) from session_wish where session_id = ?),
                      (select count(*) from remote_start where station_id = ?),
                      (select string_agg(state, ',') from reservation where station_id = ?),
                      (select string_agg(kind, ',') from site_mode where site_id = ?),
                      (select count(*) from session_mode where session_id = ?),
                      (select count(*) from driver_link where session_id = ?)) as told
        """,
        row -> row.text("told"),
        party.station(),
        party.id(),
        party.reservation(),
        party.session(),
        party.station(),
        party.station(),
        party.id(),
        party.session(),
        party.session());
  }

  /** A request is checked by what its path names, so each action has to name a thing. */
  @Test
  void eachActionNamesWhatItIsAbout() {
    assertThat(actions())
        .extracting(Endpoint::toString)
        .containsExactlyInAnyOrderElementsOf(ACTIONS.keySet());
    assertThat(actions())
        .allSatisfy(
            each ->
                assertThat(each.path())
                    .contains("{%s}".formatted(each.about().orElseThrow().parameter())));
    assertThat(Endpoints.all())
        .filteredOn(each -> each.about().isPresent())
        .allMatch(Endpoint::isForTenants)
        .allSatisfy(
            each ->
                assertThat(each.path())
                    .contains("{%s}".formatted(each.about().orElseThrow().parameter())));
  }

  @Test
  void nobodyActsOnThingsOfAnother() {
    List<String> before = stateOf(theirs);
    assertSoftly(
        softly ->
            actions()
                .forEach(
                    each -> {
                      softly
                          .assertThat(call(each, Roles.OPERATOR, theirs).statusCode())
                          .as("%s", each)
                          .isEqualTo(404);
                      softly
                          .assertThat(call(each, Roles.VIEWER, theirs).statusCode())
                          .as("%s", each)
                          .isEqualTo(403);
                    }));
    assertThat(stateOf(theirs)).isEqualTo(before);
  }

  @Test
  void whoOnlyReadsActsOnNothing() {
    List<String> before = stateOf(ours);
    assertSoftly(
        softly ->
            actions()
                .forEach(
                    each ->
                        softly
                            .assertThat(call(each, Roles.VIEWER, ours).statusCode())
                            .as("%s", each)
                            .isEqualTo(403)));
    assertThat(stateOf(ours)).isEqualTo(before);
  }

  /** Its station is not connected, which who may not act would not learn. */
  @Test
  void ownThingsAreActedOn() {
    Party own = Party.make("act-own", 990_008, database);
    assertSoftly(
        softly ->
            actions()
                .forEach(
                    each -> {
                      Response answer =
                          own.as(Roles.OPERATOR)
                              .body(body(each, own))
                              .request(each.verb(), path(each, own));
                      softly
                          .assertThat(answer.statusCode())
                          .as("%s: %s", each, answer.asString())
                          .isIn(isCommand(each) ? List.of(409) : List.of(200, 204));
                      softly.assertThat(answer.asString()).doesNotContain(Party.DRIVER);
                    }));
    assertThat(stateOf(own))
        .singleElement()
        .asString()
        .startsWith("Taken|Taken|api-key")
        .contains("|1|0");
  }

  private static boolean isCommand(Endpoint action) {
    return switch (action.about().orElseThrow()) {
      case RESERVATION -> true;
      case STATION -> action.verb().equals("POST");
      case SESSION -> action.path().endsWith("/stop");
      case SITE, ALARM -> false;
    };
  }

  @Test
  void ownStationsDoWhatTheyAreTold() {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body(Map.of("siteId", ours.id()))
          .patch("/api/v1/stations/{id}", station.id())
          .then()
          .statusCode(200);
      commanded(station, "reset", "Reset");
      commanded(station, "availability", "ChangeAvailability");
      commanded(station, "trigger", "TriggerMessage");
      var started = commanded(station, "remote-start", "RequestStartTransaction");
      assertThat(started.asked().at("/idToken/type").asText()).isEqualTo("Central");
      refused(
          station, "remote-start", "{\"idToken\":{\"idToken\":\"CARD\",\"type\":\"ISO14443\"}}");
      refused(station, "trigger", "{\"message\":\"SignChargingStationCertificate\"}");
    }
  }

  private static RealStation.Operated commanded(RealStation station, String path, String action) {
    String body = ACTIONS.get("POST /api/v1/stations/{station}/" + path);
    RequestSpecification request = ours.as(Roles.OPERATOR).body(body.replace("{party}", ours.id()));
    var done =
        station.operated(
            () -> request.post("/api/v1/stations/{id}/{path}", station.id(), path),
            action,
            "{\"status\":\"Accepted\"}");
    done.response().then().statusCode(200);
    return done;
  }

  private static void refused(RealStation station, String path, String body) {
    ours.as(Roles.OPERATOR)
        .body(body)
        .post("/api/v1/stations/{id}/{path}", station.id(), path)
        .then()
        .statusCode(403);
  }

  @Test
  void onlyNamesAreChanged() {
    ours.as(Roles.OPERATOR)
        .body(Map.of("name", "Ours", "siteId", theirs.id()))
        .patch("/api/v1/stations/{id}", ours.station())
        .then()
        .statusCode(403);
    ours.as(Roles.OPERATOR)
        .body(Map.of("importLimitW", 1_000_000))
        .patch("/api/v1/sites/{id}", ours.id())
        .then()
        .statusCode(403);
    ours.as(Roles.VIEWER)
        .get("/api/v1/sites/{id}", ours.id())
        .then()
        .body("importLimitW", equalTo(1000f));
  }

  @Test
  void placesAreKeptForCardsThatAreNamed() {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body(Map.of("siteId", ours.id()))
          .patch("/api/v1/stations/{id}", station.id())
          .then()
          .statusCode(200);
      database.update("update token set group_id = 'FLEET' where id = ?", ours.session());
      var made = commanded(station, "reservations", "ReserveNow");
      assertThat(made.asked().at("/groupIdToken/idToken").asText()).isEqualTo("FLEET");
      assertThat(made.response().asString()).doesNotContain("FLEET");
      int id = made.response().path("id");
      ours.as(Roles.VIEWER)
          .get("/api/v1/reservations/{id}", id)
          .then()
          .body("state", equalTo("ACTIVE"))
          .body("groupId", nullValue());
      refused(
          station,
          "reservations",
          "{\"tokenId\":\"%s\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}".formatted(ours.session()));
      var cancelled =
          station.operated(
              () -> ours.as(Roles.OPERATOR).delete("/api/v1/reservations/{id}", id),
              "CancelReservation",
              "{\"status\":\"Accepted\"}");
      cancelled.response().then().statusCode(200).body("state", equalTo("CANCELLED"));
    }
  }

  /** All but the aim of a site may be meant for others than its host. */
  @Test
  void onlyTheAimOfASiteIsChosen() {
    ours.as(Roles.OPERATOR)
        .body(Map.of("kind", "PEAK_SHAVING", "importW", 1))
        .put("/api/v1/sites/{id}/modes/PEAK_SHAVING", ours.id())
        .then()
        .statusCode(403);
    ours.as(Roles.OPERATOR)
        .delete("/api/v1/sites/{id}/modes/PEAK_SHAVING", ours.id())
        .then()
        .statusCode(403);
  }

  @Test
  void aLinkThatATenantMadeEndsWithTheSite() {
    Party own = Party.make("act-link", 990_009, database);
    String path =
        own.as(Roles.OPERATOR)
            .post("/api/v1/sessions/{id}/driver-link", own.session())
            .then()
            .statusCode(200)
            .extract()
            .path("path");
    String secret = path.substring(path.indexOf('#') + 1);
    given().header("Driver-Link", secret).get("/api/v1/driver/session").then().statusCode(200);
    Callers.administrator()
        .delete("/api/v1/tenants/{tenant}/sites/{site}", own.id(), own.id())
        .then()
        .statusCode(200);
    given().header("Driver-Link", secret).get("/api/v1/driver/session").then().statusCode(404);
  }
}
