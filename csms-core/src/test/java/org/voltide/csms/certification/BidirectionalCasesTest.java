package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** Q: what cars may do that give energy back, and the operation modes they are steered in. */
@QuarkusTest
class BidirectionalCasesTest {
  private static final String DYNAMIC =
      """
      {"mode":"%s","setpointW":-4000,%s"dynamic":true,"durationSeconds":900}\
      """;
  private static final String LOCAL_FREQUENCY =
      """
      {"mode":"LocalFrequency","baselineW":1000,"frequencyCurve":[
        {"frequencyHz":49.8,"powerW":-8000},{"frequencyHz":50,"powerW":0},
        {"frequencyHz":50.2,"powerW":8000}]%s}\
      """;

  @Inject Stand stand;

  @Test
  @DisplayName("TC_Q_102: what a car may do is left out while nobody can say it")
  void undetermined() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String open = stand.token(Map.of("type", "ISO14443", "maySupplyGrid", true));
      JsonNode answer = station.call("Authorize", Messages.authorize(open, "ISO14443"));
      assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      assertThat(answer.has("allowedEnergyTransfer")).isFalse();
      String closed = stand.token(Map.of("type", "ISO14443", "maySupplyGrid", false));
      answer = station.call("Authorize", Messages.authorize(closed, "ISO14443"));
      assertThat(answer.get("allowedEnergyTransfer").toString())
          .contains("\"DC\"")
          .doesNotContain("BPT");
    }
  }

  @Test
  @DisplayName("TC_Q_103: a car that asks for what it may not do is rejected")
  void rejected() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, false);
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Rejected");
      assertThat(car.needs("DC", 11_000)).isNotEqualTo("Rejected");
      station.call(
          "TransactionEvent",
          car.transaction()
              .ended("AbnormalCondition", "ReqEnergyTransferRejected", Transaction.EVSE));
      assertThat(stand.session(station).getString("items[0].stopReason"))
          .isEqualTo("ReqEnergyTransferRejected");
    }
  }

  @Test
  @DisplayName("TC_Q_107: a car charges first and gives energy back once it may")
  void chargingFirst() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      assertThat(car.needs("DC", 9_000)).isEqualTo("Accepted");
      JsonNode charging = car.planned("ChargingOnly");
      assertThat(charging.findValues("setpoint")).isEmpty();
      assertThat(charging.findValues("dischargeLimit")).isEmpty();
      assertThat(ForeignCar.period(charging).has("limit")).isTrue();

      assertThat(car.put("allowed-energy-transfer", "{\"modes\":[\"DC\",\"DC_BPT\"]}"))
          .isEqualTo(200);
      JsonNode told = station.called("NotifyAllowedEnergyTransfer");
      assertThat(told.get("transactionId").asText()).isEqualTo(car.transaction().id());
      assertThat(told.get("allowedEnergyTransfer")).hasSize(2);
      assertThat(car.needs("AC_BPT", 9_000)).isEqualTo("Rejected");
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Accepted");
      car.planned("CentralSetpoint");
    }
  }

  @Test
  @DisplayName("TC_Q_108: a schedule of setpoints that the car takes over")
  void schedule() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Accepted");
      JsonNode profile = car.planned("CentralSetpoint");
      assertThat(profile.get("chargingProfilePurpose").asText()).isEqualTo("TxProfile");
      assertThat(profile.get("transactionId").asText()).isEqualTo(car.transaction().id());
      JsonNode periods = profile.at("/chargingSchedule/0/chargingSchedulePeriod");
      assertThat(periods)
          .allSatisfy(
              period ->
                  assertThat(period.get("setpoint").asDouble())
                      .isBetween(
                          period.get("dischargeLimit").asDouble(), period.get("limit").asDouble()));
      JsonNode answer =
          station.call(
              "NotifyEVChargingSchedule",
              """
              {"timeBase":"%s","evseId":1,"selectedChargingScheduleId":%d,"chargingSchedule":
               {"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":[
                {"startPeriod":0,"limit":11000,"operationMode":"CentralSetpoint","setpoint":5000}]}}\
              """
                  .formatted(Messages.now(), profile.at("/chargingSchedule/0/id").asInt()));
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      station.call(
          "TransactionEvent",
          car.transaction()
              .updated("OperationModeChanged", "Charging\",\"operationMode\":\"CentralSetpoint"));
      assertThat(stand.session(station).getString("items[0].details.operationMode"))
          .isEqualTo("CentralSetpoint");
    }
  }

  @Test
  @DisplayName("TC_Q_109: a setpoint that changes as it runs is pushed, and ended")
  void pushed() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      int id = startDynamic(car, "CentralSetpoint", "\"limitW\":11000,\"dischargeLimitW\":-9000,");
      assertThat(car.put("setpoint", "{\"setpointW\":6000}")).isEqualTo(200);
      JsonNode update = station.called("UpdateDynamicSchedule");
      assertThat(update.get("chargingProfileId").asInt()).isEqualTo(id);
      assertThat(update.at("/scheduleUpdate/setpoint").asInt()).isEqualTo(6_000);
      assertThat(update.at("/scheduleUpdate/dischargeLimit").asInt()).isEqualTo(-9_000);
      assertThat(car.put("setpoint", "{\"setpointW\":12000}")).isEqualTo(422);

      Callers.operator()
          .delete("/api/v1/sessions/{id}/operation-mode", car.session())
          .then()
          .statusCode(204);
      assertThat(station.called("ClearChargingProfile").get("chargingProfileId").asInt())
          .isEqualTo(id);
      car.planned("ChargingOnly");
    }
  }

  @Test
  @DisplayName("TC_Q_110: a setpoint that changes as it runs is fetched")
  void pulled() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      int id = startDynamic(car, "CentralSetpoint", "\"pullSeconds\":30,");
      String pull = "{\"chargingProfileId\":%d}";
      JsonNode first = station.call("PullDynamicScheduleUpdate", pull.formatted(id));
      assertThat(first.get("status").asText()).isEqualTo("Accepted");
      assertThat(first.at("/scheduleUpdate/setpoint").asInt()).isEqualTo(-4_000);
      assertThat(car.put("setpoint", "{\"setpointW\":-2000}")).isEqualTo(200);
      JsonNode next = station.call("PullDynamicScheduleUpdate", pull.formatted(id));
      assertThat(next.at("/scheduleUpdate/setpoint").asInt()).isEqualTo(-2_000);
      JsonNode unknown = station.call("PullDynamicScheduleUpdate", pull.formatted(4_711));
      assertThat(unknown.get("status").asText()).isEqualTo("Rejected");
      assertThat(unknown.at("/statusInfo/reasonCode").asText()).isEqualTo("InvalidProfile");
    }
  }

  @Test
  @DisplayName("K28, Q04: the plan itself is pushed value by value above its schedule, and fetched")
  void plannedByValue() {
    String site = Stand.newSite();
    String id = stand.register(site, Map.of("dynamicProfiles", true));
    try (ForeignStation station = stand.booted(id, "ocpp2.1")) {
      reportDynamic(station);
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      car.planned("ChargingOnly");
      JsonNode value = set(station, p -> p.get("chargingProfileKind").asText().equals("Dynamic"));
      assertThat(value.get("stackLevel").asInt()).isEqualTo(1);
      assertThat(value.get("transactionId").asText()).isEqualTo(car.transaction().id());
      assertThat(value.get("maxOfflineDuration").asInt()).isPositive();
      assertThat(ForeignCar.period(value).get("operationMode").asText()).isEqualTo("ChargingOnly");

      Callers.administrator()
          .body("{\"importLimitW\":4000}")
          .patch("/api/v1/sites/{id}", site)
          .then()
          .statusCode(200);
      double most = 3_001;
      set(
          station,
          p ->
              p.get("stackLevel").asInt() == 0 && ForeignCar.period(p).get("limit").asInt() < most);
      JsonNode update =
          station.called(
              "UpdateDynamicSchedule", u -> u.at("/scheduleUpdate/limit").asDouble() < most);
      assertThat(update.get("chargingProfileId")).isEqualTo(value.get("id"));
      JsonNode pulled =
          station.call(
              "PullDynamicScheduleUpdate",
              "{\"chargingProfileId\":%d}".formatted(value.get("id").asInt()));
      assertThat(pulled.get("status").asText()).isEqualTo("Accepted");
      assertThat(pulled.at("/scheduleUpdate/limit").asDouble()).isBetween(0.0, most);

      assertThat(car.order("{\"mode\":\"ChargingOnly\",\"limitW\":2000}")).isEqualTo(200);
      set(station, p -> p.get("stackLevel").asInt() == 2);
      station.called(
          "ClearChargingProfile", c -> c.get("chargingProfileId").equals(value.get("id")));
    }
  }

  private static void reportDynamic(ForeignStation station) {
    Map.of(
            "SupportsDynamicProfiles", "true",
            "SupportsMaxOfflineDuration", "true",
            "ProfileStackLevel", "2")
        .forEach(
            (variable, value) ->
                station.call(
                    "NotifyReport", Messages.variable("SmartChargingCtrlr", variable, value)));
  }

  private static JsonNode set(ForeignStation station, Predicate<JsonNode> such) {
    return station
        .called("SetChargingProfile", order -> such.test(order.get("chargingProfile")))
        .get("chargingProfile");
  }

  @Test
  @DisplayName("TC_Q_111: others set the setpoint")
  void externalSetpoint() {
    external("ExternalSetpoint", ",\"limitW\":11000,\"dischargeLimitW\":-11000");
  }

  @Test
  @DisplayName("TC_Q_112: others set the limits")
  void externalLimits() {
    external("ExternalLimits", "");
  }

  @Test
  @DisplayName("TC_Q_117: setpoints for the grid's frequency are pushed")
  void centralFrequency() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      assertThat(car.faultOf("{\"mode\":\"CentralFrequency\",\"setpointW\":0,\"limitW\":5}"))
          .isEqualTo("/limitW");
      startDynamic(car, "CentralFrequency", "");
      assertThat(car.put("setpoint", "{\"setpointW\":3000}")).isEqualTo(200);
      JsonNode update = station.called("UpdateDynamicSchedule").get("scheduleUpdate");
      assertThat(update.toString()).isEqualTo("{\"setpoint\":3000}");
    }
  }

  @Test
  @DisplayName("TC_Q_120: a signal of the grid operator reaches cars that have a curve for it")
  void signal() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      String signal = "{\"signal\":-3,\"stations\":[\"%s\"]}".formatted(station.id());
      String curve =
          ",\"signalCurve\":[{\"signal\":-5,\"powerW\":-9000},{\"signal\":5,\"powerW\":9000}]";
      Callers.operator().body(signal).post("/api/v1/afrr-signals").then().statusCode(422);
      assertThat(car.order(LOCAL_FREQUENCY.formatted(curve))).isEqualTo(200);
      JsonNode points = ForeignCar.period(car.ordered("LocalFrequency")).get("v2xSignalWattCurve");
      assertThat(points.toString())
          .isEqualTo("[{\"signal\":-5,\"power\":-9000},{\"signal\":5,\"power\":9000}]");

      Callers.operator()
          .body(signal)
          .post("/api/v1/afrr-signals")
          .then()
          .statusCode(200)
          .body("stationId", equalTo(List.of(station.id())))
          .body("accepted", equalTo(List.of(true)));
      JsonNode passed = station.called("AFRRSignal");
      assertThat(passed.get("signal").asInt()).isEqualTo(-3);
      assertThat(passed.has("timestamp")).isTrue();

      station.answers(
          "AFRRSignal",
          "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"NoSignalWattCurve\"}}");
      Callers.operator()
          .body("{\"signal\":1,\"sessions\":[\"%s\"]}".formatted(car.session()))
          .post("/api/v1/afrr-signals")
          .then()
          .body("[0].accepted", equalTo(false))
          .body("[0].reason", equalTo("Rejected (NoSignalWattCurve)"));
    }
  }

  @Test
  @DisplayName("TC_Q_121: a station supports the grid's frequency by itself")
  void localFrequency() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Accepted");
      assertThat(car.faultOf("{\"mode\":\"LocalFrequency\",\"baselineW\":0}"))
          .isEqualTo("/frequencyCurve");
      assertThat(car.order(LOCAL_FREQUENCY.formatted(""))).isEqualTo(200);
      JsonNode profile = car.ordered("LocalFrequency");
      assertThat(profile.at("/chargingSchedule/0/chargingRateUnit").asText()).isEqualTo("W");
      JsonNode period = ForeignCar.period(profile);
      assertThat(period.get("v2xBaseline").asInt()).isEqualTo(1_000);
      assertThat(period.get("v2xFreqWattCurve")).hasSize(3);
      for (String limit : List.of("limit", "dischargeLimit", "setpoint")) {
        assertThat(period.has(limit)).as(limit).isFalse();
      }
    }
  }

  @Test
  @DisplayName("TC_Q_124: a station balances its site, with thresholds set before")
  void loadBalancing() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      String order =
          """
          {"mode":"LocalLoadBalancing","limitW":11000,"dischargeLimitW":-11000,"thresholds":
           {"upperW":%d,"lowerW":-2000,"upperOffsetW":100,"lowerOffsetW":0}}\
          """;
      assertThat(car.faultOf(order.formatted(-3_000))).isEqualTo("/thresholds/upperW");
      station.answers("SetVariables", setVariables("V2XChargingCtrlr", "LocalLoadBalancing"));
      assertThat(car.order(order.formatted(20_000))).isEqualTo(502);
      station.answers(
          "SetVariables",
          setVariables(
              "V2XChargingCtrlr",
              "LocalLoadBalancing\",\"instance\":\"UpperThreshold",
              "LocalLoadBalancing\",\"instance\":\"LowerThreshold",
              "LocalLoadBalancing\",\"instance\":\"UpperOffset",
              "LocalLoadBalancing\",\"instance\":\"LowerOffset"));
      assertThat(car.order(order.formatted(20_000))).isEqualTo(200);
      JsonNode set =
          station.called("SetVariables", written -> written.get("setVariableData").size() == 4);
      assertThat(set.at("/setVariableData/0/attributeValue").asText()).isEqualTo("20000");
      JsonNode period = ForeignCar.period(car.ordered("LocalLoadBalancing"));
      assertThat(period.get("limit").asInt()).isEqualTo(11_000);
      assertThat(period.has("setpoint")).isFalse();
    }
  }

  private static int startDynamic(ForeignCar car, String mode, String more) {
    assertThat(car.order(DYNAMIC.formatted(mode, more))).isEqualTo(200);
    JsonNode profile = car.ordered(mode);
    assertThat(profile.get("chargingProfileKind").asText()).isEqualTo("Dynamic");
    assertThat(profile.get("chargingSchedule")).hasSize(1);
    JsonNode schedule = profile.at("/chargingSchedule/0");
    assertThat(schedule.get("duration").asInt()).isEqualTo(900);
    assertThat(schedule.get("chargingSchedulePeriod")).hasSize(1);
    assertThat(ForeignCar.period(profile).get("setpoint").asInt()).isEqualTo(-4_000);
    assertThat(profile.path("dynUpdateInterval").asInt()).isEqualTo(more.contains("pull") ? 30 : 0);
    return profile.get("id").asInt();
  }

  private void external(String mode, String more) {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      station.answers(
          "SetVariables",
          setVariables(
              "SmartChargingCtrlr",
              "ExternalControlSignalsEnabled",
              "ExternalConstraintsProfileDisallowed"));
      assertThat(car.faultOf("{\"mode\":\"%s\",\"setpointW\":5}".formatted(mode)))
          .isEqualTo("/setpointW");
      String order = "{\"mode\":\"%s\"%s}".formatted(mode, more);
      assertThat(car.order(order)).isEqualTo(200);
      JsonNode set = station.called("SetVariables");
      assertThat(set.at("/setVariableData").findValuesAsText("attributeValue"))
          .containsExactly("true", "true");
      assertThat(ForeignCar.period(car.ordered(mode)).has("setpoint")).isFalse();
      // What the station said that it set is not set again.
      assertThat(car.order(order)).isEqualTo(200);
      car.ordered(mode);
    }
  }

  /** A station's consent to values of variables of one component. */
  static String setVariables(String component, String... variables) {
    return "{\"setVariableResult\":["
        + String.join(
            ",",
            Arrays.stream(variables)
                .map(
                    variable ->
                        """
                        {"attributeStatus":"Accepted","component":{"name":"%s"},
                         "variable":{"name":"%s"}}\
                        """
                            .formatted(component, variable))
                .toList())
        + "]}";
  }
}
