package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** K: charging profiles, limits and schedules. */
@QuarkusTest
class SmartChargingCasesTest {
  private static final String ABSOLUTE = "\"chargingProfileKind\":\"Absolute\"";

  @Inject Stand stand;

  @Test
  @DisplayName("TC_K_01: a default profile for one EVSE")
  void defaultProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode order =
          Wishes.profiles(station).fulfilled(lasting(1, 101, "TxDefaultProfile", ABSOLUTE, 16.5));
      assertThat(order.get("evseId").asInt()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("TC_K_02: the operator hears that there is no transaction for a profile")
  void withoutTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers(
          "SetChargingProfile",
          """
          {"status":"Rejected","statusInfo":{"reasonCode":"TxNotFound"}}""");
      String profile =
          lasting(1, 102, "TxProfile", ABSOLUTE + ",\"transactionId\":\"nobody\"", 16.5);
      charging(station, "profile", profile)
          .body("status", equalTo("Rejected"))
          .body("statusInfo.reasonCode", equalTo("TxNotFound"));
      assertThat(station.called("SetChargingProfile")).isEqualTo(NodeProgram.json(profile));
    }
  }

  @Test
  @DisplayName("TC_K_03: a profile for the whole station, which the plan keeps")
  void stationProfile() {
    try (ForeignStation station =
        stand.booted(stand.register(Stand.newSite(), Map.of()), "ocpp2.0.1")) {
      Wishes.profiles(station)
          .fulfilled(lasting(0, 103, "ChargingStationMaxProfile", ABSOLUTE, 3_000.5));
      stand.begun(station);
      JsonNode order =
          station.called("SetChargingProfile", planned -> planned.get("evseId").asInt() == 1);
      assertThat(order.findValues("limit"))
          .isNotEmpty()
          .allSatisfy(limit -> assertThat(limit.asDouble()).isLessThanOrEqualTo(3_001));
    }
  }

  @Test
  @DisplayName("TC_K_04: a profile is replaced by one with its id")
  void replaced() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Wishes wishes = Wishes.profiles(station);
      wishes.fulfilled(lasting(1, 104, "TxDefaultProfile", ABSOLUTE, 16.5));
      wishes.fulfilled(lasting(1, 104, "TxDefaultProfile", ABSOLUTE, 20.5));
      Callers.viewer()
          .get("/api/v1/stations/{id}/desired", station.id())
          .then()
          .body("size()", equalTo(1));
    }
  }

  @Test
  @DisplayName("TC_K_05: a profile is cleared by its id")
  void clearedById() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Wishes wishes = Wishes.profiles(station);
      wishes.fulfilled(lasting(1, 105, "TxDefaultProfile", ABSOLUTE, 16.5));
      wishes.remove("1000000105");
      assertThat(station.called("ClearChargingProfile"))
          .isEqualTo(NodeProgram.json("{\"chargingProfileId\":1000000105}"));
      wishes.awaitsNone();
    }
  }

  @Test
  @DisplayName("TC_K_06: profiles are cleared by purpose and level, but those that shall last")
  void clearedByPurpose() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String lasting = lasting(1, 106, "TxDefaultProfile", ABSOLUTE, 16.5);
      Wishes.profiles(station).fulfilled(lasting);
      String criteria =
          """
          {"chargingProfileCriteria":{"evseId":1,
           "chargingProfilePurpose":"TxDefaultProfile","stackLevel":0}}""";
      charging(station, "clear", criteria).body("status", equalTo("Accepted"));
      assertThat(station.called("ClearChargingProfile")).isEqualTo(NodeProgram.json(criteria));
      station.called("SetChargingProfile", NodeProgram.json(lasting)::equals);
      Wishes.profiles(station).awaits("1000000106", "APPLIED");
    }
  }

  @Test
  @DisplayName("TC_K_08: the operator hears that there was nothing to clear")
  void nothingToClear() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("ClearChargingProfile", "{\"status\":\"Unknown\"}");
      charging(station, "clear", "{\"chargingProfileId\":4711}").body("status", equalTo("Unknown"));
      assertThat(station.called("ClearChargingProfile").get("chargingProfileId").asInt())
          .isEqualTo(4711);
      Wishes wishes = Wishes.profiles(station);
      wishes.fulfilled(lasting(1, 108, "TxDefaultProfile", ABSOLUTE, 16.5));
      wishes.remove("1000000108");
      wishes.awaitsNone();
    }
  }

  @Test
  @DisplayName("TC_K_10: a default profile for all EVSEs")
  void defaultProfileForAll() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      JsonNode order =
          Wishes.profiles(station).fulfilled(lasting(0, 110, "TxDefaultProfile", ABSOLUTE, 16.5));
      assertThat(order.get("evseId").asInt()).isZero();
    }
  }

  @Test
  @DisplayName("TC_K_15: the operator sees that a station knows no profiles; it is tried again")
  void notSupported() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.refuses("SetChargingProfile", "NotSupported");
      String profile = lasting(1, 115, "TxDefaultProfile", ABSOLUTE, 16.5);
      Callers.operator()
          .body(profile)
          .post("/api/v1/stations/{id}/charging/profile", station.id())
          .then()
          .statusCode(502)
          .body("code", equalTo("NotSupported"))
          .body("$", hasKey("description"))
          .body("$", hasKey("details"));
      Wishes wishes = Wishes.profiles(station);
      wishes.wish(profile);
      JsonNode failed = wishes.awaits("1000000115", "FAILED");
      assertThat(failed.get("lastError").asText()).contains("NotSupported");
      assertThat(failed.get("attempts").asInt()).isEqualTo(1);
      assertThat(failed.has("nextTryAt")).isTrue();

      station.drop();
      stand.again(station, "ocpp2.0.1");
      station.answers("SetChargingProfile", "{\"status\":\"Accepted\"}");
      station.call("BootNotification", Messages.boot("FirmwareUpdate"));
      wishes.awaits("1000000115", "APPLIED");
    }
  }

  @Test
  @DisplayName("TC_K_19: a profile that recurs every day")
  void recurring() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String kind = "\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Daily\"";
      JsonNode order =
          Wishes.profiles(station)
              .fulfilled(
                  lasting(1, 119, "TxDefaultProfile", kind, 16.5)
                      .replace("\"chargingRateUnit\"", "\"duration\":86400,\"chargingRateUnit\""));
      assertThat(order.at("/chargingProfile/chargingSchedule/0/duration").asInt())
          .isEqualTo(86_400);
    }
  }

  @Test
  @DisplayName("TC_K_43: the composite schedule of an EVSE")
  void compositeOfAnEvse() {
    composite("{\"duration\":300,\"evseId\":1}", 1, "W", 1_000.5);
  }

  @Test
  @DisplayName("TC_K_44: the composite schedule of a station")
  void compositeOfTheStation() {
    composite("{\"duration\":300,\"evseId\":0,\"chargingRateUnit\":\"A\"}", 0, "A", 16.5);
  }

  private void composite(String request, int evse, String unit, double limit) {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String answer =
          """
          {"status":"Accepted","schedule":{"evseId":%d,"duration":300,
           "scheduleStart":"2026-01-01T00:00:00Z","chargingRateUnit":"%s",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}}"""
              .formatted(evse, unit, limit);
      station.answers("GetCompositeSchedule", answer);
      String told = charging(station, "composite-schedule", request).extract().asString();
      assertThat(NodeProgram.json(told)).isEqualTo(NodeProgram.json(answer));
      assertThat(station.called("GetCompositeSchedule")).isEqualTo(NodeProgram.json(request));
      station.answers("GetCompositeSchedule", "{\"status\":\"Rejected\"}");
      charging(station, "composite-schedule", request).body("status", equalTo("Rejected"));
    }
  }

  @Test
  @DisplayName("TC_K_37: a start from afar brings its profile")
  void startWithProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      JsonNode profile =
          NodeProgram.json(lasting(1, 137, "TxProfile", ABSOLUTE, 16.5)).get("chargingProfile");
      int start =
          Callers.operator()
              .body(
                  """
                  {"evseId":1,"idToken":{"idToken":"%s","type":"ISO14443"},"chargingProfile":%s}"""
                      .formatted(token, profile))
              .post("/api/v1/stations/{id}/remote-start", station.id())
              .then()
              .statusCode(200)
              .extract()
              .path("id");
      JsonNode order = station.called("RequestStartTransaction");
      assertThat(order.get("chargingProfile")).isEqualTo(profile);
      assertThat(order.get("remoteStartId").asInt()).isEqualTo(start);
      Transaction transaction = new Transaction();
      station.tells(transaction.startedRemotely(start));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
      assertThat(stand.session(station).getInt("items[0].details.remoteStartId")).isEqualTo(start);
    }
  }

  @Test
  @DisplayName("TC_K_53: a car that tells its needs gets a profile in time")
  void needs() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      assertThat(
              station
                  .call(
                      "NotifyEVChargingNeeds",
                      """
                      {"evseId":1,"chargingNeeds":{"requestedEnergyTransfer":"DC",
                       "dcChargingParameters":{"evMaxCurrent":100,"evMaxVoltage":500,
                       "energyAmount":20000,"evMaxPower":50000,"stateOfCharge":40,
                       "evEnergyCapacity":60000}}}""")
                  .get("status")
                  .asText())
          .isIn("Accepted", "Processing");
      JsonNode profile = station.called("SetChargingProfile").get("chargingProfile");
      assertThat(profile.get("chargingProfilePurpose").asText()).isEqualTo("TxProfile");
      assertThat(profile.get("transactionId").asText()).isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_K_60: a running transaction gets a profile of its own")
  void profileOfATransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      station.call("TransactionEvent", transaction.updated("ChargingStateChanged", "Charging"));
      JsonNode order = station.called("SetChargingProfile");
      assertThat(order.get("evseId").asInt()).isEqualTo(1);
      JsonNode profile = order.get("chargingProfile");
      assertThat(profile.get("chargingProfilePurpose").asText()).isEqualTo("TxProfile");
      assertThat(profile.get("transactionId").asText()).isEqualTo(transaction.id());
    }
  }

  /** A schedule of one period, from the beginning of this year on. */
  private static String lasting(int evse, int id, String purpose, String kind, double limit) {
    return Messages.profile(evse, 1_000_000_000 + id, purpose, kind, limit);
  }

  /** What the API says to a request about charging at the station, which it passes on. */
  private static ValidatableResponse charging(ForeignStation station, String what, String body) {
    return Callers.operator()
        .body(body)
        .post("/api/v1/stations/{id}/charging/" + what, station.id())
        .then()
        .statusCode(200);
  }
}
