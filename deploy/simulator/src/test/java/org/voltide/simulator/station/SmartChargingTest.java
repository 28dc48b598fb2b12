package org.voltide.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.car.CarSpec.Tells;

/** What is asked of a station beside plain profiles: dynamic ones, priority, V2X modes, limits. */
class SmartChargingTest {
  private Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDynamicProfileIsFetchedAndPushed() {
    bench
        .csms()
        .answer(
            "PullDynamicScheduleUpdate",
            "{\"status\":\"Accepted\",\"scheduleUpdate\":{\"setpoint\":6000}}");
    Visit visit = bench.plugIn(30);
    assertThat(set(0, "TxDefaultProfile", "Dynamic", ",\"dynUpdateInterval\":60", setpoint(0)))
        .isEqualTo("Accepted");
    double before = visit.inWh();
    bench.pass(Duration.ofMinutes(11));
    assertThat(bench.csms().calls("PullDynamicScheduleUpdate")).hasSizeBetween(10, 11);
    assertThat(visit.inWh() - before).isCloseTo(1_000, within(1.0));

    assertThat(
            bench.status(
                "UpdateDynamicSchedule",
                "{\"chargingProfileId\":1,\"scheduleUpdate\":{\"setpoint\":-6000}}"))
        .isEqualTo("Accepted");
    assertThat(visit.outWh()).isZero();
    bench.pass(Duration.ofSeconds(30));
    assertThat(visit.outWh()).isPositive();
  }

  @Test
  void aDynamicProfileThatIsReplacedIsFetchedNoMore() {
    bench
        .csms()
        .answer(
            "PullDynamicScheduleUpdate",
            "{\"status\":\"Accepted\",\"scheduleUpdate\":{\"setpoint\":6000}}");
    bench.plugIn(30);
    for (int times = 0; times < 3; times++) {
      set(0, "TxDefaultProfile", "Dynamic", ",\"dynUpdateInterval\":60", setpoint(0));
      bench.pass(Duration.ofSeconds(20));
    }
    int before = bench.csms().calls("PullDynamicScheduleUpdate").size();
    bench.pass(Duration.ofMinutes(10));
    assertThat(bench.csms().calls("PullDynamicScheduleUpdate"))
        .hasSizeBetween(before + 9, before + 11);
  }

  @Test
  void priorityIsOrderedOrPressed() {
    Visit visit = bench.plugIn(30);
    String use = "{\"transactionId\":\"%s\",\"activate\":true}".formatted(bench.transaction());
    assertThat(bench.status("UsePriorityCharging", use)).isEqualTo("NoProfile");
    set(0, "TxDefaultProfile", "Relative", "", limit(3_000));
    assertThat(set(0, "PriorityCharging", "Relative", "", limit(24_000))).isEqualTo("Accepted");
    assertThat(limitNow()).isEqualTo(3_000);

    assertThat(bench.status("UsePriorityCharging", use)).isEqualTo("Accepted");
    assertThat(limitNow()).isEqualTo(24_000);
    bench.run(() -> bench.station().pressPriority(visit, false));
    assertThat(bench.last("NotifyPriorityCharging").get("activated").asBoolean()).isFalse();
    assertThat(limitNow()).isEqualTo(3_000);
    assertThat(bench.status("UsePriorityCharging", use.replace(bench.transaction(), "none")))
        .isEqualTo("Rejected");
  }

  @Test
  void anEnergyManagerLimitsTheStationAndTheCsmsIsTold() {
    bench.close();
    bench =
        new Bench(
            Bench.dc(
                new Mischief.Window(
                    Misbehaviour.EXTERNAL_LIMIT,
                    LocalTime.of(12, 10),
                    LocalTime.of(12, 20),
                    Duration.ZERO,
                    6_000)));
    Visit visit = bench.plugIn(30);
    bench.pass(Duration.ofMinutes(12));
    JsonNode told = bench.last("NotifyChargingLimit");
    assertThat(told.at("/chargingLimit/chargingLimitSource").asText()).isEqualTo("EMS");
    assertThat(told.at("/chargingSchedule/0/chargingSchedulePeriod/0/limit").asInt())
        .isEqualTo(6_000);
    bench.ask("GetChargingProfiles", "{\"requestId\":1,\"chargingProfile\":{}}");
    assertThat(bench.last("ReportChargingProfiles").get("chargingLimitSource").asText())
        .isEqualTo("EMS");
    assertThat(bench.status("ClearChargingProfile", "{\"chargingProfileId\":-1}"))
        .isEqualTo("Unknown");

    bench.pass(Duration.ofMinutes(10));
    assertThat(bench.csms().calls("ClearedChargingLimit")).hasSize(1);
    assertThat(visit.inWh()).isCloseTo(5_000 + 1_000 + 1_000, within(60.0));
    assertThat(set(0, "ChargingStationExternalConstraints", "Relative", "", limit(1)))
        .isEqualTo("Rejected");
  }

