package org.voltide.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.simulator.Bench;

/** What the CSMS may order, one by one. */
class OrdersTest {
  private final Bench bench = new Bench(Bench.dc());

  @BeforeEach
  void refuseTokens() {
    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Unknown\"}}");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void startsAndStopsRemotelyWithAProfileForTheNewTransaction() {
    bench.plugIn(50);
    assertThat(startRemotely()).isEqualTo("Accepted");

    JsonNode started = bench.csms().calls("TransactionEvent").getFirst();
    assertThat(started.get("triggerReason").asText()).isEqualTo("RemoteStart");
    assertThat(started.at("/transactionInfo/remoteStartId").asInt()).isEqualTo(42);
    String id = started.at("/transactionInfo/transactionId").asText();
    bench.pass(Duration.ofMinutes(1));
    assertThat(composite().at("/schedule/chargingSchedulePeriod/0/limit").asInt()).isEqualTo(7_000);

    assertThat(status("GetTransactionStatus", "{\"transactionId\":\"%s\"}".formatted(id)))
        .isEmpty();
    assertThat(status("RequestStopTransaction", "{\"transactionId\":\"%s\"}".formatted(id)))
        .isEqualTo("Accepted");
    JsonNode ended = bench.csms().calls("TransactionEvent").getLast();
    assertThat(ended.at("/transactionInfo/stoppedReason").asText()).isEqualTo("Remote");
    assertThat(composite().at("/schedule/chargingSchedulePeriod/0/limit").asInt())
        .isEqualTo(30_000);
  }

  @Test
  void resetsAtOnceOrWhenIdle() {
    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    Visit visit = bench.plugIn(50);
    assertThat(status("Reset", "{\"type\":\"Immediate\"}")).isEqualTo("Accepted");
    await().until(() -> bench.csms().calls("BootNotification").size() == 2);
    bench.settle();

    assertThat(bench.csms().calls("BootNotification").getLast().get("reason").asText())
        .isEqualTo("RemoteReset");
    assertThat(
            bench.csms().calls("TransactionEvent").stream()
                .filter(e -> e.get("eventType").asText().equals("Started")))
        .as("the car that is still there begins again")
        .hasSize(2);
    assertThat(status("Reset", "{\"type\":\"OnIdle\"}")).isEqualTo("Scheduled");
    bench.unplug(visit);
    await().until(() -> bench.csms().calls("BootNotification").size() == 3);
  }

  @Test
  void goesOutOfServiceWhenTheCarHasLeft() {
    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    Visit visit = bench.plugIn(50);
    assertThat(status("ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}"))
        .isEqualTo("Scheduled");
    bench.unplug(visit);
    assertThat(connectorStatus()).isEqualTo("Unavailable");

    assertThat(status("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}"))
        .isEqualTo("Accepted");
    assertThat(connectorStatus()).isEqualTo("Available");
  }

  @ParameterizedTest
  @CsvSource({
    "BootNotification, Rejected",
    "Heartbeat, Accepted",
    "StatusNotification, Accepted",
    "MeterValues, Accepted",
    "CustomTrigger, NotImplemented"
  })
  void tellsWhatItIsAskedFor(String message, String status) {
    int before = bench.csms().calls(message).size();

    assertThat(
            status(
                "TriggerMessage",
                "{\"requestedMessage\":\"%s\",\"evse\":{\"id\":1,\"connectorId\":1}}"
                    .formatted(message)))
        .isEqualTo(status);
    assertThat(bench.csms().calls(message)).hasSize(before + (status.equals("Accepted") ? 1 : 0));
  }

  @Test
  void readsAndWritesVariables() {
    JsonNode got =
        ask(
            "GetVariables",
            """
            {"getVariableData":[
            {"component":{"name":"SmartChargingCtrlr"},"variable":{"name":"RateUnit"}},
            {"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}},
            {"component":{"name":"SmartChargingCtrlr"},"variable":{"name":"Colour"}},
            {"component":{"name":"Toaster"},"variable":{"name":"Colour"}}]}""");
    assertThat(got.findValuesAsText("attributeStatus"))
        .containsExactly("Accepted", "Rejected", "UnknownVariable", "UnknownComponent");
    assertThat(got.at("/getVariableResult/0/attributeValue").asText()).isEqualTo("W");

    JsonNode set =
        ask(
            "SetVariables",
            """
            {"setVariableData":[
            {"attributeValue":"30","component":{"name":"SampledDataCtrlr"},
             "variable":{"name":"TxUpdatedInterval"}},
            {"attributeValue":"soon","component":{"name":"SampledDataCtrlr"},
             "variable":{"name":"TxUpdatedInterval"}},
            {"attributeValue":"9","component":{"name":"EVSE","evse":{"id":1}},
             "variable":{"name":"Power"}},
            {"attributeValue":"a-new-password-of-length","component":{"name":"SecurityCtrlr"},
             "variable":{"name":"BasicAuthPassword"}}]}""");
    assertThat(set.findValuesAsText("attributeStatus"))
        .containsExactly("Accepted", "Rejected", "Rejected", "Accepted");
    assertThat(bench.newPassword()).isEqualTo("a-new-password-of-length");
  }

