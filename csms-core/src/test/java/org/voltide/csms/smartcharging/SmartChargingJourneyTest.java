package org.voltide.csms.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.ScriptedStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;

/** Profiles and limits beside the plan, over a real WebSocket. */
@QuarkusTest
class SmartChargingJourneyTest {
  private static final AtomicInteger STATIONS = new AtomicInteger();
  private static final String SCHEDULE =
      """
      {"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}
      """;

  @Inject StationGateway gateway;
  @Inject Database database;

  private ScriptedStation station;

  @BeforeEach
  void connect() {
    station = ScriptedStation.connected("SMART-" + STATIONS.incrementAndGet(), gateway.plainPort());
    assertThat(station.boot()).isEqualTo("Accepted");
  }

  @AfterEach
  void close() {
    station.close();
  }

  @Test
  void aLimitOfOthersIsKeptUntilItIsCleared() {
    station.call(
        "NotifyChargingLimit",
        "{\"evseId\":1,\"chargingLimit\":{\"chargingLimitSource\":\"SO\",\"isGridCritical\":true},"
            + "\"chargingSchedule\":["
            + SCHEDULE.formatted("4200")
            + "]}");
    Callers.viewer()
        .get("/api/v1/stations/{id}/external-limits", station.id())
        .then()
        .body("limitW", contains(4200f))
        .body("source", contains("SO"));
    assertThat(evSchedule("4000")).isEqualTo("Accepted");
    assertThat(evSchedule("9000")).as("beyond the limit").isEqualTo("Rejected");
    station.call("ClearedChargingLimit", "{\"chargingLimitSource\":\"SO\",\"evseId\":1}");
    Callers.viewer()
        .get("/api/v1/stations/{id}/external-limits", station.id())
        .then()
        .body("", hasSize(0));
    assertThat(evSchedule("9000")).isEqualTo("Accepted");
    Callers.viewer()
        .get("/api/v1/stations/{id}/ev-schedules", station.id())
        .then()
        .body("accepted", contains(true));
  }

  @Test
  void aStationTellsAsManyLimitsAndEvsesAsAreBelieved() {
    String limit = "{\"evseId\":%d,\"chargingLimit\":{\"chargingLimitSource\":\"SO\"}}";
    for (int evse = 1; evse <= 50; evse++) {
      assertThat(station.call("NotifyChargingLimit", limit.formatted(evse))).isEmpty();
    }
    assertThat(station.call("NotifyChargingLimit", limit.formatted(51)).get(2).asText())
        .isEqualTo("OccurrenceConstraintViolation");
    assertThat(station.call("NotifyChargingLimit", limit.formatted(50))).isEmpty();
    Callers.viewer()
        .get("/api/v1/stations/{id}/external-limits", station.id())
        .then()
        .body("", hasSize(50));
    for (int evse = 1; evse <= 102; evse++) {
      String status =
          """
          {"timestamp":"2026-01-01T00:00:00Z","connectorStatus":"Available","evseId":%d,
           "connectorId":1}"""
              .formatted(evse);
      assertThat(station.call("StatusNotification", status)).isEmpty();
    }
    assertThat(
            database.query(
                "select count(*)::int as evses from evse where station_id = ?",
                row -> row.whole("evses"),
                station.id()))
        .containsExactly(100);
  }

  @Test
  void profilesOfTheStationAreCollected() {
    station.on("GetChargingProfiles", "{\"status\":\"Accepted\"}");
    String operation =
        Callers.operator()
            .body("{\"evseId\":1,\"criteria\":{\"stackLevel\":0}}")
            .post("/api/v1/stations/{id}/charging/profiles", station.id())
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    int request = station.asked("GetChargingProfiles").getFirst().get("requestId").asInt();
    String report =
        """
        {"requestId":%d,"chargingLimitSource":"CSO","evseId":1,"tbc":%s,"chargingProfile":[
         {"id":%d,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile",
          "chargingProfileKind":"Absolute","chargingSchedule":[%s]}]}
        """;
    station.call(
        "ReportChargingProfiles", report.formatted(request, true, 5, SCHEDULE.formatted("1")));
    station.call(
        "ReportChargingProfiles", report.formatted(request, false, 6, SCHEDULE.formatted("2")));
    Callers.viewer()
        .get("/api/v1/operations/{id}", operation)
        .then()
        .body("state", equalTo("DONE"));
    Callers.viewer()
        .get("/api/v1/operations/{id}/result", operation)
        .then()
        .body("chargingProfile.flatten().id", contains(5, 6));
  }

