package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** E17, E18, Q, R, S04: cars and batteries that serve the grid; mostly without case ids. */
@QuarkusTest
class GridServiceUseCasesTest {
  private static final String STEERED =
      """
      {"evseId":1,"chargingLimit":{"chargingLimitSource":"EMS","isGridCritical":false},
       "chargingSchedule":[{"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":[
        {"startPeriod":0,"operationMode":"ExternalSetpoint","setpoint":-3000,"limit":7000}]}]}\
      """;

  @Inject Stand stand;

  @Test
  @DisplayName(
      "TC_E_117: a transaction that a station resumes after a restart gets its profiles anew")
  void resumed() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      car.planned("ChargingOnly");
      assertThat(car.order("{\"mode\":\"CentralSetpoint\",\"setpointW\":-2000}")).isEqualTo(200);
      car.ordered("CentralSetpoint");
      stand.relays(station, "Reset", "{\"type\":\"ImmediateAndResume\"}");
      station.drop();
      stand.again(station, "ocpp2.1");
      station.call("BootNotification", Messages.boot("RemoteReset"));
      car.ordered("CentralSetpoint");
      station.call("TransactionEvent", car.transaction().updated("TxResumed", "Charging"));
      car.ordered("CentralSetpoint");
      assertThat(stand.session(station).getString("items[0].state")).isEqualTo("active");

