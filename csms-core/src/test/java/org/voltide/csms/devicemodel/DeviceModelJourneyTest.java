package org.voltide.csms.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
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

/** A station is asked what it is made of and told how to be, over a real WebSocket. */
@QuarkusTest
class DeviceModelJourneyTest {
  private static final AtomicInteger STATIONS = new AtomicInteger();
  private static final String REPORT =
      """
      {"requestId":%d,"generatedAt":"2026-03-01T12:00:00Z","seqNo":%d,"tbc":%s,"reportData":[
       {"component":{"name":"DeviceDataCtrlr"},"variable":{"name":"ItemsPerMessage","instance":"SetVariables"},
        "variableAttribute":[{"value":"1","mutability":"ReadOnly"}],
        "variableCharacteristics":{"dataType":"integer","supportsMonitoring":false}},
       {"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"},
        "variableAttribute":[{"value":"%s","mutability":"ReadWrite"}],
        "variableCharacteristics":{"dataType":"integer","unit":"s","supportsMonitoring":true}}]}
      """;

  @Inject StationGateway gateway;

  private ScriptedStation station;

  @BeforeEach
  void connect() {
    station =
        ScriptedStation.connected("DEVICE-" + STATIONS.incrementAndGet(), gateway.plainPort());
    station.on("GetBaseReport", "{\"status\":\"Accepted\"}");
    station.on("SetVariables", DeviceModelJourneyTest::allSet);
    assertThat(station.boot()).isEqualTo("Accepted");
  }

  @AfterEach
  void close() {
    station.close();
  }

  @Test
  void aPasswordIsChangedByItsOwnCommandOnly() {
    String write =
        """
        [{"component":"OCPPCommCtrlr","variable":"HeartbeatInterval","value":"60"},
         {"component":"securityctrlr","variable":"basicauthpassword","value":"lock me out, please"}]""";
    Callers.operator()
        .body(write)
        .post("/api/v1/stations/{id}/variables/write", station.id())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/1/variable"));
    String raw =
        """
        {"setVariableData":[{"attributeValue":"lock me out, please",
         "component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}""";
    Callers.operator()
        .body(raw)
        .post("/api/v1/stations/{id}/ocpp/SetVariables", station.id())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/setVariableData/0/variable"));
    Callers.operator()
        .body(
            """
            [{"component":"NetworkConfiguration","componentInstance":"2",
              "variable":"BasicAuthPassword","value":"lock me out, please"}]""")
        .post("/api/v1/stations/{id}/variables/write", station.id())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/0/variable"));
    assertThat(station.asked("SetVariables")).isEmpty();
  }

  @Test
  void aNetworkProfileBringsNoPasswordThatTheStationDoesNotHave() {
    String profile =
        """
        {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0","ocppTransport":"JSON",
         "messageTimeout":30,"ocppCsmsUrl":"wss://csms.example/ocpp","securityProfile":2,
         "basicAuthPassword":"lock me out, please"}}""";
    for (String path : List.of("network-profile", "ocpp/SetNetworkProfile")) {
      Callers.operator()
          .body(profile)
          .post("/api/v1/stations/{id}/" + path, station.id())
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/connectionData/basicAuthPassword"));
    }
    assertThat(station.asked("SetNetworkProfile")).isEmpty();
  }

  @Test
  void aPasswordThatAStationTellsIsNotKept() {
    station.call(
        "NotifyReport",
        """
        {"requestId":1,"generatedAt":"2026-03-01T12:00:00Z","seqNo":0,"tbc":false,"reportData":[
         {"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"},
          "variableAttribute":[{"value":"what I sign in with"}]}]}""");
    Callers.viewer()
        .get("/api/v1/stations/{id}/variables?q=basicauthpassword", station.id())
        .then()
        .body("items", hasSize(1))
        .body("items[0].value", equalTo(null));
  }

  @Test
  void aReportIsCollectedAndBecomesWhatIsKnown() {
    String operation =
        Callers.operator()
            .body("{\"base\":\"FullInventory\"}")
            .post("/api/v1/stations/{id}/reports", station.id())
            .then()
            .statusCode(200)
            .body("state", equalTo("RUNNING"))
            .extract()
            .path("id");
    int request = station.asked("GetBaseReport").getLast().get("requestId").asInt();
    station.call("NotifyReport", REPORT.formatted(request, 1, "false", "60"));
    station.call("NotifyReport", REPORT.formatted(request, 0, "true", "30"));

    Callers.viewer()
        .get("/api/v1/operations/{id}", operation)
        .then()
        .body("state", equalTo("DONE"))
        .body("parts", equalTo(2));
    Callers.viewer()
        .get("/api/v1/operations/{id}/result", operation)
        .then()
        .body("", hasSize(4))
        .body("[0].component.name", equalTo("DeviceDataCtrlr"));
    Callers.viewer()
        .get("/api/v1/stations/{id}/variables?component=ocppcommctrlr", station.id())
        .then()
        .body("items.key", contains("ocppcommctrlr/heartbeatinterval"))
        .body("items[0].value", equalTo("30"))
        .body("items[0].unit", equalTo("s"));
    Callers.viewer()
        .get(
            "/api/v1/stations/{id}/variables/history?key=ocppcommctrlr/heartbeatinterval",
            station.id())
        .then()
        .body("value", contains("30", "60"));
  }

