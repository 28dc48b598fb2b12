package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** What OCPP 2.1 added to requests of operators. */
@QuarkusTest
class Dialect21CasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_B_100: a connection profile brings identity and password")
  void networkProfile() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.relays(
          station,
          "SetNetworkProfile",
          """
          {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0",
           "ocppTransport":"JSON","messageTimeout":30,
           "ocppCsmsUrl":"wss://csms.example/ocpp","securityProfile":2,"identity":"CS",
           "basicAuthPassword":"sixteen letters!"}}""");
    }
  }

  @Test
  @DisplayName("TC_B_103: a reset lets the transaction go on")
  void resetAndResume() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(station, "Reset", "{\"type\":\"ImmediateAndResume\"}");
      station.call("TransactionEvent", transaction.updated("TxResumed", "Charging"));
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("active");
      assertThat(stand.session(station).getString("items[0].chargingState")).isEqualTo("Charging");
    }
  }

  @Test
  @DisplayName("TC_B_104: a reset with nothing to go on")
  void resetWhileIdle() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.relays(station, "Reset", "{\"type\":\"ImmediateAndResume\"}");
      station.call("BootNotification", Messages.boot("RemoteReset"));
    }
  }

  @Test
  @DisplayName("TC_B_105: a connection profile is written as variables")
  void networkProfileAsVariables() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.relays(
          station,
          "SetVariables",
          """
          {"setVariableData":[%s,%s,%s,%s,%s]}"""
              .formatted(
                  setting("OcppCsmsUrl", "wss://csms.example/ocpp"),
                  setting("SecurityProfile", "2"),
                  setting("OcppInterface", "Wireless0"),
                  setting("ApnEnabled", "true"),
                  setting("Apn", "internet.example")),
          """
          {"setVariableResult":[%s,%s,%s,%s,%s]}"""
              .formatted(
                  taken("OcppCsmsUrl"),
                  taken("SecurityProfile"),
                  taken("OcppInterface"),
                  taken("ApnEnabled"),
                  taken("Apn")));
    }
  }

  private static String setting(String variable, String value) {
    return """
        {"component":{"name":"NetworkConfiguration","instance":"2"},"variable":{"name":"%s"},
         "attributeValue":"%s"}"""
        .formatted(variable, value);
  }

  private static String taken(String variable) {
    return """
        {"attributeStatus":"Accepted","component":{"name":"NetworkConfiguration","instance":"2"},
         "variable":{"name":"%s"}}"""
        .formatted(variable);
  }

  @Test
  @DisplayName("TC_B_116: a transaction goes on after a reset, and gets its profile again")
  void resetAndResumeWithProfile() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent", transaction.started("CablePluggedIn", "Charging", Transaction.EVSE));
      String profile =
          """
          {"evseId":1,"chargingProfile":{"id":116,"stackLevel":0,"transactionId":"%s",
           "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"startSchedule":"2026-01-01T00:00:00Z",
           "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":11000}]}]}}"""
              .formatted(transaction.id());
      stand.relays(station, "SetChargingProfile", profile);
      stand.relays(station, "Reset", "{\"type\":\"ImmediateAndResume\"}");
      station.call("TransactionEvent", transaction.updated("ResetCommand", "SuspendedEVSE"));
      station.drop();
      stand.again(station, "ocpp2.1");
      assertThat(station.call("BootNotification", Messages.boot("RemoteReset")).get("status"))
          .hasToString("\"Accepted\"");
      station.call("TransactionEvent", transaction.updated("TxResumed", "Charging"));
      assertThat(stand.session(station).getList("items.state")).containsExactly("active");
      stand.relays(station, "SetChargingProfile", profile);
    }
  }

  @Test
  @DisplayName("TC_F_100: a vendor's own message is asked for")
  void customTrigger() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.relays(
          station,
          "TriggerMessage",
          """
          {"requestedMessage":"CustomTrigger","customTrigger":"x"}""");
    }
  }

  @Test
  @DisplayName("TC_K_70: several profiles at once")
  void severalProfiles() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Wishes wishes = Wishes.profiles(station);
      String own = profile(1, 170, "TxDefaultProfile", "");
      String whole = profile(0, 171, "ChargingStationMaxProfile", "");
      wishes.fulfilled(own);
      wishes.fulfilled(whole);
      station.drop();
      wishes.remove("1000000170");
      stand.again(station, "ocpp2.1");
      station.call("BootNotification", Messages.boot("PowerUp"));
      assertThat(station.called("ClearChargingProfile").get("chargingProfileId").asInt())
          .isEqualTo(1_000_000_170);
      wishes.awaits("1000000171", "APPLIED");
    }
  }

  @Test
  @DisplayName("TC_K_100: a profile ends some time after the connection")
  void maxOffline() {
    JsonNode profile =
        fulfilled(
            profile(
                1,
                1100,
                "TxDefaultProfile",
                ",\"maxOfflineDuration\":600,\"invalidAfterOfflineDuration\":true"));
    assertThat(profile.get("maxOfflineDuration").asInt()).isEqualTo(600);
    assertThat(profile.get("invalidAfterOfflineDuration").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("TC_K_102: a profile ends at a state of charge")
  void limitAtSoc() {
    JsonNode profile =
        fulfilled(
            profile(1, 1102, "TxDefaultProfile", "")
                .replace(
                    "\"chargingRateUnit\"",
                    "\"limitAtSoC\":{\"soc\":80,\"limit\":16.5},\"chargingRateUnit\""));
    assertThat(profile.at("/chargingSchedule/0/limitAtSoC/soc").asInt()).isEqualTo(80);
  }

  @Test
  @DisplayName("TC_K_104: a profile for priority charging")
  void priority() {
    JsonNode profile = fulfilled(profile(1, 1104, "PriorityCharging", ""));
    assertThat(profile.get("chargingProfilePurpose").asText()).isEqualTo("PriorityCharging");
  }

  @Test
  @DisplayName("TC_K_106: a schedule that begins by chance")
  void randomizedDelay() {
    JsonNode profile =
        fulfilled(
            profile(1, 1106, "TxDefaultProfile", "")
                .replace("\"chargingRateUnit\"", "\"randomizedDelay\":60,\"chargingRateUnit\""));
    assertThat(profile.at("/chargingSchedule/0/randomizedDelay").asInt()).isEqualTo(60);
  }

  /** Wishes for a profile at a new station and returns it as it got there. */
  private JsonNode fulfilled(String profile) {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      return Wishes.profiles(station).fulfilled(profile).get("chargingProfile");
    }
  }

  private static String profile(int evse, int id, String purpose, String more) {
    return Messages.profile(
        evse, 1_000_000_000 + id, purpose, "\"chargingProfileKind\":\"Absolute\"" + more, 16.5);
  }

  @Test
  @DisplayName("TC_K_118: priority charging is asked for")
  void usePriority() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      Transaction transaction = stand.begun(station);
      Callers.operator()
          .body("{\"transactionId\":\"%s\",\"activate\":true}".formatted(transaction.id()))
          .post("/api/v1/stations/{id}/charging/priority", station.id())
          .then()
          .statusCode(200);
      assertThat(station.called("UsePriorityCharging").get("transactionId").asText())
          .isEqualTo(transaction.id());
      assertThat(stand.session(station).getBoolean("items[0].details.priorityCharging")).isTrue();
    }
  }
}
