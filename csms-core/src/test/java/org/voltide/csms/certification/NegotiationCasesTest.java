package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** K15 to K20: what cars that talk over their cables and the plan agree on. */
@QuarkusTest
class NegotiationCasesTest {
  private static final String DC_NEEDS =
      """
      {"requestedEnergyTransfer":"DC","dcChargingParameters":{"evMaxCurrent":100,
       "evMaxVoltage":500,"energyAmount":20000,"evMaxPower":50000,"stateOfCharge":40,
       "evEnergyCapacity":60000}}\
      """;

  @Inject Stand stand;

  @Test
  @DisplayName("K15: needs that come before their transaction are answered by a profile after it")
  void needsFirst() {
    try (ForeignStation station = alone("ocpp2.0.1")) {
      String needs = "{\"evseId\":1,\"maxScheduleTuples\":1,\"chargingNeeds\":%s}";
      assertThat(
              station
                  .call("NotifyEVChargingNeeds", needs.formatted(DC_NEEDS))
                  .get("status")
                  .asText())
          .isEqualTo("Processing");
      Transaction transaction = plugIn(station);
      JsonNode profile = station.called("SetChargingProfile").get("chargingProfile");
      assertThat(profile.get("transactionId").asText()).isEqualTo(transaction.id());
      assertThat(profile.get("chargingSchedule")).hasSize(1);
      assertThat(profile.at("/chargingSchedule/0/chargingSchedulePeriod")).hasSize(1);
    }
  }

  @Test
  @DisplayName("K15: a profile that came too early is sent again when the needs are told")
  void tooEarly() {
    try (ForeignStation station = alone("ocpp2.0.1")) {
      station.answers(
          "SetChargingProfile",
          """
          {"status":"Rejected","statusInfo":{"reasonCode":"InvalidMessageSeq"}}\
          """);
      plugIn(station);
      station.called("SetChargingProfile");
      awaitControl(station, "REJECTED");
      station.answers("SetChargingProfile", "{\"status\":\"Accepted\"}");
      assertThat(needs(station, DC_NEEDS)).isEqualTo("Accepted");
      station.called("SetChargingProfile");
      awaitControl(station, "FOLLOWING");
    }
  }