  @Test
  void whatIsWishedIsWrittenInMessagesOfTheStationsSizeAndSetBackWhenItDrifts() {
    station.call("NotifyReport", REPORT.formatted(900, 0, "false", "60"));
    wish("OCPPCommCtrlr", "HeartbeatInterval", "120");
    wish("OCPPCommCtrlr", "WebSocketPingInterval", "30");
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED", "APPLIED"));
    assertThat(station.asked("SetVariables"))
        .allSatisfy(call -> assertThat(call.get("setVariableData")).hasSize(1));

    int before = station.asked("SetVariables").size();
    station.call("NotifyReport", REPORT.formatted(901, 0, "false", "15"));
    wish("OCPPCommCtrlr", "MessageTimeout", "30");
    Awaitility.await().until(() -> station.asked("SetVariables").size() >= before + 2);
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED", "APPLIED", "APPLIED"));
  }

  @Test
  void aRefusedWishShowsWhyAndIsTriedAgainOnTheNextConnection() {
    station.on("SetVariables", call -> allSet(call).replace("Accepted", "Rejected"));
    wish("OCPPCommCtrlr", "HeartbeatInterval", "1");
    Awaitility.await().untilAsserted(() -> assertDesired("FAILED"));
    Callers.viewer()
        .get("/api/v1/stations/{id}/desired", station.id())
        .then()
        .body("lastError", contains("Rejected"));
    station.close();
    station = ScriptedStation.reconnected(station.id(), gateway.plainPort());
    station.on("SetVariables", DeviceModelJourneyTest::allSet);
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED"));
  }

  @Test
  void aStationBootsPendingUntilItIsConfigured() {
    station.close();
    wish("OCPPCommCtrlr", "HeartbeatInterval", "77");
    station = ScriptedStation.reconnected(station.id(), gateway.plainPort());
    // It does not answer yet, so that its boot comes before its configuration.
    assertThat(station.boot()).isIn("Pending", "Accepted");
    station.on("SetVariables", DeviceModelJourneyTest::allSet);
    Awaitility.await().untilAsserted(() -> assertThat(station.boot()).isEqualTo("Accepted"));
  }

  @Test
  void aRejectedStationIsNotListenedTo() {
    station.on("TriggerMessage", "{\"status\":\"Accepted\"}");
    Callers.operator()
        .body("{\"policy\":\"REJECT\",\"retryAfterSeconds\":9}")
        .put("/api/v1/stations/{id}/boot-policy", station.id())
        .then()
        .statusCode(200);
    Awaitility.await().until(() -> !station.asked("TriggerMessage").isEmpty());
    assertThat(station.boot()).isEqualTo("Rejected");
    assertThat(station.call("Heartbeat", "{}").get(2).asText()).isEqualTo("SecurityError");
    Callers.operator()
        .body("[{\"component\":\"A\",\"variable\":\"B\"}]")
        .post("/api/v1/stations/{id}/variables/read", station.id())
        .then()
        .statusCode(409);
  }

  @Test
  void variablesAreReadNow() {
    station.on(
        "GetVariables",
        """
        {"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"4",
          "component":{"name":"A"},"variable":{"name":"B"}}]}
        """);
    Callers.operator()
        .body("[{\"component\":\"A\",\"variable\":\"B\"},{\"component\":\"A\",\"variable\":\"C\"}]")
        .post("/api/v1/stations/{id}/variables/read", station.id())
        .then()
        .statusCode(200)
        .body("status", contains("Accepted", "Rejected"))
        .body("value", hasItem("4"));
  }

  @Test
  void monitorsAreSetByWishAndTheirEventsAreKeptOnce() {
    station.on(
        "SetVariableMonitoring",
        """
        {"setMonitoringResult":[{"id":7,"status":"Accepted","type":"UpperThreshold","severity":4,
          "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Temperature"}}]}
        """);
    Callers.operator()
        .body(
            """
            {"value":60,"type":"UpperThreshold","severity":4,
             "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Temperature"}}
            """)
        .put("/api/v1/stations/{id}/desired/monitors", station.id())
        .then()
        .statusCode(200);
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED"));
    String event =
        """
        {"generatedAt":"2026-03-01T12:00:00Z","seqNo":0,"eventData":[{"eventId":1,
         "timestamp":"2026-03-01T12:00:00Z","trigger":"Alerting","actualValue":"61",
         "eventNotificationType":"CustomMonitor","variableMonitoringId":7,
         "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Temperature"}}]}
        """;
    station.call("NotifyEvent", event);
    station.call("NotifyEvent", event);
    Callers.viewer()
        .get("/api/v1/station-events?station={id}&severity=4", station.id())
        .then()
        .body("items", hasSize(1))
        .body("items[0].severity", equalTo(4))
        .body("items[0].value", equalTo("61"));
    Callers.viewer()
        .get("/api/v1/stations/{id}/variables?component=EVSE", station.id())
        .then()
        .body("items.value", contains("61"));
  }

