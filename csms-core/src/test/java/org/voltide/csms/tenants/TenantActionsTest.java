package org.voltide.csms.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.hamcrest.Matchers.equalTo;

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
        .replace("{id}", of.session().toString())
        .replace("{alarm}", Integer.toString(of.reservation()));
  }

  private static Response call(Endpoint action, String role, Party of) {
    return ours.as(role)
        .body(ACTIONS.get(action.toString()))
        .request(action.verb(), path(action, of));
  }

  private List<String> stateOf(Party party) {
    return database.query(
        """
        select format('%s|%s|%s|%s|%s',
                      (select name from station where id = ?), (select name from site where id = ?),
                      (select acknowledged_by from alarm where id = ?),
                      (select count(*) from session_wish where session_id = ?),
                      (select count(*) from remote_start where station_id = ?)) as told
        """,
        row -> row.text("told"),
        party.station(),
        party.id(),
        party.reservation(),
        party.session(),
        party.station());
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
                              .body(ACTIONS.get(each.toString()))
                              .request(each.verb(), path(each, own));
                      boolean isCommand =
                          each.verb().equals("POST") && each.about().orElseThrow() != Thing.ALARM;
                      softly
                          .assertThat(answer.statusCode())
                          .as("%s: %s", each, answer.asString())
                          .isEqualTo(isCommand ? 409 : 200);
                      softly.assertThat(answer.asString()).doesNotContain(Party.DRIVER);
                    }));
    assertThat(stateOf(own))
        .singleElement()
        .asString()
        .startsWith("Taken|Taken|api-key")
        .contains("|1|0");
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
    RequestSpecification request =
        ours.as(Roles.OPERATOR).body(ACTIONS.get("POST /api/v1/stations/{station}/" + path));
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
}
