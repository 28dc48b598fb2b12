package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** K: what stations report of their profiles and of limits that others set. */
@QuarkusTest
class ChargingLimitCasesTest {
  private static final String TX_DEFAULT = "{\"chargingProfilePurpose\":\"TxDefaultProfile\"}";

  @Inject Stand stand;

  @Test
  @DisplayName("TC_K_29: the profiles of the whole station")
  void ofTheStation() {
    reported("\"evseId\":0,", TX_DEFAULT, "CSO", "TxDefaultProfile");
  }

  @Test
  @DisplayName("TC_K_30: the profiles of one EVSE")
  void ofAnEvse() {
    reported("\"evseId\":1,", TX_DEFAULT, "CSO", "TxDefaultProfile");
  }

  @Test
  @DisplayName("TC_K_31: the profiles of everything")
  void ofEverything() {
    reported("", TX_DEFAULT, "CSO", "TxDefaultProfile");
  }

  @Test
  @DisplayName("TC_K_32: profiles by their ids")
  void byId() {
    reported("", "{\"chargingProfileId\":[9,10]}", "CSO", "TxDefaultProfile");
  }

  @Test
  @DisplayName("TC_K_33: profiles by their level")
  void byLevel() {
    reported("\"evseId\":1,", "{\"stackLevel\":0}", "CSO", "TxDefaultProfile");
  }

  @Test
  @DisplayName("TC_K_34: profiles by their source")
  void bySource() {
    reported("\"evseId\":1,", "{\"chargingLimitSource\":[\"CSO\"]}", "CSO", "TxDefaultProfile");
  }

  @Test
  @DisplayName("TC_K_35: profiles by their purpose")
  void byPurpose() {
    reported("\"evseId\":1,", "{\"chargingProfilePurpose\":\"TxProfile\"}", "CSO", "TxProfile");
  }

  @Test
  @DisplayName("TC_K_36: profiles by purpose and level, of which there may be none")
  void byPurposeAndLevel() {
    String criteria = "{\"chargingProfilePurpose\":\"TxProfile\",\"stackLevel\":1}";
    reported("\"evseId\":1,", criteria, "CSO", "TxProfile");
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("GetChargingProfiles", "{\"status\":\"NoProfiles\"}");
      String operation =
          stand.begins(station, "charging/profiles", "{\"criteria\":%s}".formatted(criteria));
      Callers.viewer()
          .get("/api/v1/operations/{id}", operation)
          .then()
          .body("state", equalTo("DONE"))
          .body("note", equalTo("NoProfiles"))
          .body("parts", equalTo(0));
    }
  }

  @Test
  @DisplayName("TC_K_52: profiles that others set are reported")
  void externalProfiles() {
    reported(
        "", "{\"chargingLimitSource\":[\"EMS\"]}", "EMS", "ChargingStationExternalConstraints");
  }

  @Test
  @DisplayName("TC_K_48: a limit of others outside a transaction holds for the car that comes")
  void externalLimit() {
    try (ForeignStation station = apart()) {
      limit(station, 2_500);
      stand.begun(station);
      assertThat(mostPlanned(station)).isLessThanOrEqualTo(2_501);
    }
  }

  @Test
  @DisplayName("TC_K_50: the end of a limit of others is taken note of")
  void limitReleased() {
    try (ForeignStation station = apart()) {
      limit(station, 2_500);
      release(station);
      stand.begun(station);
      assertThat(mostPlanned(station)).isGreaterThan(2_501);
    }
  }

  @Test
  @DisplayName("TC_K_51: the end of a limit of others during a transaction lets the car have more")
  void limitReleasedWhileCharging() {
    try (ForeignStation station = apart()) {
      limit(station, 2_500);
      Transaction transaction = stand.begun(station);
      assertThat(mostPlanned(station)).isLessThanOrEqualTo(2_501);
      release(station);
      station.call("TransactionEvent", transaction.updated("ChargingRateChanged", "Charging"));
      station.called("SetChargingProfile", order -> most(order) > 2_501);
    }
  }

  /** An operator asks for profiles; what the station tells in two parts becomes one result. */
  private void reported(String evse, String criteria, String source, String purpose) {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station, "charging/profiles", "{%s\"criteria\":%s}".formatted(evse, criteria));
      JsonNode asked = station.called("GetChargingProfiles");
      int request = asked.get("requestId").asInt();
      assertThat(asked)
          .isEqualTo(
              NodeProgram.json(
                  "{%s\"requestId\":%d,\"chargingProfile\":%s}"
                      .formatted(evse, request, criteria)));
      report(station, request, source, 1, purpose, 9, true);
      stand.awaitOperation(operation, "RUNNING");
      report(station, request, source, 2, purpose, 10, false);
      stand.awaitOperation(operation, "DONE");
      Callers.viewer()
          .get("/api/v1/operations/{id}/result", operation)
          .then()
          .body("chargingLimitSource", equalTo(List.of(source, source)))
          .body("evseId", equalTo(List.of(1, 2)))
          .body("chargingProfile.id.flatten()", equalTo(List.of(9, 10)))
          .body("[0].chargingProfile[0].chargingProfilePurpose", equalTo(purpose));
    }
  }

  private static void report(
      ForeignStation station,
      int request,
      String source,
      int evse,
      String purpose,
      int id,
      boolean more) {
    JsonNode profile =
        NodeProgram.json(
                Messages.profile(evse, id, purpose, "\"chargingProfileKind\":\"Absolute\"", 16.5))
            .get("chargingProfile");
    assertThat(
            station.call(
                "ReportChargingProfiles",
                """
                {"requestId":%d,"chargingLimitSource":"%s","evseId":%d,"tbc":%s,
                 "chargingProfile":[%s]}"""
                    .formatted(request, source, evse, more, profile)))
        .isEmpty();
  }

  /** A station at a site of its own. */
  private ForeignStation apart() {
    return stand.booted(stand.register(Stand.newSite(), Map.of()), "ocpp2.0.1");
  }

  private static void limit(ForeignStation station, int watts) {
    String limit =
        """
        {"chargingLimit":{"chargingLimitSource":"EMS","isGridCritical":true},"evseId":1,
         "chargingSchedule":[{"id":1,"startSchedule":"2026-01-01T00:00:00Z",
         "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":%d}]}]}""";
    assertThat(station.call("NotifyChargingLimit", limit.formatted(watts))).isEmpty();
    Callers.viewer()
        .get("/api/v1/stations/{id}/external-limits", station.id())
        .then()
        .body("source", equalTo(List.of("EMS")))
        .body("[0].evseId", equalTo(1))
        .body("[0].limitW", equalTo((float) watts))
        .body("[0].isGridCritical", equalTo(true));
  }

  private static void release(ForeignStation station) {
    String source = "{\"chargingLimitSource\":\"EMS\",\"evseId\":1}";
    assertThat(station.call("ClearedChargingLimit", source)).isEmpty();
    Callers.viewer()
        .get("/api/v1/stations/{id}/external-limits", station.id())
        .then()
        .body("source", equalTo(List.of()));
  }

  /** The most that the next profile of the plan allows. */
  private static double mostPlanned(ForeignStation station) {
    return most(station.called("SetChargingProfile", order -> order.get("evseId").asInt() == 1));
  }

  private static double most(JsonNode order) {
    return order.findValues("limit").stream().mapToDouble(JsonNode::asDouble).max().orElse(0);
  }
}
