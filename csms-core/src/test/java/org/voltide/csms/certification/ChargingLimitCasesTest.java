package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** K: what stations report of their profiles and of limits that others set. */
@QuarkusTest
class ChargingLimitCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_K_29: the profiles of the whole station")
  void ofTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1029,"evseId":0,
           "chargingProfile":{"chargingProfilePurpose":"TxDefaultProfile"}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1029,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_30: the profiles of one EVSE")
  void ofAnEvse() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1030,"evseId":1,
           "chargingProfile":{"chargingProfilePurpose":"TxDefaultProfile"}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1030,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_31: the profiles of everything")
  void ofEverything() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1031,
           "chargingProfile":{"chargingProfilePurpose":"TxDefaultProfile"}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1031,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_32: one profile by its id")
  void byId() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1032,"chargingProfile":{"chargingProfileId":[9]}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1032,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_33: profiles by their level")
  void byLevel() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1033,"evseId":1,"chargingProfile":{"stackLevel":0}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1033,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_34: profiles by their source")
  void bySource() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1034,"evseId":1,
           "chargingProfile":{"chargingLimitSource":["CSO"]}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1034,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_35: profiles by their purpose")
  void byPurpose() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1035,"evseId":1,
           "chargingProfile":{"chargingProfilePurpose":"TxProfile"}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1035,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_36: profiles by purpose and level")
  void byPurposeAndLevel() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1036,"evseId":1,
           "chargingProfile":{"chargingProfilePurpose":"TxProfile","stackLevel":1}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1036,"chargingLimitSource":"CSO","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
           "chargingSchedule":[{"id":1,"chargingRateUnit":"W",
           "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5}]}]}]}""");
    }
  }

  @Test
  @DisplayName("TC_K_48: a limit of others outside a transaction is taken note of")
  void externalLimit() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String limit =
          """
          {"chargingLimit":{"chargingLimitSource":"EMS"},"evseId":1}""";
      assertThat(station.call("NotifyChargingLimit", limit)).isEmpty();
    }
  }

  @Test
  @DisplayName("TC_K_50: the end of a limit of others is taken note of")
  void limitReleased() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String source = "{\"chargingLimitSource\":\"EMS\",\"evseId\":1}";
      assertThat(station.call("ClearedChargingLimit", source)).isEmpty();
    }
  }

  @Test
  @DisplayName("TC_K_51: the end of a limit of others during a transaction is taken note of")
  void limitReleasedWhileCharging() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      station.call("TransactionEvent", transaction.updated("ChargingRateChanged", "Charging"));
      String source = "{\"chargingLimitSource\":\"EMS\",\"evseId\":1}";
      assertThat(station.call("ClearedChargingLimit", source)).isEmpty();
    }
  }

  @Test
  @DisplayName("TC_K_52: profiles that others set are reported")
  void externalProfiles() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetChargingProfiles",
          """
          {"requestId":1052,"chargingProfile":{"chargingLimitSource":["EMS"]}}""");
      station.call(
          "ReportChargingProfiles",
          """
          {"requestId":1052,"chargingLimitSource":"EMS","evseId":1,
           "chargingProfile":[{"id":9,"stackLevel":0,
           "chargingProfilePurpose":"ChargingStationExternalConstraints",
           "chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,
           "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,
           "limit":16.5}]}]}]}""");
    }
  }
}
