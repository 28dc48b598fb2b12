package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;

/** K: energy managers and local controllers beside the plan, priority and dynamic profiles. */
@QuarkusTest
class EnergyManagementCasesTest {
  private static final Map<String, Object> NO_EVSES = Map.of("evses", List.of());

  /** The tolerance of the plan's figures. */
  private static final double ROUNDING_W = 1;

  @Inject Stand stand;
  @Inject Database database;

  private final String site = Stand.newSite();

  @Test
  @DisplayName("K02: a site's cars are charged by one plan, below what the connection gives")
  void central() {
    try (ForeignStation one = at(Map.of(), "ocpp2.0.1");
        ForeignStation other = at(Map.of(), "ocpp2.0.1")) {
      plugIn(one, 1);
      plugIn(other, 1);
      importLimit(7_000);
      assertThat(mostW()).isBetween(5_000.0, 6_000 + ROUNDING_W);
      for (ForeignStation station : List.of(one, other)) {
        JsonNode order = station.called("SetChargingProfile", o -> most(o) <= 6_000);
        assertThat(order.at("/chargingProfile/chargingProfilePurpose").asText())
            .isEqualTo("TxProfile");
      }
    }
  }

  @Test
  @DisplayName("K06: what is planned while a station is offline reaches it when it is back")
  void offlineDuringTransaction() {
    try (ForeignStation station = at(Map.of(), "ocpp2.0.1")) {
      Transaction transaction = plugIn(station, 1);
      station.called("SetChargingProfile");
      station.drop();
      importLimit(4_000);
      assertThat(mostW()).as("nothing is planned for whom no plan reaches").isZero();
      stand.again(station, "ocpp2.0.1");
      station.tells(transaction.updated("MeterValuePeriodic", "Charging"));
      station.called("SetChargingProfile", order -> most(order) <= 3_000 + ROUNDING_W);
    }
  }

  @Test
  @DisplayName("K03: the limit of a local controller is set at it and kept by the plan of its site")
  void localController() {
    try (ForeignStation controller = at(NO_EVSES, "ocpp2.0.1");
        ForeignStation station = at(Map.of(), "ocpp2.0.1")) {
      plugIn(station, 1);
      plugIn(station, 2);
      wishMaximum(controller, 9_000);
      JsonNode order = controller.called("SetChargingProfile");
      assertThat(order.get("evseId").asInt()).isZero();
      assertThat(order.at("/chargingProfile/chargingProfilePurpose").asText())
          .isEqualTo("ChargingStationMaxProfile");
      assertThat(mostW()).isBetween(8_000.0, 9_000 + ROUNDING_W);
    }
  }

  @Test
  @DisplayName("K04: a station's cars together stay below its maximum")
  void loadBalancing() {
    try (ForeignStation station = at(Map.of(), "ocpp2.0.1")) {
      plugIn(station, 1);
      plugIn(station, 2);
      wishMaximum(station, 12_000);
      station.called(
          "SetChargingProfile",
          order ->
              order
                  .at("/chargingProfile/chargingProfilePurpose")
                  .asText()
                  .equals("ChargingStationMaxProfile"));
      station.called("SetChargingProfile", order -> order.get("evseId").asInt() == 1);
      assertThat(mostW()).isBetween(11_000.0, 12_000 + ROUNDING_W);
      stand.relays(
          station,
          "GetCompositeSchedule",
          "{\"duration\":300,\"evseId\":0}",
          """
          {"status":"Accepted","schedule":{"evseId":0,"duration":300,
           "scheduleStart":"2026-01-01T00:00:00Z","chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":12000.5}]}}""");
    }
  }

  @Test
  @DisplayName("K14: a limit told by a local controller holds for the stations of its site")
  void limitOfALocalController() {
    heedsController("ocpp2.0.1");
  }

  @Test
  @DisplayName("K24: an energy manager at a local controller limits the stations of its site")
  void managerAtALocalController() {
    heedsController("ocpp2.1");
  }