  @Test
  void aTemplateSpreadsToItsStationsAndShowsDrift() {
    station.on("SetVariables", call -> allSet(call).replace("Accepted", "Rejected"));
    String template =
        """
        {"name":"%s","stations":["%s"],"settings":[
         {"component":"OCPPCommCtrlr","variable":"HeartbeatInterval","value":"240"}]}
        """
            .formatted("T " + station.id(), station.id());
    String id =
        Callers.operator()
            .body(template)
            .post("/api/v1/configuration-templates")
            .then()
            .statusCode(200)
            .body("stations", equalTo(1))
            .extract()
            .path("id");
    Callers.operator()
        .body(template)
        .post("/api/v1/configuration-templates")
        .then()
        .statusCode(409);
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/configuration-templates/{id}/drift", id)
                    .then()
                    .body("lastError", contains("Rejected")));
    Callers.operator().delete("/api/v1/configuration-templates/{id}", id).then().statusCode(204);
    assertDesired();
  }

  @Test
  void driftIsShownWhereSomethingElseIsWishedAndWhatIsLeftFillsTheGap() {
    wish("OCPPCommCtrlr", "HeartbeatInterval", "100");
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED"));
    String older = template("older", "200");
    String newer = template("newer", "300");
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED"));
    Callers.viewer()
        .get("/api/v1/configuration-templates/{id}/drift", older)
        .then()
        .body("wanted", contains("200"))
        .body("actual", contains("300"))
        .body("lastError", contains("wished otherwise: 300"));
    Callers.viewer()
        .get("/api/v1/configuration-templates/{id}", older)
        .then()
        .body("drifting", equalTo(1));
    Callers.viewer()
        .get("/api/v1/configuration-templates/{id}", newer)
        .then()
        .body("drifting", equalTo(0));

    Callers.operator().delete("/api/v1/configuration-templates/{id}", newer).then().statusCode(204);
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/configuration-templates/{id}/drift", older)
                    .then()
                    .body("", hasSize(0)));
    assertThat(
            station
                .asked("SetVariables")
                .getLast()
                .at("/setVariableData/0/attributeValue")
                .asText())
        .isEqualTo("200");
    Callers.operator().delete("/api/v1/configuration-templates/{id}", older).then().statusCode(204);
  }

  private String template(String name, String interval) {
    return Callers.operator()
        .body(
            """
            {"name":"%s","stations":["%s"],"settings":[
             {"component":"OCPPCommCtrlr","variable":"HeartbeatInterval","value":"%s"}]}
            """
                .formatted(name + station.id(), station.id(), interval))
        .post("/api/v1/configuration-templates")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void theLocalListIsSentWholeThenAsDifferences() {
    AtomicInteger version = new AtomicInteger();
    station.on("GetLocalListVersion", _ -> "{\"versionNumber\":%d}".formatted(version.get()));
    station.on(
        "SendLocalList",
        call -> {
          version.set(call.get("versionNumber").asInt());
          return "{\"status\":\"Accepted\"}";
        });
    list(
        "[{\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\"},\"idTokenInfo\":{\"status\":\"Accepted\"}}]");
    Awaitility.await().untilAsserted(() -> assertDesired("APPLIED"));
    list(
        "[{\"idToken\":{\"idToken\":\"B\",\"type\":\"Central\"},\"idTokenInfo\":{\"status\":\"Accepted\"}}]");
    Awaitility.await().until(() -> station.asked("SendLocalList").size() == 2);
    JsonNode first = station.asked("SendLocalList").getFirst();
    assertThat(first.get("updateType").asText()).isEqualTo("Full");
    JsonNode second = station.asked("SendLocalList").getLast();
    assertThat(second.get("updateType").asText()).isEqualTo("Differential");
    assertThat(second.get("localAuthorizationList")).hasSize(2);
    assertThat(second.get("localAuthorizationList").get(1).has("idTokenInfo")).isFalse();
  }

  private void list(String entries) {
    Callers.operator()
        .body("{\"entries\":" + entries + "}")
        .put("/api/v1/stations/{id}/desired/local-list", station.id())
        .then()
        .statusCode(200);
  }

  private void wish(String component, String variable, String value) {
    Callers.operator()
        .body(
            "{\"component\":\"%s\",\"variable\":\"%s\",\"value\":\"%s\"}"
                .formatted(component, variable, value))
        .put("/api/v1/stations/{id}/desired/variables", station.id())
        .then()
        .statusCode(200);
  }

  private void assertDesired(String... states) {
    Callers.viewer()
        .get("/api/v1/stations/{id}/desired", station.id())
        .then()
        .body("state", equalTo(List.of(states)));
  }

  private static String allSet(JsonNode call) {
    StringBuilder results = new StringBuilder();
    for (JsonNode data : call.get("setVariableData")) {
      results
          .append(results.isEmpty() ? "" : ",")
          .append(
              "{\"attributeStatus\":\"Accepted\",\"component\":%s,\"variable\":%s}"
                  .formatted(data.get("component"), data.get("variable")));
    }
    return "{\"setVariableResult\":[" + results + "]}";
  }
}
