package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** B: booting, variables, reports and resets. */
@QuarkusTest
class ProvisioningCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_B_01: a cold boot is accepted, with the time and an interval for heartbeats")
  void coldBoot() {
    try (ForeignStation station = stand.connected("ocpp2.0.1")) {
      JsonNode answer = station.call("BootNotification", Messages.boot("PowerUp"));
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      assertThat(answer.get("interval").asInt()).isPositive();
      assertThat(answer.get("currentTime").asText()).endsWith("Z");
      station.call("StatusNotification", Messages.status(1, 1, "Available"));
      station.call("StatusNotification", Messages.status(2, 1, "Available"));
    }
  }

  @Test
  @DisplayName("TC_B_06: one variable is asked for")
  void oneVariableRead() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetVariables",
          """
          {"getVariableData":[{"component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"OfflineThreshold"}}]}""",
          """
          {"getVariableResult":[{"attributeStatus":"Accepted",
           "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"OfflineThreshold"},
           "attributeValue":"60"}]}""");
    }
  }

  @Test
  @DisplayName("TC_B_07: several variables are asked for")
  void severalVariablesRead() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetVariables",
          """
          {"getVariableData":[{"component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"OfflineThreshold"}},{"component":{"name":"AuthCtrlr"},
           "variable":{"name":"AuthorizeRemoteStart"}}]}""",
          """
          {"getVariableResult":[{"attributeStatus":"Accepted",
           "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"OfflineThreshold"},
           "attributeValue":"60"},{"attributeStatus":"UnknownVariable",
           "component":{"name":"AuthCtrlr"},
           "variable":{"name":"AuthorizeRemoteStart"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_B_08: no more variables are asked for at once than the station takes")
  void readsInParts() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "reports", "{\"base\":\"FullInventory\"}");
      station.call(
          "NotifyReport",
          """
          {"requestId":%d,"seqNo":0,"tbc":false,"generatedAt":"%s","reportData":[
            {"component":{"name":"DeviceDataCtrlr"},
             "variable":{"name":"ItemsPerMessage","instance":"GetVariables"},
             "variableAttribute":[{"value":"2"}]}]}"""
              .formatted(station.called("GetBaseReport").get("requestId").asInt(), Messages.now()));
      stand.awaitOperation(operation, "DONE");
      station.answers(
          "GetVariables",
          """
          {"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"60",
           "component":{"name":"A"},"variable":{"name":"B"}}]}""");
      Callers.operator()
          .body(
              """
              [{"component":"A","variable":"B"},{"component":"A","variable":"C"},
               {"component":"A","variable":"D"}]""")
          .post("/api/v1/stations/{id}/variables/read", station.id())
          .then()
          .statusCode(200);
      assertThat(station.called("GetVariables").get("getVariableData")).hasSize(2);
      assertThat(station.called("GetVariables").get("getVariableData")).hasSize(1);
    }
  }

  @Test
  @DisplayName("TC_B_09: one variable is set")
  void oneVariableSet() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetVariables",
          """
          {"setVariableData":[{"attributeValue":"123",
           "component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"OfflineThreshold"}}]}""",
          """
          {"setVariableResult":[{"attributeStatus":"Accepted",
           "component":{"name":"OCPPCommCtrlr"},
           "variable":{"name":"OfflineThreshold"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_B_10: several variables are set")
  void severalVariablesSet() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetVariables",
          """
          {"setVariableData":[{"attributeValue":"123",
           "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"OfflineThreshold"}},
           {"attributeValue":"false","component":{"name":"AuthCtrlr"},
           "variable":{"name":"AuthorizeRemoteStart"}}]}""",
          """
          {"setVariableResult":[{"attributeStatus":"Accepted",
           "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"OfflineThreshold"}},
           {"attributeStatus":"RebootRequired","component":{"name":"AuthCtrlr"},
           "variable":{"name":"AuthorizeRemoteStart"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_B_20: an idle station resets")
  void resetWhileIdle() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "Reset", "{\"type\":\"OnIdle\"}");
      station.call("BootNotification", Messages.boot("RemoteReset"));
    }
  }

  @Test
  @DisplayName("TC_B_21: a reset waits for the transaction")
  void resetAfterTheTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(station, "Reset", "{\"type\":\"OnIdle\"}", "{\"status\":\"Scheduled\"}");
      station.call("TransactionEvent", transaction.ended("EVCommunicationLost", "EVDisconnected"));
      station.call("BootNotification", Messages.boot("ScheduledReset"));
    }
  }

  @Test
  @DisplayName("TC_B_22: a reset ends the transaction")
  void resetDespiteTheTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(station, "Reset", "{\"type\":\"Immediate\"}");
      station.call("TransactionEvent", transaction.ended("ResetCommand", "ImmediateReset"));
      station.call("BootNotification", Messages.boot("RemoteReset"));
    }
  }

  @Test
  @DisplayName("TC_B_25: one EVSE resets")
  void resetOfAnEvse() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "Reset", "{\"type\":\"OnIdle\",\"evseId\":1}");
      station.call("StatusNotification", Messages.status(1, 1, "Available"));
    }
  }

  @Test
  @DisplayName("TC_B_26: the reset of an EVSE waits for its transaction")
  void resetOfAnEvseAfterTheTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station, "Reset", "{\"type\":\"OnIdle\",\"evseId\":1}", "{\"status\":\"Scheduled\"}");
      station.call("TransactionEvent", transaction.ended("EVCommunicationLost", "EVDisconnected"));
    }
  }

  @Test
  @DisplayName("TC_B_27: the reset of an EVSE ends its transaction")
  void resetOfAnEvseDespiteTheTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(station, "Reset", "{\"type\":\"Immediate\",\"evseId\":1}");
      station.call("TransactionEvent", transaction.ended("ResetCommand", "ImmediateReset"));
    }
  }

  @Test
  @DisplayName("TC_B_42: a connection profile is stored")
  void networkProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetNetworkProfile",
          """
          {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0",
           "ocppTransport":"JSON","ocppVersion":"OCPP20","messageTimeout":30,
           "ocppCsmsUrl":"wss://csms.example/ocpp","securityProfile":2}}""");
    }
  }

  @Test
  @DisplayName("TC_B_44: the operator hears that a connection profile failed")
  void networkProfileFailed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetNetworkProfile",
          """
          {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0",
           "ocppTransport":"JSON","ocppVersion":"OCPP20","messageTimeout":30,
           "ocppCsmsUrl":"wss://csms.example/ocpp","securityProfile":2}}""",
          "{\"status\":\"Failed\"}");
    }
  }

  @Test
  @DisplayName(
      "TC_B_58: of the dialects a station offers the first known one is chosen, and none ends the connection")
  void subprotocols() {
    String id = stand.register();
    try (ForeignStation station = new ForeignStation(id)) {
      ObjectNode both = stand.plain(id, Stand.PASSWORD, "ocpp9.9", "ocpp2.1", "ocpp2.0.1");
      assertThat(station.connect(both).protocol()).isEqualTo("ocpp2.1");
    }
    try (ForeignStation station = new ForeignStation(id)) {
      assertThat(station.connect(stand.plain(id, Stand.PASSWORD, "ocpp9.9")).why())
          .contains("no subprotocol");
    }
  }
}