  @Test
  void anEnergyManagerSteersByItsProfileOrBySignals() {
    bench.close();
    bench =
        new Bench(
            Bench.dc(
                new Mischief.Window(
                    Misbehaviour.EXTERNAL_SETPOINT,
                    LocalTime.of(12, 10),
                    LocalTime.of(12, 10),
                    Duration.ZERO,
                    -6_000)));
    Visit visit = bench.plugIn(80);
    set(0, "TxDefaultProfile", "Relative", "", setpoint(3_000));
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh()).as("by its profile (Q06)").isCloseTo(1_000, within(1.0));
    assertThat(bench.last("NotifyChargingLimit").findValue("setpoint").asInt()).isEqualTo(-6_000);

    bench.set("SmartChargingCtrlr", "ExternalConstraintsProfileDisallowed", "true");
    assertThat(bench.csms().calls("ClearedChargingLimit")).hasSize(1);
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh()).as("by the CSMS").isCloseTo(500, within(1.0));

    String controlled =
        "{\"startPeriod\":0,\"operationMode\":\"ExternalSetpoint\",\"dischargeLimit\":-3000}";
    assertThat(set(0, "TxDefaultProfile", "Relative", "", schedule(controlled)))
        .isEqualTo("Accepted");
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh()).as("by signals (Q05)").isCloseTo(1_500, within(1.0));
    bench.set("SmartChargingCtrlr", "ExternalControlSignalsEnabled", "false");
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh()).as("by nobody").isCloseTo(1_500, within(1.0));
  }

  @Test
  void aCarWithAnInverterForTheGridSaysSoOnAc() {
    bench.close();
    bench = new Bench(Bench.acBothWays());
    bench.plugIn(bench.visit(50, Tells.EVERYTHING));
    JsonNode needs = bench.last("NotifyEVChargingNeeds").get("chargingNeeds");
    assertThat(needs.get("requestedEnergyTransfer").asText()).isEqualTo("AC_BPT_DER");
    assertThat(needs.at("/derChargingParameters/evSupportedDERControl").toString())
        .contains("LimitMaxDischarge")
        .doesNotContain("MustTrip");
    assertThat(bench.get("DCDERCtrlr", "ModesSupported")).contains("HVMustTrip");
    assertThat(bench.get("ACDERCtrlr", "ModesSupported")).contains("FreqDroop");
  }

  @Test
  void localFrequencyFollowsItsCurveAndTheSignal() {
    Visit visit = bench.plugIn(50);
    String period =
        "{\"startPeriod\":0,\"operationMode\":\"LocalFrequency\",\"v2xBaseline\":2000,"
            + "\"v2xFreqWattCurve\":[{\"frequency\":40,\"power\":1000},"
            + "{\"frequency\":60,\"power\":1000}],"
            + "\"v2xSignalWattCurve\":[{\"signal\":0,\"power\":0},{\"signal\":10,\"power\":-9000}]}";
    assertThat(set(0, "TxDefaultProfile", "Relative", "", schedule(period))).isEqualTo("Accepted");
    double before = visit.inWh();
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh() - before).isCloseTo(500, within(1.0));

    assertThat(bench.status("AFRRSignal", "{\"timestamp\":\"2026-03-01T12:10:00Z\",\"signal\":5}"))
        .isEqualTo("Accepted");
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh()).isCloseTo(250, within(1.0));
  }

  @Test
  void localLoadBalancingKeepsTheSiteBetweenItsThresholds() {
    Visit visit = bench.plugIn(50);
    String period = "{\"startPeriod\":0,\"operationMode\":\"LocalLoadBalancing\"}";
    assertThat(set(0, "TxDefaultProfile", "Relative", "", schedule(period))).isEqualTo("Rejected");
    threshold("UpperThreshold", 20_000);
    threshold("LowerThreshold", -5_000);
    bench.siteLoad(56_000);
    assertThat(set(0, "TxDefaultProfile", "Relative", "", schedule(period))).isEqualTo("Accepted");
    bench.siteLoad(20_000);
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.outWh()).as("6 kW, until the site draws 20 kW").isCloseTo(1_000, within(1.0));
  }

  @Test
  void whatIsAllowedMayChangeAndIsNegotiatedAgain() {
    bench.plugIn(bench.visit(50, Tells.EVERYTHING));
    String allow = "{\"transactionId\":\"%s\",\"allowedEnergyTransfer\":[\"DC\"]}";
    assertThat(bench.status("NotifyAllowedEnergyTransfer", allow.formatted(bench.transaction())))
        .isEqualTo("Accepted");

    List<JsonNode> needs = bench.csms().calls("NotifyEVChargingNeeds");
    assertThat(needs).hasSize(2);
    assertThat(needs.getLast().at("/chargingNeeds/requestedEnergyTransfer").asText())
        .isEqualTo("DC");
    assertThat(bench.status("NotifyAllowedEnergyTransfer", allow.formatted("none")))
        .isEqualTo("Rejected");
  }

  @Test
  void aCarTellsHowItFollowsItsSchedule() {
    bench.plugIn(bench.visit(50, Tells.EVERYTHING));
    set(
        1,
        "TxProfile",
        "Relative",
        ",\"transactionId\":\"%s\"".formatted(bench.transaction()),
        limit(7_000));

    JsonNode plan = bench.last("NotifyEVChargingSchedule");
    assertThat(plan.get("selectedChargingScheduleId").asInt()).isEqualTo(1);
    assertThat(plan.at("/chargingSchedule/chargingSchedulePeriod/0/limit").asInt())
        .isEqualTo(7_000);
  }

  @Test
  void offlineForTooLongAProfileLosesItsForce() {
    Visit visit = bench.plugIn(30);
    set(0, "TxDefaultProfile", "Relative", ",\"maxOfflineDuration\":300", limit(3_000));
    double before = visit.inWh();
    bench.csms().reachable(false);
    bench.csms().drop();
    bench.settle();
    bench.pass(Duration.ofMinutes(15));
    assertThat(visit.inWh() - before).isCloseTo(250 + 5_000, within(150.0));
  }

  @Test
  void theCsmsStartsBeforeTheCarComesOrInVain() {
    String start = "{\"remoteStartId\":5,\"idToken\":{\"idToken\":\"app\",\"type\":\"Central\"}}";
    assertThat(bench.status("RequestStartTransaction", start)).isEqualTo("Accepted");
    assertThat(bench.status("RequestStartTransaction", start)).isEqualTo("Rejected");
    bench.plugIn(50);
    JsonNode started = bench.csms().calls("TransactionEvent").getFirst();
    assertThat(started.at("/transactionInfo/remoteStartId").asInt()).isEqualTo(5);
    bench.close();

    bench = new Bench(Bench.dc());
    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
    bench.ask("RequestStartTransaction", start);
    bench.pass(Duration.ofMinutes(3));
    bench.plugIn(50);
    assertThat(bench.csms().calls("TransactionEvent")).isEmpty();
  }

  @Test
  void aTransactionSurvivesARestartThatSaysSo() {
    Visit visit = bench.plugIn(30);
    String transaction = bench.transaction();
    assertThat(bench.status("Reset", "{\"type\":\"ImmediateAndResume\"}")).isEqualTo("Accepted");
    await()
        .until(
            () ->
                bench.csms().calls("TransactionEvent").stream()
                    .anyMatch(e -> e.get("triggerReason").asText().equals("TxResumed")));
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.transaction()).isEqualTo(transaction);
    assertThat(visit.inWh()).isPositive();
  }

  @Test
  void oneEvseIsResetAlone() {
    bench.plugIn(30);
    assertThat(bench.status("Reset", "{\"type\":\"OnIdle\",\"evseId\":1}")).isEqualTo("Scheduled");
    assertThat(bench.status("Reset", "{\"type\":\"Immediate\",\"evseId\":9}"))
        .isEqualTo("Rejected");
    assertThat(bench.status("Reset", "{\"type\":\"Immediate\",\"evseId\":1}"))
        .isEqualTo("Accepted");
    assertThat(bench.csms().calls("BootNotification")).hasSize(1);
    assertThat(
            bench.csms().calls("TransactionEvent").stream().map(e -> e.get("eventType").asText()))
        .contains("Ended");
  }

  private int limitNow() {
    return bench
        .ask("GetCompositeSchedule", "{\"duration\":60,\"evseId\":1}")
        .at("/schedule/chargingSchedulePeriod/0/limit")
        .asInt();
  }

  private void threshold(String instance, int watts) {
    bench.ask(
        "SetVariables",
        """
        {"setVariableData":[{"attributeValue":"%d","component":{"name":"V2XChargingCtrlr"},
        "variable":{"name":"LocalLoadBalancing","instance":"%s"}}]}\
        """
            .formatted(watts, instance));
  }

  private String set(int evse, String purpose, String kind, String more, String schedule) {
    return bench.status(
        "SetChargingProfile",
        """
        {"evseId":%d,"chargingProfile":{"id":%d,"stackLevel":0,"chargingProfilePurpose":"%s",
        "chargingProfileKind":"%s"%s,"chargingSchedule":[%s]}}\
        """
            .formatted(
                evse, purpose.equals("PriorityCharging") ? 2 : 1, purpose, kind, more, schedule));
  }

  private static String limit(int watts) {
    return schedule("{\"startPeriod\":0,\"limit\":%d}".formatted(watts));
  }

  private static String setpoint(int watts) {
    return schedule(
        "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":%d}"
            .formatted(watts));
  }

  private static String schedule(String period) {
    return "{\"id\":1,\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[%s]}"
        .formatted(period);
  }
}