  @Test
  void aProfileThatLastsIsDesiredState() {
    station.on("SetChargingProfile", "{\"status\":\"Accepted\"}");
    station.on("ClearChargingProfile", "{\"status\":\"Accepted\"}");
    String profile =
        """
        {"evseId":%d,"chargingProfile":{"id":%d,"stackLevel":0,
         "chargingProfilePurpose":"ChargingStationMaxProfile","chargingProfileKind":"Absolute",
         "chargingSchedule":[%s]}}
        """;
    Callers.operator()
        .body(profile.formatted(1, DesiredProfiles.LOWEST_ID, SCHEDULE.formatted("9")))
        .put("/api/v1/stations/{id}/desired/charging-profiles", station.id())
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/evseId"));
    Callers.operator()
        .body(profile.formatted(0, DesiredProfiles.LOWEST_ID, SCHEDULE.formatted("9")))
        .put("/api/v1/stations/{id}/desired/charging-profiles", station.id())
        .then()
        .statusCode(200);
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED"));
    Callers.operator()
        .delete(
            "/api/v1/stations/{id}/desired/charging-profiles?key=" + DesiredProfiles.LOWEST_ID,
            station.id())
        .then()
        .statusCode(204);
    Awaitility.await().untilAsserted(this::assertDesired);
    assertThat(station.asked("ClearChargingProfile")).hasSize(1);
  }

  @Test
  void aDynamicProfileIsPushedAndPulled() {
    Callers.operator()
        .body("{\"chargingProfileId\":8,\"scheduleUpdate\":{\"setpoint\":-9000}}")
        .post("/api/v1/stations/{id}/charging/dynamic-schedule", station.id())
        .then()
        .statusCode(502);
    station.on("UpdateDynamicSchedule", "{\"status\":\"Accepted\"}");
    assertThat(
            station
                .call("PullDynamicScheduleUpdate", "{\"chargingProfileId\":8}")
                .get("status")
                .asText())
        .isEqualTo("Rejected");
    Callers.operator()
        .body("{\"chargingProfileId\":8,\"scheduleUpdate\":{\"setpoint\":-5000}}")
        .post("/api/v1/stations/{id}/charging/dynamic-schedule", station.id())
        .then()
        .statusCode(200)
        .body("status", equalTo("Accepted"));
    assertThat(
            station
                .call("PullDynamicScheduleUpdate", "{\"chargingProfileId\":8}")
                .at("/scheduleUpdate/setpoint")
                .asDouble())
        .isEqualTo(-5000);
  }

  @Test
  void commandsAreTypedAndSayWhatIsWrong() {
    station.on("GetCompositeSchedule", "{\"status\":\"Rejected\"}");
    Callers.operator()
        .body("{\"duration\":3600,\"evseId\":1}")
        .post("/api/v1/stations/{id}/charging/composite-schedule", station.id())
        .then()
        .statusCode(200)
        .body("status", equalTo("Rejected"));
    Callers.operator()
        .body("{\"evseId\":1}")
        .post("/api/v1/stations/{id}/reset", station.id())
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/type"));
    Callers.operator()
        .body("{\"type\":\"OnIdle\"}")
        .post("/api/v1/stations/{id}/reset", station.id())
        .then()
        .statusCode(502);
    Callers.operator()
        .body("{\"type\":\"OnIdle\"}")
        .post("/api/v1/stations/{id}/reset", "NOBODY")
        .then()
        .statusCode(404);
  }

  private String evSchedule(String watts) {
    return station
        .call(
            "NotifyEVChargingSchedule",
            "{\"timeBase\":\"2026-03-01T12:00:00Z\",\"evseId\":1,\"chargingSchedule\":"
                + SCHEDULE.formatted(watts)
                + "}")
        .get("status")
        .asText();
  }

  private void assertDesired(String... states) {
    Callers.viewer()
        .get("/api/v1/stations/{id}/desired", station.id())
        .then()
        .body("state", equalTo(List.of(states)));
  }
}