  @Test
  void tellsItsMetersAtRoundTimes() {
    bench.set("AlignedDataCtrlr", "Interval", "600");
    bench.set("AlignedDataCtrlr", "Enabled", "true");
    bench.pass(Duration.ofMinutes(21));
    assertThat(
            bench.csms().calls("MeterValues").stream()
                .map(m -> m.at("/meterValue/0/timestamp").asText()))
        .containsExactly("2026-03-01T12:10:00Z", "2026-03-01T12:20:00Z");

    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    bench.plugIn(50);
    bench.pass(Duration.ofMinutes(10));
    assertThat(bench.csms().calls("MeterValues")).hasSize(2);
    assertThat(
            bench.csms().calls("TransactionEvent").stream()
                .map(e -> e.get("triggerReason").asText()))
        .contains("MeterValueClock");
    bench.set("AlignedDataCtrlr", "Enabled", "false");
  }

  @Test
  void reportsItsVariablesInParts() {
    assertThat(status("GetBaseReport", "{\"requestId\":3,\"reportBase\":\"FullInventory\"}"))
        .isEqualTo("Accepted");

    var parts = bench.csms().calls("NotifyReport");
    assertThat(parts.stream().map(p -> p.get("seqNo").asInt()))
        .hasSizeGreaterThan(5)
        .containsExactlyElementsOf(IntStream.range(0, parts.size()).boxed().toList());
    assertThat(parts).allMatch(p -> p.get("reportData").size() <= 20);
    assertThat(parts.getFirst().get("tbc").asBoolean()).isTrue();
    assertThat(parts.getLast().get("tbc").asBoolean()).isFalse();
    assertThat(parts.getFirst().get("reportData").toString()).doesNotContain("a-new-password");
  }

  @Test
  void reportsProfilesAndClearsThem() {
    set(1, "ChargingStationMaxProfile");
    set(2, "TxDefaultProfile");

    assertThat(status("GetChargingProfiles", "{\"requestId\":9,\"chargingProfile\":{}}"))
        .isEqualTo("Accepted");
    JsonNode report = bench.csms().calls("ReportChargingProfiles").getFirst();
    assertThat(report.get("chargingProfile")).hasSize(2);
    assertThat(report.get("requestId").asInt()).isEqualTo(9);
    assertThat(status("ClearChargingProfile", "{\"chargingProfileCriteria\":{}}"))
        .isEqualTo("Accepted");
    assertThat(status("GetChargingProfiles", "{\"requestId\":9,\"chargingProfile\":{}}"))
        .isEqualTo("NoProfiles");
  }

  @Test
  void profilesOutliveTheConnection() {
    set(1, "ChargingStationMaxProfile");
    bench.csms().drop();
    await().until(() -> bench.csms().connections() == 2);
    bench.settle();

    assertThat(composite().at("/schedule/chargingSchedulePeriod/0/limit").asInt()).isEqualTo(7_000);
  }

  @Test
  void unlocksOnlyWhatIsThereAndFree() {
    String known = "{\"evseId\":1,\"connectorId\":1}";
    assertThat(status("UnlockConnector", known)).isEqualTo("Unlocked");
    assertThat(status("UnlockConnector", "{\"evseId\":2,\"connectorId\":1}"))
        .isEqualTo("UnknownConnector");
    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    bench.plugIn(50);
    assertThat(status("UnlockConnector", known)).isEqualTo("OngoingAuthorizedTransaction");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MakeCoffee | {} | NotImplemented",
        "Heartbeat | {} | NotImplemented",
        "UnlockConnector | {\"evseId\":1} | FormatViolation",
        "Reset | {} | FormatViolation",
        "Reset | {\"type\":\"Someday\"} | FormatViolation",
        "Reset | {\"type\":\"OnIdle\",\"when\":1} | FormatViolation"
      })
  void answersWhatItCannotDoWithAnError(String action, String payload, String code) {
    JsonNode answer = bench.csms().call(action, payload).join();

    assertThat(answer.get(0).asInt()).isEqualTo(4);
    assertThat(answer.get(2).asText()).isEqualTo(code);
  }

  @Test
  void survivesWhatIsNoMessage() {
    bench.csms().say("not json");
    bench.csms().say("{}");
    bench.csms().say("[6,\"x\",\"NotifyPeriodicEventStream\",{}]");
    bench.csms().say("[3,\"never-asked\",{}]");

    assertThat(status("DataTransfer", "{\"vendorId\":\"x\",\"customData\":{\"vendorId\":\"y\"}}"))
        .isEqualTo("UnknownVendorId");
  }

  private String startRemotely() {
    return status(
        "RequestStartTransaction",
        """
        {"idToken":{"idToken":"app-1","type":"Central"},"remoteStartId":42,"chargingProfile":
        {"id":4,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative",
        "chargingSchedule":[{"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":
        [{"startPeriod":0,"limit":7000}]}]}}""");
  }

  private void set(int id, String purpose) {
    assertThat(
            status(
                "SetChargingProfile",
                """
                {"evseId":0,"chargingProfile":{"id":%d,"stackLevel":0,"chargingProfilePurpose":"%s",
                "chargingProfileKind":"Relative","chargingSchedule":[{"id":1,
                "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":7000}]}]}}
                """
                    .formatted(id, purpose)))
        .isEqualTo("Accepted");
  }

  private JsonNode composite() {
    return ask("GetCompositeSchedule", "{\"duration\":3600,\"evseId\":1}");
  }

  private String connectorStatus() {
    return bench.csms().calls("StatusNotification").getLast().get("connectorStatus").asText();
  }

  private String status(String action, String payload) {
    return ask(action, payload).path("status").asText();
  }

  private JsonNode ask(String action, String payload) {
    JsonNode answer = bench.csms().call(action, payload).join();
    assertThat(answer.get(0).asInt()).as("%s", answer).isEqualTo(3);
    bench.settle();
    return answer.get(2);
  }
}
