package org.voltide.csms.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class DerJourneyTest {
  private static final String CONTROLS = "/api/v1/stations/{id}/der-controls";

  @Inject StationGateway gateway;
  @Inject Clock clock;

  @Test
  void aSettingIsCheckedSetStartedSupersededAndRemoved() {
    try (RealStation station = RealStation.booted(gateway)) {
      Callers.operator()
          .body("{\"isDefault\":true,\"controlType\":\"VoltVar\"}")
          .put(CONTROLS + "/volt-var", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/controlType"));
      set(station, "first", "{\"status\":\"Accepted\"}");
      set(station, "second", "{\"status\":\"Accepted\",\"supersededIds\":[\"first\"]}");
      station.call(
          "NotifyDERStartStop",
          "{\"controlId\":\"second\",\"started\":true,\"timestamp\":\"%s\"}"
              .formatted(clock.instant().minusSeconds(1)));
      Callers.viewer()
          .get(CONTROLS, station.id())
          .then()
          .body("controlId", equalTo(java.util.List.of("first", "second")))
          .body("state", equalTo(java.util.List.of("SUPERSEDED", "STARTED")))
          .body("[1].payload.limitMaxDischarge.pctMaxDischargePower", equalTo(50));
      station
          .operated(
              () -> Callers.operator().delete(CONTROLS + "/second", station.id()),
              "ClearDERControl",
              "{\"status\":\"Accepted\"}")
          .response()
          .then()
          .statusCode(204);
      Callers.viewer().get(CONTROLS, station.id()).then().body("$", hasSize(1));
    }
  }

  @Test
  void whatAStationTellsBeforeItAnswersIsKeptAndWhatItRefusesIsNot() {
    try (RealStation station = RealStation.booted(gateway)) {
      String body = limit();
      var answer =
          CompletableFuture.supplyAsync(
              () -> Callers.operator().body(body).put(CONTROLS + "/early", station.id()));
      station.answerNext(
          "SetDERControl",
          "{\"status\":\"Accepted\"}",
          () ->
              station.call(
                  "NotifyDERStartStop",
                  "{\"controlId\":\"early\",\"started\":true,\"timestamp\":\"%s\"}"
                      .formatted(clock.instant())));
      answer.join().then().statusCode(200).body("state", equalTo("STARTED"));
      station
          .operated(
              () -> Callers.operator().body(body).put(CONTROLS + "/never", station.id()),
              "SetDERControl",
              "{\"status\":\"Rejected\"}")
          .response()
          .then()
          .statusCode(502);
      Callers.viewer().get(CONTROLS, station.id()).then().body("$", hasSize(1));
    }
  }

  @Test
  void whatAStationDoesNotSupportIsNotSent() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call(
          "NotifyReport",
          """
          {"requestId":1,"seqNo":0,"generatedAt":"%s","reportData":[
            {"component":{"name":"DCDERCtrlr","evse":{"id":1}},
             "variable":{"name":"ModesSupported"},
             "variableAttribute":[{"value":"VoltVar, Gradients"}]}]}"""
              .formatted(clock.instant()));
      Callers.operator()
          .body(limit())
          .put(CONTROLS + "/first", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/controlType"));
    }
  }

  @Test
  void aReportIsCollected() {
    try (RealStation station = RealStation.booted(gateway)) {
      var begun =
          station.operated(
              () -> Callers.operator().body("{}").post(CONTROLS + "/report", station.id()),
              "GetDERControl",
              "{\"status\":\"Accepted\"}");
      String operation = begun.response().then().statusCode(200).extract().path("id");
      String part =
          """
          {"requestId":%d,"tbc":%s,"gradient":[
            {"id":"%s","gradient":{"priority":0,"gradient":1,"softGradient":1}}]}""";
      int request = begun.asked().get("requestId").asInt();
      station.call("ReportDERControl", part.formatted(request, true, "a"));
      station.call("ReportDERControl", part.formatted(request, true, "a"));
      station.call("ReportDERControl", part.formatted(request, false, "b"));
      Callers.viewer()
          .get("/api/v1/operations/{operation}", operation)
          .then()
          .body("state", equalTo("DONE"))
          .body("parts", equalTo(2));
    }
  }

  @Test
  void aGridFaultLastsUntilItEnds() {
    try (RealStation station = RealStation.booted(gateway)) {
      Instant begun = clock.instant();
      alarm(station, begun, false);
      alarm(station, begun, false);
      Callers.viewer()
          .get("/api/v1/der-alarms?lasting=true&station={id}", station.id())
          .then()
          .body("items", hasSize(1))
          .body("items[0].gridEventFault", equalTo("OverVoltage"))
          .body("items[0].endedAt", nullValue());
      alarm(station, begun.plusSeconds(5), true);
      Callers.viewer()
          .get("/api/v1/der-alarms?lasting=true&station={id}", station.id())
          .then()
          .body("items", hasSize(0));
      Callers.viewer()
          .get("/api/v1/der-alarms?station={id}", station.id())
          .then()
          .body("items", hasSize(1));
    }
  }

  private void set(RealStation station, String control, String answer) {
    String body = limit();
    station
        .operated(
            () -> Callers.operator().body(body).put(CONTROLS + "/" + control, station.id()),
            "SetDERControl",
            answer)
        .response()
        .then()
        .statusCode(200)
        .body("state", equalTo("SET"));
  }

  private String limit() {
    return """
        {"isDefault":false,"controlType":"LimitMaxDischarge","limitMaxDischarge":
          {"priority":1,"pctMaxDischargePower":50,"startTime":"%s","duration":60}}"""
        .formatted(clock.instant());
  }

  private static void alarm(RealStation station, Instant at, boolean ended) {
    assertThat(
            station
                .call(
                    "NotifyDERAlarm",
                    """
                    {"controlType":"HVMustTrip","timestamp":"%s","alarmEnded":%s,
                     "gridEventFault":"OverVoltage"}"""
                        .formatted(at, ended))
                .isEmpty())
        .isTrue();
  }
}
