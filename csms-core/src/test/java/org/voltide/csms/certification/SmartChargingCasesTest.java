package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** K: charging profiles, limits and schedules. */
@QuarkusTest
class SmartChargingCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_K_01: a default profile for one EVSE")
  void defaultProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":1,"chargingProfile":{"id":101,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_02: the operator hears that there is no transaction for a profile")
  void withoutTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":1,"chargingProfile":{"id":102,"stackLevel":0,
           "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Absolute",
           "transactionId":"nobody","chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""",
          """
          {"status":"Rejected","statusInfo":{"reasonCode":"TxNotFound"}}""");
    }
  }

  @Test
  @DisplayName("TC_K_03: a profile for the whole station")
  void stationProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":0,"chargingProfile":{"id":103,"stackLevel":0,
           "chargingProfilePurpose":"ChargingStationMaxProfile",
           "chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,
           "chargingRateUnit":"W","startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_04: a profile is replaced by one with its id")
  void replaced() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":1,"chargingProfile":{"id":104,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""");
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":1,"chargingProfile":{"id":104,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":20.5}]}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_05: a profile is cleared by its id")
  void clearedById() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearChargingProfile", "{\"chargingProfileId\":101}");
    }
  }

  @Test
  @DisplayName("TC_K_06: a profile is cleared by purpose and level")
  void clearedByPurpose() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ClearChargingProfile",
          """
          {"chargingProfileCriteria":{"evseId":1,
           "chargingProfilePurpose":"TxDefaultProfile","stackLevel":0}}""");
    }
  }

  @Test
  @DisplayName("TC_K_08: the operator hears that there was nothing to clear")
  void nothingToClear() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ClearChargingProfile",
          "{\"chargingProfileId\":4711}",
          "{\"status\":\"Unknown\"}");
    }
  }

  @Test
  @DisplayName("TC_K_10: a default profile for all EVSEs")
  void defaultProfileForAll() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":0,"chargingProfile":{"id":110,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_15: the operator hears that a station knows no profiles")
  void notSupported() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.refuses("SetChargingProfile", "NotSupported");
      stand
          .ask(
              station,
              "SetChargingProfile",
              """
              {"evseId":1,"chargingProfile":{"id":115,"stackLevel":0,
               "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
               "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
               "startSchedule":"2026-01-01T00:00:00Z",
               "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""")
          .statusCode(502);
    }
  }

  @Test
  @DisplayName("TC_K_19: a profile that recurs every day")
  void recurring() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetChargingProfile",
          """
          {"evseId":1,"chargingProfile":{"id":119,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile",
           "chargingProfileKind":"Recurring","recurrencyKind":"Daily",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "startSchedule":"2026-01-01T00:00:00Z","duration":86400,
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_43: the composite schedule of an EVSE")
  void compositeOfAnEvse() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetCompositeSchedule",
          "{\"duration\":300,\"evseId\":1}",
          """
          {"status":"Accepted","schedule":{"evseId":1,"duration":300,
           "scheduleStart":"2026-01-01T00:00:00Z","chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":1000.5}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_44: the composite schedule of a station")
  void compositeOfTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetCompositeSchedule",
          """
          {"duration":300,"evseId":0,"chargingRateUnit":"A"}""",
          """
          {"status":"Accepted","schedule":{"evseId":0,"duration":300,
           "scheduleStart":"2026-01-01T00:00:00Z","chargingRateUnit":"A",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}}""");
    }
  }

  @Test
  @DisplayName("TC_K_37: a start from afar brings its profile")
  void startWithProfile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      String profile =
          """
          {"id":137,"stackLevel":0,"chargingProfilePurpose":"TxProfile",
           "chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,
           "chargingRateUnit":"W","startSchedule":"2026-01-01T00:00:00Z",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}""";
      stand.relays(
          station,
          "RequestStartTransaction",
          """
          {"idToken":{"idToken":"%s","type":"ISO14443"},"remoteStartId":37,"evseId":1,
           "chargingProfile":%s}"""
              .formatted(token, profile));
      station.call(
          "TransactionEvent",
          transaction.started(
              "RemoteStart",
              "EVConnected",
              Transaction.EVSE,
              Transaction.token(token, "ISO14443")));
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
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
}
