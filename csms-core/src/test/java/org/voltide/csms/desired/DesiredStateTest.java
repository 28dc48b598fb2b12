package org.voltide.csms.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.ScriptedStation;
import org.voltide.csms.ocpp.StationGateway;

/** Wishes of every kind among each other and over restarts, on a real WebSocket. */
@QuarkusTest
class DesiredStateTest {
  private static final AtomicInteger STATIONS = new AtomicInteger();
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

  /** A CALLERROR. */
  private static final Optional<String> REFUSAL = Optional.empty();

  private static final int GOOD = 1_000_000_001;

  @Inject StationGateway gateway;

  private ScriptedStation station;

  @BeforeEach
  void connect() {
    station =
        ScriptedStation.connected("DESIRED-" + STATIONS.incrementAndGet(), gateway.plainPort());
    assertThat(station.boot()).isEqualTo("Accepted");
  }

  @AfterEach
  void close() {
    station.close();
  }

  @Test
  void aBadWishDoesNotHoldUpTheOthersOfItsKind() {
    refusing("SetDisplayMessage", "/message/id", 1);
    refusing("SetNetworkProfile", "/configurationSlot", 1);
    report("MonitoringCtrlr", "ItemsPerMessage", "1");
    station.onOrRefuse(
        "SetVariableMonitoring",
        call ->
            call.at("/setMonitoringData/0/severity").asInt() == 1
                ? REFUSAL
                : Optional.of(monitorSet(call, 7)));
    for (int i = 1; i <= 2; i++) {
      wish("display-messages", message(i));
      wish("network-profiles", network(i));
      wish("monitors", monitor(i));
    }
    awaitBadAndGood();
    assertThat(station.boot()).isEqualTo("Accepted");
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertThat(station.asked("SetDisplayMessage")).hasSizeGreaterThanOrEqualTo(4);
              assertThat(station.asked("SetVariableMonitoring")).hasSizeGreaterThanOrEqualTo(4);
            });
    awaitBadAndGood();
  }

  @Test
  void whatAStationMayHaveLostIsSentAgainWhenItBoots() {
    station.on("SetDisplayMessage", ACCEPTED);
    station.on("SetNetworkProfile", ACCEPTED).on("SendLocalList", ACCEPTED);
    station.on("GetLocalListVersion", "{\"versionNumber\":0}");
    station.on("SetVariableMonitoring", call -> monitorSet(call, 7));
    wish("charging-profiles", profile(GOOD, "Absolute", "limit", 9000));
    wish("display-messages", message(2));
    wish("network-profiles", network(2));
    wish("monitors", monitor(2));
    wish(
        "local-list",
        """
        {"entries":[{"idToken":{"idToken":"A","type":"Central"},
                     "idTokenInfo":{"status":"Accepted"}}]}""");
    awaitAll("APPLIED", 5);
    shown()
        .body(of("charging-profiles", GOOD) + ".actual.chargingProfile.id", equalTo(GOOD))
        .body(of("network-profiles", 2) + ".actual.configurationSlot", equalTo(2));

    station.on(
        "SetVariableMonitoring",
        call ->
            call.at("/setMonitoringData/0").has("id")
                ? monitorSet(call, 7).replace("Accepted", "Rejected")
                : monitorSet(call, 8));
    assertThat(station.boot()).isEqualTo("Accepted");
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertThat(station.asked("SetDisplayMessage")).hasSize(2);
              assertThat(station.asked("SetVariableMonitoring")).hasSize(3);
              assertThat(station.asked("SendLocalList")).hasSize(2);
            });
    assertThat(station.asked("SendLocalList").getLast().get("updateType").asText())
        .isEqualTo("Full");
    awaitAll("APPLIED", 5);
    assertThat(station.asked("SetNetworkProfile")).hasSize(1);
    shown().body("find{it.kind=='monitors'}.actual.id", equalTo(8));
  }

  @Test
  void aDynamicProfileIsSentAgainWithTheValuesItHasNow() {
    station.on("UpdateDynamicSchedule", ACCEPTED);
    wish("charging-profiles", profile(GOOD, "Dynamic", "limit", 9000));
    awaitAll("APPLIED", 1);
    Callers.operator()
        .body("{\"chargingProfileId\":%d,\"scheduleUpdate\":{\"limit\":5000}}".formatted(GOOD))
        .post("/api/v1/stations/{id}/charging/dynamic-schedule", station.id())
        .then()
        .statusCode(200);
    String before = shown().extract().path("[0].appliedAt");
    assertThat(station.boot()).isEqualTo("Accepted");
    Awaitility.await().untilAsserted(() -> shown().body("[0].appliedAt", not(before)));
    assertThat(
            station
                .call("PullDynamicScheduleUpdate", "{\"chargingProfileId\":%d}".formatted(GOOD))
                .at("/scheduleUpdate/limit")
                .asInt())
        .isEqualTo(5000);
  }

  @Test
  void aVariableThatNeededARestartIsSetBackWhenItDriftsAfterwards() {
    station.on(
        "SetVariables",
        call ->
            """
            {"setVariableResult":[{"attributeStatus":"RebootRequired","component":%s,"variable":%s}]}
            """
                .formatted(
                    call.at("/setVariableData/0/component"),
                    call.at("/setVariableData/0/variable")));
    wish(
        "variables",
        "{\"component\":\"OCPPCommCtrlr\",\"variable\":\"MessageTimeout\",\"value\":\"30\"}");
    awaitAll("APPLIED", 1);
    shown().body("[0].lastError", containsString("after a restart"));
    report("OCPPCommCtrlr", "MessageTimeout", "60");
    assertThat(station.asked("SetVariables")).as("before the restart").hasSize(1);
    assertThat(station.boot()).isEqualTo("Accepted");
    Awaitility.await().untilAsserted(() -> shown().body("[0].lastError", nullValue()));
    report("OCPPCommCtrlr", "MessageTimeout", "60");
    Awaitility.await().until(() -> station.asked("SetVariables").size() == 2);
  }

  private void refusing(String action, String pointer, int bad) {
    station.onOrRefuse(
        action, call -> call.at(pointer).asInt() == bad ? REFUSAL : Optional.of(ACCEPTED));
  }

  private void wish(String kind, String payload) {
    Callers.operator()
        .body(payload)
        .put("/api/v1/stations/{id}/desired/{kind}", station.id(), kind)
        .then()
        .statusCode(200);
  }

  private void report(String component, String variable, String value) {
    station.call(
        "NotifyReport",
        """
        {"requestId":900,"generatedAt":"2026-03-01T12:00:00Z","seqNo":0,"reportData":[
         {"component":{"name":"%s"},"variable":{"name":"%s"},
          "variableAttribute":[{"value":"%s","mutability":"ReadWrite"}]}]}
        """
            .formatted(component, variable, value));
  }

  private void awaitBadAndGood() {
    Awaitility.await()
        .untilAsserted(
            () ->
                shown()
                    .body(of("display-messages", 1) + ".state", equalTo("FAILED"))
                    .body(of("display-messages", 2) + ".state", equalTo("APPLIED"))
                    .body(of("network-profiles", 1) + ".state", equalTo("FAILED"))
                    .body(of("network-profiles", 2) + ".state", equalTo("APPLIED"))
                    .body(
                        "findAll{it.kind=='monitors'}.sort{it.key}.state",
                        equalTo(List.of("FAILED", "APPLIED"))));
  }

  private void awaitAll(String state, int wishes) {
    Awaitility.await()
        .untilAsserted(
            () -> shown().body("findAll{it.state=='%s'}.size()".formatted(state), equalTo(wishes)));
  }

  private ValidatableResponse shown() {
    return Callers.viewer().get("/api/v1/stations/{id}/desired", station.id()).then();
  }

  private static String of(String kind, int key) {
    return "find{it.kind=='%s' && it.key=='%d'}".formatted(kind, key);
  }

  private static String profile(int id, String kind, String value, int watts) {
    return """
    {"evseId":1,"chargingProfile":{"id":%d,"stackLevel":0,
     "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"%s",
     "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
      "chargingSchedulePeriod":[{"startPeriod":0,"%s":%d}]}]}}"""
        .formatted(id, kind, value, watts);
  }

  private static String message(int id) {
    return """
    {"id":%d,"priority":"NormalCycle","message":{"format":"UTF8","content":"Hello"}}"""
        .formatted(id);
  }

  private static String network(int slot) {
    return """
    {"configurationSlot":%d,"connectionData":{"ocppInterface":"Wired0","ocppTransport":"JSON",
     "messageTimeout":30,"ocppCsmsUrl":"wss://csms.example/ocpp","securityProfile":2}}"""
        .formatted(slot);
  }

  private static String monitor(int severity) {
    return """
    {"value":60,"type":"UpperThreshold","severity":%d,
     "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Temperature"}}"""
        .formatted(severity);
  }

  private static String monitorSet(JsonNode call, int id) {
    JsonNode data = call.at("/setMonitoringData/0");
    return """
    {"setMonitoringResult":[{"id":%d,"status":"Accepted","type":%s,"severity":%s,
      "component":%s,"variable":%s}]}"""
        .formatted(
            id,
            data.get("type"),
            data.get("severity"),
            data.get("component"),
            data.get("variable"));
  }
}