      Callers.operator().delete("/api/v1/sessions/{id}/operation-mode", car.session());
      car.planned("ChargingOnly");
      station.call("TransactionEvent", car.transaction().updated("TxResumed", "Charging"));
      car.planned("ChargingOnly");
      assertThat(stand.session(station).getList("items")).hasSize(1);
    }
  }

  @Test
  @DisplayName("Q06: an energy manager on site steers by its profile, and the plan lets it")
  void externalProfile() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Accepted");
      car.planned("CentralSetpoint");
      assertThat(station.call("NotifyChargingLimit", STEERED)).isEmpty();
      Callers.viewer()
          .get("/api/v1/stations/{id}/external-limits", station.id())
          .then()
          .body("source", equalTo(List.of("EMS")))
          .body("[0].limitW", equalTo(7_000f))
          .body(
              "[0].schedule[0].chargingSchedulePeriod[0].operationMode",
              equalTo("ExternalSetpoint"));
      station.tells(car.transaction().changedMode("ExternalSetpoint"));
      assertThat(stand.session(station).getString("items[0].details.operationMode"))
          .isEqualTo("ExternalSetpoint");
      replan(station);
      awaitControl(station, equalTo("ORDERED"));

      station.forget();
      String source = "{\"chargingLimitSource\":\"EMS\",\"evseId\":1}";
      assertThat(station.call("ClearedChargingLimit", source)).isEmpty();
      Callers.viewer()
          .get("/api/v1/stations/{id}/external-limits", station.id())
          .then()
          .body("", hasSize(0));
      station.tells(car.transaction().changedMode("CentralSetpoint"));
      car.planned("CentralSetpoint");
      awaitControl(station, not("ORDERED"));
    }
  }

  @Test
  @DisplayName("Q06: a car that an energy manager steers from the first is told what it may")
  void externalProfileFirst() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      assertThat(station.call("NotifyChargingLimit", STEERED)).isEmpty();
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      station.tells(car.transaction().changedMode("ExternalSetpoint"));
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Accepted");
      JsonNode period = ForeignCar.period(car.planned("CentralSetpoint"));
      assertThat(period.path("dischargeLimit").asDouble()).isNegative();
      replan(station);
      awaitControl(station, equalTo("ORDERED"));
    }
  }

  @Test
  @DisplayName("Q10: a session idles, with its battery kept warm or its electronics asleep")
  void idle() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      String order = "{\"mode\":\"Idle\",\"preconditioning\":true,\"evseSleep\":true}";
      assertThat(car.faultOf("{\"mode\":\"Idle\",\"limitW\":0}")).isEqualTo("/limitW");
      assertThat(car.faultOf(order)).isEqualTo("/evseSleep");
      tell(station, "SmartChargingCtrlr", "SupportsEvseSleep", "true");
      assertThat(car.order(order)).isEqualTo(200);
      JsonNode period = ForeignCar.period(car.ordered("Idle"));
      assertThat(period.get("preconditioningRequest").asBoolean()).isTrue();
      assertThat(period.get("evseSleep").asBoolean()).isTrue();
      assertThat(period.has("limit")).isFalse();
    }
  }

  @Test
  @DisplayName("Q01: what a station said that it cannot do is not sent")
  void beyondTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      tell(station, "V2XChargingCtrlr", "SupportedOperationModes", "ChargingOnly,CentralSetpoint");
      assertThat(car.faultOf("{\"mode\":\"Idle\"}")).isEqualTo("/mode");
      tell(station, "V2XChargingCtrlr", "Enabled", "false");
      assertThat(car.faultOf("{\"mode\":\"CentralSetpoint\",\"setpointW\":1}")).isEqualTo("/mode");
      assertThat(car.order("{\"mode\":\"ChargingOnly\",\"limitW\":5000}")).isEqualTo(200);
    }
    try (ForeignStation older = stand.booted("ocpp2.0.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, older, true);
      assertThat(car.faultOf("{\"mode\":\"Idle\"}")).isEqualTo("/mode");
    }
  }

  @Test
  @DisplayName("Q11, Q12: an order says how long it holds offline, and is repeated afterwards")
  void offline() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      car.planned("ChargingOnly");
      String order =
          """
          {"mode":"CentralSetpoint","setpointW":-5000,"maxOfflineSeconds":60,
           "forgetAfterOffline":true}\
          """;
      assertThat(car.order(order)).isEqualTo(200);
      JsonNode profile = car.ordered("CentralSetpoint");
      assertThat(profile.get("maxOfflineDuration").asInt()).isEqualTo(60);
      assertThat(profile.get("invalidAfterOfflineDuration").asBoolean()).isTrue();
      station.drop();
      stand.again(station, "ocpp2.1");
      JsonNode again = car.ordered("CentralSetpoint");
      assertThat(again.get("id")).isEqualTo(profile.get("id"));
      assertThat(again.get("transactionId").asText()).isEqualTo(car.transaction().id());
      Callers.viewer()
          .get("/api/v1/sessions/{id}/operation-mode", car.session())
          .then()
          .body("order.mode", equalTo("CentralSetpoint"));
      station.call(
          "TransactionEvent",
          car.transaction().ended("EVDeparted", "EVDisconnected", Transaction.EVSE));
      assertThat(car.order(order)).isEqualTo(409);
    }
  }

  @Test
  @DisplayName("R01: a car gives back through an inverter in the EVSE that supports the grid")
  void derInEvse() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      tell(station, "DCDERCtrlr", "ModesSupported", "Gradients,VoltVar");
      setGradient(station);
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      assertThat(car.needs("DC_BPT", 11_000)).isEqualTo("Accepted");
      car.planned("CentralSetpoint");
      support(car)
          .body("energyTransfer", equalTo("DC_BPT"))
          .body("inEvse", equalTo(List.of("Gradients", "VoltVar")))
          .body("inCar", hasSize(0))
          .body("carParameters", nullValue());
    }
  }

  @Test
  @DisplayName("R02, R03: a car supports the grid with its own inverter, or both do")
  void derInCar() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      tell(station, "ACDERCtrlr", "ModesSupported", "Gradients,WattVar,FreqDroop");
      setGradient(station);
      ForeignCar car = ForeignCar.pluggedIn(stand, station, true);
      String inverter =
          """
          "derChargingParameters":{"evSupportedDERControl":["WattVar","Gradients","VoltVar"],
           "maxDischargeApparentPower":11000,"evInverterModel":"M7"}\
          """;
      assertThat(car.needs("AC_BPT_DER", 11_000, inverter)).isEqualTo("Accepted");
      car.planned("CentralSetpoint");
      support(car)
          .body("energyTransfer", equalTo("AC_BPT_DER"))
          .body("inEvse", hasSize(0))
          .body("inCar", equalTo(List.of("Gradients", "WattVar")))
          .body("carParameters.evInverterModel", equalTo("M7"));

      tell(station, "DCDERCtrlr", "ModesSupported", "HVMustTrip");
      support(car).body("inEvse", hasItems("HVMustTrip")).body("inCar", hasItems("WattVar"));
      String alarm = "{\"controlType\":\"HVMustTrip\",\"timestamp\":\"%s\"}";
      assertThat(station.call("NotifyDERAlarm", alarm.formatted(Messages.now()))).isEmpty();
    }
  }

  @Test
  @DisplayName("E18, S04: batteries in a swap station charge by the plan, without a driver")
  void batteries() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      assertThat(station.call("BatterySwap", Messages.batterySwap(7, "BatteryIn"))).isEmpty();
      ForeignCar battery =
          ForeignCar.pluggedIn(stand, station, Transaction.token("", "NoAuthorization"));
      JsonNode profile = battery.planned("ChargingOnly");
      assertThat(profile.get("transactionId").asText()).isEqualTo(battery.transaction().id());
      station.call(
          "TransactionEvent",
          battery
              .transaction()
              .updated(
                  "MeterValuePeriodic",
                  "Charging",
                  """
                  "meterValue":[{"timestamp":"%s","sampledValue":[
                   {"value":64,"measurand":"SoC"},
                   {"value":3000,"measurand":"Power.Active.Import"}]}]\
                  """
                      .formatted(Messages.now())));
      Callers.viewer()
          .get("/api/v1/stations/{id}/batteries", station.id())
          .then()
          .body("serialNumber", equalTo(List.of("S1")))
          .body("[0].socPercent", equalTo(64f))
          .body("[0].powerW", equalTo(3000f))
          .body("[0].sessionId", equalTo(battery.session()));

      station.call(
          "TransactionEvent",
          battery.transaction().ended("ChargingStateChanged", "SOCLimitReached", Transaction.EVSE));
      assertThat(station.call("BatterySwap", Messages.batterySwap(8, "BatteryOutTimeout")))
          .isEmpty();
      Callers.viewer()
          .get("/api/v1/stations/{id}/batteries", station.id())
          .then()
          .body("", hasSize(1))
          .body("[0].sessionId", nullValue());
      assertThat(station.call("BatterySwap", Messages.batterySwap(9, "BatteryOut"))).isEmpty();
      Callers.viewer()
          .get("/api/v1/stations/{id}/batteries", station.id())
          .then()
          .body("", hasSize(0));
    }
  }

  private void replan(ForeignStation station) {
    Callers.operator()
        .post("/api/v1/sites/{id}/replan", stand.session(station).getString("items[0].siteId"))
        .then()
        .statusCode(200);
  }

  private void awaitControl(ForeignStation station, Matcher<String> state) {
    await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/sessions?station={id}", station.id())
                    .then()
                    .body("items[0].control.state", state));
  }

  private static void setGradient(ForeignStation station) {
    Callers.operator()
        .body(Messages.GRADIENT)
        .put("/api/v1/stations/{id}/der-controls/ramp", station.id())
        .then()
        .statusCode(200);
    assertThat(station.called("SetDERControl").get("controlType").asText()).isEqualTo("Gradients");
  }

  private static ValidatableResponse support(ForeignCar car) {
    return Callers.viewer()
        .get("/api/v1/sessions/{id}/grid-support", car.session())
        .then()
        .statusCode(200);
  }

  /** The station tells one variable. */
  private static void tell(
      ForeignStation station, String component, String variable, String value) {
    station.call(
        "NotifyReport",
        """
        {"requestId":1,"seqNo":0,"tbc":false,"generatedAt":"%s","reportData":[
          {"component":{"name":"%s"},"variable":{"name":"%s"},
           "variableAttribute":[{"value":"%s"}]}]}\
        """
            .formatted(Messages.now(), component, variable, value));
  }
}
