package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** R: support of the grid. N: streams of events. */
@QuarkusTest
class GridCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_R_107: grid support is set, reported and cleared")
  void grid() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String controls = "/api/v1/stations/{id}/der-controls";
      Callers.operator()
          .body(Messages.GRADIENT)
          .put(controls + "/c1", station.id())
          .then()
          .statusCode(200);
      assertThat(station.called("SetDERControl").get("controlId").asText()).isEqualTo("c1");
      String operation = stand.begins(station, "der-controls/report", "{}");
      int request = station.called("GetDERControl").get("requestId").asInt();
      station.call("ReportDERControl", Messages.gradients(request));
      stand.awaitOperation(operation, "DONE");
      Callers.operator().delete(controls + "/c1", station.id()).then().statusCode(204);
      assertThat(station.called("ClearDERControl").get("controlId").asText()).isEqualTo("c1");
    }
  }

  @Test
  @DisplayName("R04: a setting that the station refuses leaves the one before it in place")
  void refused() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      station.answers("SetDERControl", "{\"status\":\"Rejected\"}");
      limitDischarge(station, 20).statusCode(502);
      assertThat(percents(station)).isEmpty();
      station.answers("SetDERControl", "{\"status\":\"Accepted\"}");
      limitDischarge(station, 20).statusCode(200);
      station.answers("SetDERControl", "{\"status\":\"Rejected\"}");
      limitDischarge(station, 40).statusCode(502);
      assertThat(percents(station)).containsExactly(20);
    }
  }

  private static ValidatableResponse limitDischarge(ForeignStation station, int percent) {
    return Callers.operator()
        .body(
            """
            {"isDefault":false,"controlType":"LimitMaxDischarge","limitMaxDischarge":{
             "priority":1,"pctMaxDischargePower":%d,"startTime":"%s","duration":900}}"""
                .formatted(percent, Messages.now()))
        .put("/api/v1/stations/{id}/der-controls/c1", station.id())
        .then();
  }

  private static List<Integer> percents(ForeignStation station) {
    return Callers.viewer()
        .get("/api/v1/stations/{id}/der-controls", station.id())
        .jsonPath()
        .getList("payload.limitMaxDischarge.pctMaxDischargePower.collect { it.intValue() }");
  }

  @Test
  @DisplayName("TC_R_108: what happens to the grid is taken note of")
  void gridEvent() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      limitDischarge(station, 20).statusCode(200);
      String started =
          """
          {"controlId":"c1","started":true,"timestamp":"%s"}""";
      String behind = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.MILLIS).toString();
      assertThat(station.call("NotifyDERStartStop", started.formatted(behind))).isEmpty();
      assertThat(
              Callers.viewer()
                  .get("/api/v1/stations/{id}/der-controls", station.id())
                  .jsonPath()
                  .getList("state"))
          .containsExactly("STARTED");
      String alarm = "{\"controlType\":\"HVMustTrip\",\"timestamp\":\"%s\"}";
      assertThat(station.call("NotifyDERAlarm", alarm.formatted(Messages.now()))).isEmpty();
      assertThat(
              Callers.viewer()
                  .get("/api/v1/der-alarms?station={id}", station.id())
                  .jsonPath()
                  .getList("items"))
          .hasSize(1);
    }
  }

  @Test
  @DisplayName("TC_N_105: a stream of events is opened and fed")
  void stream() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String open =
          """
          {"constantStreamData":{"id":5,"variableMonitoringId":1,
           "params":{"interval":1}}}""";
      assertThat(station.call("OpenPeriodicEventStream", open).get("status").asText())
          .isEqualTo("Accepted");
      station.raw(
          """
          [6,"s1","NotifyPeriodicEventStream",{"id":5,"pending":0,"basetime":"%s",
           "data":[{"t":0,"v":"1"},{"t":1.5,"v":"2"}]}]"""
              .formatted(Messages.now()));
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          Callers.viewer()
                              .get("/api/v1/stations/{id}/event-streams/5/samples", station.id())
                              .jsonPath()
                              .getList("items"))
                      .hasSize(2));
    }
  }

  @Test
  @DisplayName("TC_N_107: open streams are asked for")
  void streams() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      station.answers(
          "GetPeriodicEventStream",
          """
          {"constantStreamData":[{"id":7,"variableMonitoringId":1,
           "params":{"interval":1}}]}""");
      Callers.operator()
          .post("/api/v1/stations/{id}/event-streams/refresh", station.id())
          .then()
          .statusCode(200);
      station.called("GetPeriodicEventStream");
      assertThat(
              Callers.viewer()
                  .get("/api/v1/stations/{id}/event-streams", station.id())
                  .jsonPath()
                  .getList("id"))
          .containsExactly(7);
    }
  }
}
