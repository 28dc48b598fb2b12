package org.voltide.simulator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;

class NetworkProfilesTest {
  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aNewProfileCountsAfterTheRestart() {
    assertThat(set(2, "ws://elsewhere:1/ocpp", 1)).isEqualTo("Accepted");
    bench.set("OCPPCommCtrlr", "NetworkConfigurationPriority", "2,1");
    assertThat(bench.routes()).allMatch(route -> route.endpoint().isEmpty());

    bench.ask("Reset", "{\"type\":\"Immediate\"}");
    await().until(() -> bench.routes().getLast().endpoint().isPresent());
    assertThat(bench.routes().getLast().endpoint()).contains(URI.create("ws://elsewhere:1/ocpp"));
    await().until(() -> bench.csms().calls("BootNotification").size() == 2);
    bench.settle();
    assertThat(bench.get("OCPPCommCtrlr", "ActiveNetworkProfile")).isEqualTo("2");
  }

  @Test
  void whatLeadsNowhereGivesWayToTheNext() {
    set(2, "ws://elsewhere:1/ocpp", 1);
    bench.set("OCPPCommCtrlr", "NetworkConfigurationPriority", "2,1");
    bench.set("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2");
    bench.csms().reachable(false);
    bench.ask("Reset", "{\"type\":\"Immediate\"}");

    await()
        .until(
            () -> {
              var routes = bench.routes();
              return routes.stream().filter(r -> r.endpoint().isPresent()).count() >= 2
                  && routes.getLast().endpoint().isEmpty();
            });
  }

  @Test
  void refusesWhatItCannotUse() {
    assertThat(reason(1, "ws://elsewhere/ocpp", 1)).isEqualTo("InvalidConfSlot");
    assertThat(reason(4, "ws://elsewhere/ocpp", 1)).isEqualTo("InvalidConfSlot");
    assertThat(reason(2, "ws://elsewhere/ocpp", 0)).isEqualTo("NoSecurityDowngrade");
    assertThat(reason(2, "wss://elsewhere/ocpp", 2)).as("no root").isEqualTo("InvalidNetworkConf");
    assertThat(reason(2, "http://elsewhere/ocpp", 1)).isEqualTo("InvalidURL");
    JsonNode answer =
        bench.ask(
            "SetVariables",
            """
            {"setVariableData":[{"attributeValue":"3","component":{"name":"OCPPCommCtrlr"},
            "variable":{"name":"NetworkConfigurationPriority"}}]}""");
    assertThat(answer.at("/setVariableResult/0/attributeStatus").asText()).isEqualTo("Rejected");
  }

  @Test
  void itemsBeyondTheLimitAreRefusedAsAWhole() {
    String one =
        "{\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}";
    String many = (one + ",").repeat(50) + one;
    JsonNode answer =
        bench.csms().call("GetVariables", "{\"getVariableData\":[" + many + "]}").join();
    assertThat(answer.get(2).asText()).isEqualTo("OccurrenceConstraintViolation");
  }

  @Test
  void customReportsNameWhatIsMeant() {
    assertThat(
            bench.status(
                "GetReport",
                "{\"requestId\":1,\"componentVariable\":[{\"component\":{\"name\":\"clockctrlr\"}}]}"))
        .isEqualTo("Accepted");
    assertThat(bench.last("NotifyReport").get("reportData").findValuesAsText("dataType"))
        .contains("dateTime", "SequenceList");
    assertThat(bench.status("GetReport", "{\"requestId\":1,\"componentCriteria\":[\"Problem\"]}"))
        .isEqualTo("EmptyResultSet");
  }

  private String set(int slot, String url, int security) {
    return bench.status("SetNetworkProfile", json(slot, url, security));
  }

  private String reason(int slot, String url, int security) {
    return bench
        .ask("SetNetworkProfile", json(slot, url, security))
        .at("/statusInfo/reasonCode")
        .asText();
  }

  private static String json(int slot, String url, int security) {
    return """
        {"configurationSlot":%d,"connectionData":{"ocppInterface":"Wired0","ocppTransport":"JSON",
        "messageTimeout":30,"ocppCsmsUrl":"%s","securityProfile":%d}}"""
        .formatted(slot, url, security);
  }
}