  private void heedsController(String protocol) {
    try (ForeignStation controller = at(NO_EVSES, protocol);
        ForeignStation one = at(Map.of(), protocol);
        ForeignStation other = at(Map.of(), protocol)) {
      plugIn(one, 1);
      plugIn(other, 1);
      assertThat(limits(controller, 0, 6_000, "\"isGridCritical\":true")).isEmpty();
      assertThat(mostW()).isBetween(5_000.0, 6_000 + ROUNDING_W);
      one.called("SetChargingProfile", order -> most(order) <= 6_000);
      other.called("SetChargingProfile", order -> most(order) <= 6_000);
      assertThat(clears(controller, 0)).isEmpty();
      assertThat(mostW()).isGreaterThan(7_000);
    }
  }

  @Test
  @DisplayName("K23: an energy manager at a station limits its cars together")
  void managerAtAStation() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      plugIn(station, 1);
      plugIn(station, 2);
      assertThat(limits(station, 0, 8_000, "\"isGridCritical\":false")).isEmpty();
      assertThat(limits(station, 2, 3_000, "\"isGridCritical\":false")).isEmpty();
      assertThat(mostW()).isBetween(7_000.0, 8_000 + ROUNDING_W);
      station.called(
          "SetChargingProfile", order -> order.get("evseId").asInt() == 2 && most(order) <= 3_000);
      assertThat(told(station)).containsExactly("EMS", "EMS");
      assertThat(clears(station, 2)).isEmpty();
      assertThat(clears(station, 0)).isEmpty();
      assertThat(told(station)).isEmpty();
      assertThat(mostW()).isGreaterThan(9_000);
    }
  }

  @Test
  @DisplayName("K25: an energy manager may stand between, with limits and profiles of its own")
  void managerAsLocalController() {
    try (ForeignStation manager = at(NO_EVSES, "ocpp2.1");
        ForeignStation station = at(Map.of(), "ocpp2.1")) {
      Transaction transaction = plugIn(station, 1);
      manager.answers(
          "SetChargingProfile",
          "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"Busy\"}}");
      wishMaximum(manager, 9_000);
      Wishes wishes = Wishes.profiles(manager);
      assertThat(wishes.awaits("1000000003", "FAILED").get("lastError").asText()).contains("Busy");
      manager.answers("SetChargingProfile", "{\"status\":\"Accepted\"}");
      wishMaximum(manager, 8_000);
      assertThat(most(manager.called("SetChargingProfile", order -> most(order) == 8_000)))
          .isEqualTo(8_000);
      wishes.awaits("1000000003", "APPLIED");
      assertThat(mostW()).isBetween(7_000.0, 8_000 + ROUNDING_W);

      limits(station, 1, 4_000, "\"isGridCritical\":false");
      assertThat(told(station)).containsExactly("EMS");
      assertThat(mostW()).isBetween(3_000.0, 4_000 + ROUNDING_W);
      JsonNode planned =
          station.called("SetChargingProfile", order -> most(order) <= 4_000 + ROUNDING_W);
      assertThat(planned.at("/chargingProfile/transactionId").asText()).isEqualTo(transaction.id());
      String operation =
          stand.begins(
              station, "charging/profiles", "{\"criteria\":{\"chargingLimitSource\":[\"EMS\"]}}");
      int request = station.called("GetChargingProfiles").get("requestId").asInt();
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":%d,"chargingLimitSource":"EMS","evseId":1,"chargingProfile":[{"id":9,
           "stackLevel":0,"chargingProfilePurpose":"ChargingStationExternalConstraints",
           "chargingProfileKind":"Absolute","chargingSchedule":[%s]}]}"""
              .formatted(request, schedule(4_000)));
      stand.awaitOperation(operation, "DONE");
      Callers.viewer()
          .get("/api/v1/operations/{id}/result", operation)
          .then()
          .body("chargingLimitSource", equalTo(List.of("EMS")))
          .body("[0].chargingProfile[0].id", equalTo(9));
      assertThat(clears(station, 1)).isEmpty();
      assertThat(told(station)).isEmpty();
      station.called("SetChargingProfile", order -> most(order) > 4_000 + ROUNDING_W);
    }
  }

  @Test
  @DisplayName("K26: of a limit from the cloud and one on the spot the lower one counts")
  void hybrid() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      plugIn(station, 1);
      plugIn(station, 2);
      importLimit(13_000);
      assertThat(mostW()).isBetween(11_000.0, 12_000 + ROUNDING_W);
      limits(station, 0, 5_000, "\"isGridCritical\":false");
      assertThat(mostW()).isBetween(4_000.0, 5_000 + ROUNDING_W);
      importLimit(4_000);
      assertThat(mostW()).isBetween(2_000.0, 3_000 + ROUNDING_W);
      station.called("SetChargingProfile", order -> most(order) <= 3_000);
    }
  }

  @Test
  @DisplayName("K27: what is generated on the spot comes on top and limits nothing")
  void localGeneration() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      plugIn(station, 1);
      assertThat(limits(station, 0, 2_000, "\"isLocalGeneration\":true")).isEmpty();
      assertThat(mostW()).isGreaterThan(3_000);
      Callers.viewer()
          .get("/api/v1/stations/{id}/external-limits", station.id())
          .then()
          .body("[0].isLocalGeneration", equalTo(true));
      wish(station, 1_000_000_027, "LocalGeneration", "Absolute", 2_000);
      assertThat(
              station
                  .called("SetChargingProfile", order -> order.get("evseId").asInt() == 0)
                  .at("/chargingProfile/chargingProfilePurpose")
                  .asText())
          .isEqualTo("LocalGeneration");
      assertThat(mostW()).isGreaterThan(3_000);
    }
  }

  @Test
  @DisplayName("TC_K_109: ids that a station keeps for limits of others are not used")
  void reservedIds() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      stand.begins(station, "reports", "{\"base\":\"FullInventory\"}");
      int request = station.called("GetBaseReport").get("requestId").asInt();
      station.call(
          "NotifyReport",
          """
          {"requestId":%d,"seqNo":0,"tbc":false,"generatedAt":"%s","reportData":[
            {"component":{"name":"SmartChargingCtrlr"},
             "variable":{"name":"MaxExternalConstraintsId"},
             "variableAttribute":[{"value":"880000000"}]}]}"""
              .formatted(request, Messages.now()));
      plugIn(station, 1);
      assertThat(station.called("SetChargingProfile").at("/chargingProfile/id").asInt())
          .isGreaterThan(880_000_000);
      Callers.operator()
          .body(profile(880_000_000, "TxDefaultProfile", "Absolute", 5_000))
          .post("/api/v1/stations/{id}/charging/profile", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/chargingProfile/id"));
    }
  }

  @Test
  @DisplayName("K21: priority charging that the station grants changes the plan, and back")
  void priorityFromAfar() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      Transaction transaction = plugIn(station, 1);
      wish(station, 1_000_000_021, "PriorityCharging", "Absolute", 22_000);
      station.called("SetChargingProfile", order -> order.get("evseId").asInt() == 0);
      prioritized(station, transaction, true, "NoProfile");
      assertThat(priority(station)).isFalse();
      prioritized(station, transaction, true, "Accepted");
      assertThat(priority(station)).isTrue();
      awaitTarget(station, 100);
      prioritized(station, transaction, false, "Accepted");
      assertThat(priority(station)).isFalse();
      awaitTarget(station, 80);
    }
  }

  @Test
  @DisplayName("K22: priority charging that a driver chose at the station changes the plan")
  void priorityOnTheSpot() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      Transaction transaction = plugIn(station, 1);
      station.called("SetChargingProfile");
      String notice = "{\"transactionId\":\"%s\",\"activated\":%s}";
      assertThat(station.call("NotifyPriorityCharging", notice.formatted(transaction.id(), true)))
          .isEmpty();
      assertThat(priority(station)).isTrue();
      awaitTarget(station, 100);
      station.called("SetChargingProfile");
      station.call("NotifyPriorityCharging", notice.formatted(transaction.id(), false));
      assertThat(priority(station)).isFalse();
      awaitTarget(station, 80);
    }
  }

  @Test
  @DisplayName("TC_K_121: a station pulls the values of a dynamic profile")
  void pulls() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      assertThat(pulled(station).at("/statusInfo/reasonCode").asText()).isEqualTo("InvalidProfile");
      stand.relays(station, "SetChargingProfile", profile(28, "TxDefaultProfile", "Absolute", 9.5));
      assertThat(pulled(station).get("status").asText()).isEqualTo("Rejected");
      setDynamic(station, "Accepted");
      assertThat(pulled(station).at("/scheduleUpdate/limit").asDouble()).isEqualTo(7_000);
      pushed(station, 6_000, "Accepted");
      assertThat(pulled(station).at("/scheduleUpdate/limit").asDouble()).isEqualTo(6_000);
      pushed(station, 5_000, "Rejected");
      assertThat(pulled(station).at("/scheduleUpdate/limit").asDouble()).isEqualTo(6_000);
      Callers.operator()
          .body(profile(28, "TxDefaultProfile", "Absolute", 9.5))
          .post("/api/v1/stations/{id}/charging/profile", station.id())
          .then()
          .statusCode(200);
      assertThat(pulled(station).get("status").asText())
          .as("no longer dynamic")
          .isEqualTo("Rejected");
      setDynamic(station, "Accepted");
      Callers.operator()
          .body("{\"chargingProfileId\":28}")
          .post("/api/v1/stations/{id}/charging/clear", station.id())
          .then()
          .statusCode(200);
      assertThat(pulled(station).get("status").asText()).isEqualTo("Rejected");
    }
  }

  @Test
  @DisplayName("K28: a dynamic profile has one period, and its values are pushed")
  void pushes() {
    try (ForeignStation station = at(Map.of(), "ocpp2.1")) {
      String two =
          profile(28, "TxDefaultProfile", "Dynamic", 7_000)
              .replace("\"limit\":7000.0}", "\"limit\":7000.0},{\"startPeriod\":60,\"limit\":1.5}");
      Callers.operator()
          .body(two)
          .post("/api/v1/stations/{id}/charging/profile", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/chargingProfile/chargingSchedule"));
      setDynamic(station, "Rejected");
      assertThat(pulled(station).get("status").asText()).isEqualTo("Rejected");
      setDynamic(station, "Accepted");
      pushed(station, 4_000, "Accepted");
      assertThat(station.called("UpdateDynamicSchedule").at("/scheduleUpdate/limit").asDouble())
          .isEqualTo(4_000);
    }
  }

  /** A booted station at the site of this case, whose inventory was taken. */
  private ForeignStation at(Map<String, Object> more, String protocol) {
    ForeignStation station = stand.booted(stand.register(site, more), protocol);
    database.update("update station set inventory_firmware = '' where id = ?", station.id());
    return station;
  }

  private static Transaction plugIn(ForeignStation station, int evse) {
    Transaction transaction = new Transaction();
    station.call(
        "TransactionEvent",
        transaction.started(
            "CablePluggedIn",
            "EVConnected",
            "\"evse\":{\"id\":%d,\"connectorId\":1}".formatted(evse)));
    return transaction;
  }

  /** Tells a limit of an energy manager; 2.0.1 knows no local generation. */
  private static JsonNode limits(ForeignStation station, int evse, double limitW, String more) {
    return station.call(
        "NotifyChargingLimit",
        """
        {"evseId":%d,"chargingLimit":{"chargingLimitSource":"EMS",%s},"chargingSchedule":[%s]}"""
            .formatted(evse, more, schedule(limitW)));
  }

  private static JsonNode clears(ForeignStation station, int evse) {
    return station.call(
        "ClearedChargingLimit", "{\"chargingLimitSource\":\"EMS\",\"evseId\":%d}".formatted(evse));
  }

  private static String schedule(double limitW) {
    return """
        {"id":1,"startSchedule":"2026-01-01T00:00:00Z","chargingRateUnit":"W",
         "chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}"""
        .formatted(limitW);
  }

  private static String profile(int id, String purpose, String kind, double limitW) {
    return """
        {"evseId":0,"chargingProfile":{"id":%d,"stackLevel":0,"chargingProfilePurpose":"%s",
         "chargingProfileKind":"%s","chargingSchedule":[%s]}}"""
        .formatted(id, purpose, kind, schedule(limitW));
  }

  private static void wishMaximum(ForeignStation station, double limitW) {
    wish(station, 1_000_000_003, "ChargingStationMaxProfile", "Absolute", limitW);
  }

  private static void wish(
      ForeignStation station, int id, String purpose, String kind, double limitW) {
    Callers.operator()
        .body(profile(id, purpose, kind, limitW))
        .put("/api/v1/stations/{id}/desired/charging-profiles", station.id())
        .then()
        .statusCode(200);
  }

  private void importLimit(double limitW) {
    Callers.administrator()
        .body(Map.of("importLimitW", limitW, "exportLimitW", limitW))
        .patch("/api/v1/sites/{id}", site)
        .then()
        .statusCode(200);
  }

  /** The most that the cars of this case's site are planned to draw together. */
  private double mostW() {
    return Callers.operator()
        .post("/api/v1/sites/{id}/replan", site)
        .jsonPath()
        .<Map<String, Number>>getList("steps")
        .stream()
        .mapToDouble(step -> step.get("netW").doubleValue() - step.get("baseLoadW").doubleValue())
        .max()
        .orElseThrow();
  }

  /** The highest limit of a profile. */
  private static double most(JsonNode order) {
    double most = 0;
    for (JsonNode period : order.at("/chargingProfile/chargingSchedule/0/chargingSchedulePeriod")) {
      most = Math.max(most, period.get("limit").asDouble());
    }
    return most;
  }

  private static List<String> told(ForeignStation station) {
    return Callers.viewer()
        .get("/api/v1/stations/{id}/external-limits", station.id())
        .jsonPath()
        .getList("source");
  }

  private void prioritized(
      ForeignStation station, Transaction transaction, boolean active, String answer) {
    station.answers("UsePriorityCharging", "{\"status\":\"%s\"}".formatted(answer));
    Callers.operator()
        .body(Map.of("transactionId", transaction.id(), "activate", active))
        .post("/api/v1/stations/{id}/charging/priority", station.id())
        .then()
        .statusCode(200)
        .body("status", equalTo(answer));
    assertThat(station.called("UsePriorityCharging").get("activate").asBoolean()).isEqualTo(active);
  }

  private boolean priority(ForeignStation station) {
    return stand.session(station).getBoolean("items[0].details.priorityCharging");
  }

  /** The state of charge the car is planned for. */
  private void awaitTarget(ForeignStation station, double percent) {
    await()
        .untilAsserted(
            () ->
                assertThat(stand.session(station).getDouble("items[0].need.targetSocPercent"))
                    .isEqualTo(percent));
  }

  private static JsonNode pulled(ForeignStation station) {
    return station.call("PullDynamicScheduleUpdate", "{\"chargingProfileId\":28}");
  }

  private static void setDynamic(ForeignStation station, String answer) {
    station.answers("SetChargingProfile", "{\"status\":\"%s\"}".formatted(answer));
    Callers.operator()
        .body(
            profile(28, "TxDefaultProfile", "Dynamic", 7_000)
                .replace("\"stackLevel\":0", "\"stackLevel\":0,\"dynUpdateInterval\":30"))
        .post("/api/v1/stations/{id}/charging/profile", station.id())
        .then()
        .statusCode(200)
        .body("status", equalTo(answer));
    station.called(
        "SetChargingProfile",
        order -> order.at("/chargingProfile/dynUpdateInterval").asInt() == 30);
  }

  private static void pushed(ForeignStation station, double limitW, String answer) {
    station.answers("UpdateDynamicSchedule", "{\"status\":\"%s\"}".formatted(answer));
    Callers.operator()
        .body("{\"chargingProfileId\":28,\"scheduleUpdate\":{\"limit\":%s}}".formatted(limitW))
        .post("/api/v1/stations/{id}/charging/dynamic-schedule", station.id())
        .then()
        .statusCode(200)
        .body("status", equalTo(answer));
  }
}