  @Test
  @DisplayName("TC_K_55: a schedule of the car beyond its profile is rejected and renegotiated")
  void scheduleOfTheCar() {
    try (ForeignStation station = alone("ocpp2.0.1")) {
      plugIn(station);
      JsonNode schedule = agreed(station, DC_NEEDS);
      assertThat(chosen(station, schedule, 300, 30_000)).as("of the EVSE").isEqualTo("Rejected");
      station.called("SetChargingProfile");
      awaitControl(station, "FOLLOWING");
      assertThat(chosen(station, schedule, 36_000, 21_000))
          .as("of the profile")
          .isEqualTo("Rejected");
      JsonNode again = schedule(station.called("SetChargingProfile"));
      awaitControl(station, "FOLLOWING");
      assertThat(chosen(station, again, 300, limit(again))).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("K15: a car chooses between several schedules")
  void choice() {
    for (String protocol : List.of("ocpp2.0.1", "ocpp2.1")) {
      try (ForeignStation station = alone(protocol)) {
        plugIn(station);
        awaitControl(station, "FOLLOWING");
        assertThat(needs(station, DC_NEEDS)).isEqualTo("Accepted");
        JsonNode offered =
            station
                .called(
                    "SetChargingProfile",
                    order -> order.at("/chargingProfile/chargingSchedule").size() > 1)
                .at("/chargingProfile/chargingSchedule");
        assertThat(offered.size()).isLessThanOrEqualTo(3);
        JsonNode other = offered.get(1);
        assertThat(chosen(station, other, 300, limit(other))).isEqualTo("Accepted");
      }
    }
  }

  @Test
  @DisplayName("TC_K_57: a car that asks again gets a profile again")
  void asksAgain() {
    try (ForeignStation station = alone("ocpp2.0.1")) {
      Transaction transaction = plugIn(station);
      agreed(station, DC_NEEDS);
      assertThat(needs(station, DC_NEEDS)).isEqualTo("Accepted");
      JsonNode profile = station.called("SetChargingProfile").get("chargingProfile");
      assertThat(profile.get("transactionId").asText()).isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_K_58: a new plan is negotiated with the car")
  void renegotiated() {
    try (ForeignStation station = alone("ocpp2.0.1")) {
      plugIn(station);
      agreed(station, DC_NEEDS);
      wish(station, "{\"targetSocPercent\":100}");
      JsonNode schedule = schedule(station.called("SetChargingProfile"));
      awaitControl(station, "FOLLOWING");
      assertThat(chosen(station, schedule, 300, limit(schedule))).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("TC_K_59: a car that tells its needs upon a new plan gets its profile again")
  void renegotiatedWithNeeds() {
    try (ForeignStation station = alone("ocpp2.0.1")) {
      plugIn(station);
      agreed(station, DC_NEEDS);
      wish(station, "{\"targetSocPercent\":100}");
      station.called("SetChargingProfile");
      awaitControl(station, "FOLLOWING");
      assertThat(needs(station, DC_NEEDS)).isEqualTo("Accepted");
      JsonNode schedule = schedule(station.called("SetChargingProfile"));
      awaitControl(station, "FOLLOWING");
      assertThat(chosen(station, schedule, 300, limit(schedule))).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("TC_K_113: a new plan is negotiated with an ISO 15118-20 car")
  void renegotiated20() {
    try (ForeignStation station = alone("ocpp2.1")) {
      plugIn(station);
      agreed(station, needs20("ScheduledControl", "DC", 6, 30_000));
      wish(station, "{\"targetSocPercent\":100}");
      JsonNode schedule = schedule(station.called("SetChargingProfile"));
      awaitControl(station, "FOLLOWING");
      assertThat(chosen(station, schedule, 300, limit(schedule))).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("TC_K_114: an ISO 15118-20 car that changes its mind gets another profile")
  void asksAgain20() {
    try (ForeignStation station = alone("ocpp2.1")) {
      plugIn(station);
      JsonNode first = agreed(station, needs20("ScheduledControl", "DC_BPT", 8, 30_000));
      JsonNode second = agreed(station, needs20("ScheduledControl", "DC_BPT", 2, 36_000));
      assertThat(second.get("chargingSchedulePeriod"))
          .isNotEqualTo(first.get("chargingSchedulePeriod"));
      assertThat(second.at("/chargingSchedulePeriod/0/operationMode").asText())
          .isEqualTo("CentralSetpoint");
    }
  }

  @Test
  @DisplayName(
      "K18: what an ISO 15118-20 car must have at once, wants and can hold is planned with")
  void scheduledControl() {
    try (ForeignStation station = alone("ocpp2.1")) {
      plugIn(station);
      agreed(station, needs20("ScheduledControl", "DC", 8, 30_000));
      var session = stand.session(station);
      assertThat(session.getDouble("items[0].need.capacityWh")).isEqualTo(60_000);
      assertThat(session.getDouble("items[0].need.targetSocPercent")).isEqualTo(80);
      assertThat(session.getDouble("items[0].need.minSocPercent")).isEqualTo(40);
      assertThat(session.getString("items[0].need.source")).isEqualTo("CAR");
    }
  }

  @Test
  @DisplayName("TC_K_115: dynamic control gets one schedule")
  void dynamicControl() {
    try (ForeignStation station = alone("ocpp2.1")) {
      Transaction transaction = plugIn(station);
      station.called("SetChargingProfile");
      assertThat(needs(station, needs20("DynamicControl", "DC_BPT", 6, 30_000)))
          .isEqualTo("Accepted");
      JsonNode profile = station.called("SetChargingProfile").get("chargingProfile");
      assertThat(profile.get("chargingProfilePurpose").asText()).isEqualTo("TxProfile");
      assertThat(profile.get("transactionId").asText()).isEqualTo(transaction.id());
      assertThat(profile.get("chargingSchedule")).hasSize(1);
    }
  }

  @Test
  @DisplayName("TC_K_117: needs that change while charging change the plan")
  void changedNeeds() {
    try (ForeignStation station = alone("ocpp2.1")) {
      Transaction transaction = plugIn(station);
      JsonNode first = agreed(station, needs20("DynamicControl", "DC", 8, 12_000));
      station.call("TransactionEvent", transaction.updated("ChargingStateChanged", "Charging"));
      JsonNode second = agreed(station, needs20("DynamicControl", "DC", 3, 36_000));
      assertThat(second.get("chargingSchedulePeriod"))
          .isNotEqualTo(first.get("chargingSchedulePeriod"));
      Instant departure = Instant.parse(stand.session(station).get("items[0].need.departure"));
      assertThat(departure).isBefore(Instant.now().plus(4, ChronoUnit.HOURS));
    }
  }

  @Test
  @DisplayName("TC_K_126: where the plan does not steer there is no profile for a car")
  void noProfile() {
    String site = Stand.newSite();
    Map<String, Object> own = Map.of("steered", false);
    try (ForeignStation station = stand.booted(stand.register(site, own), "ocpp2.1");
        ForeignStation older = stand.booted(stand.register(site, own), "ocpp2.0.1")) {
      plugIn(station);
      plugIn(older);
      assertThat(needs(station, needs20("DynamicControl", "AC_three_phase", 6, 30_000)))
          .isEqualTo("NoChargingProfile");
      assertThat(needs(older, DC_NEEDS)).isEqualTo("Rejected");
      await()
          .until(
              () -> stand.session(station).get("items[0].need.source"),
              source -> "CAR".equals(source));
      assertThat(
              Callers.viewer().get("/api/v1/sessions/{id}/deliveries", session(station)).asString())
          .doesNotContain("Accepted");
    }
  }

  @Test
  @DisplayName("TC_K_101: a profile changes the operation mode")
  void operationMode() {
    try (ForeignStation station = alone("ocpp2.1")) {
      Transaction transaction = plugIn(station);
      agreed(station, needs20("DynamicControl", "DC_BPT", 6, 30_000));
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":1,"chargingProfile":{"id":1000000101,"stackLevel":1,
           "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Absolute",
           "transactionId":"%s","chargingSchedule":[{"id":1,
           "startSchedule":"2026-01-01T00:00:00Z","chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"operationMode":"CentralSetpoint",
           "limit":11000.5,"dischargeLimit":-11000.5,"setpoint":-5000.5}]}]}}\
          """
              .formatted(transaction.id()));
      station.call("TransactionEvent", transaction.changedMode("CentralSetpoint"));
      assertThat(stand.session(station).getString("items[0].details.operationMode"))
          .isEqualTo("CentralSetpoint");
    }
  }

  /** A station at a site of its own. */
  private ForeignStation alone(String protocol) {
    return stand.booted(stand.register(Stand.newSite(), Map.of()), protocol);
  }

  private static Transaction plugIn(ForeignStation station) {
    Transaction transaction = new Transaction();
    station.call(
        "TransactionEvent", transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
    return transaction;
  }

  private static String needs(ForeignStation station, String chargingNeeds) {
    return station
        .call(
            "NotifyEVChargingNeeds", "{\"evseId\":1,\"chargingNeeds\":%s}".formatted(chargingNeeds))
        .get("status")
        .asText();
  }

  /** Tells needs of a transaction that has been planned, and returns the schedule that follows. */
  private JsonNode agreed(ForeignStation station, String chargingNeeds) {
    awaitControl(station, "FOLLOWING");
    station.forget();
    assertThat(needs(station, chargingNeeds)).isEqualTo("Accepted");
    JsonNode schedule = schedule(station.called("SetChargingProfile"));
    awaitControl(station, "FOLLOWING");
    return schedule;
  }

  /** Needs of a car of 60 kWh at 30 % that must have 40 % at once. */
  private static String needs20(String mode, String transfer, int hours, int targetWh) {
    Instant departure = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(hours, ChronoUnit.HOURS);
    return """
    {"requestedEnergyTransfer":"%s","controlMode":"%s","mobilityNeedsMode":"EVCC_SECC",
     "departureTime":"%s","v2xChargingParameters":{"minChargePower":0,
     "maxChargePower":22000,"minDischargePower":0,"maxDischargePower":%d,
     "evMinEnergyRequest":6000,"evTargetEnergyRequest":%d,"evMaxEnergyRequest":42000,
     "targetSoC":%d}}\
    """
        .formatted(
            transfer,
            mode,
            departure,
            transfer.endsWith("BPT") ? 22_000 : 0,
            targetWh,
            30 + targetWh / 600);
  }

  private static JsonNode schedule(JsonNode order) {
    return order.at("/chargingProfile/chargingSchedule/0");
  }

  /** What the first period of a schedule allows. */
  private static double limit(JsonNode schedule) {
    return schedule.at("/chargingSchedulePeriod/0/limit").asDouble();
  }

  /** The car chooses to charge so for some seconds; what it is told. */
  private static String chosen(
      ForeignStation station, JsonNode offered, int seconds, double limitW) {
    return station
        .call(
            "NotifyEVChargingSchedule",
            """
            {"timeBase":%s,"evseId":1,"chargingSchedule":{"id":%s,"duration":%d,
             "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}}\
            """
                .formatted(offered.get("startSchedule"), offered.get("id"), seconds, limitW))
        .get("status")
        .asText();
  }

  private void wish(ForeignStation station, String wish) {
    Callers.operator()
        .body(wish)
        .put("/api/v1/sessions/{id}/promise", session(station))
        .then()
        .statusCode(200);
  }

  private String session(ForeignStation station) {
    return stand.session(station).getString("items[0].id");
  }

  private void awaitControl(ForeignStation station, String state) {
    await()
        .untilAsserted(
            () ->
                assertThat(stand.session(station).getString("items[0].control.state"))
                    .isEqualTo(state));
  }
}
