package org.voltide.csms.certification;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** D: the list of tokens a station keeps. */
@QuarkusTest
class LocalListCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_D_01: a full list")
  void full() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SendLocalList",
          """
          {"versionNumber":1,"updateType":"Full",
           "localAuthorizationList":[{"idToken":{"idToken":"L1","type":"ISO14443"},
           "idTokenInfo":{"status":"Accepted"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_D_02: an addition")
  void addition() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SendLocalList",
          """
          {"versionNumber":2,"updateType":"Differential",
           "localAuthorizationList":[{"idToken":{"idToken":"L1","type":"ISO14443"},
           "idTokenInfo":{"status":"Accepted"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_D_03: a removal")
  void removal() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SendLocalList",
          """
          {"versionNumber":3,"updateType":"Differential",
           "localAuthorizationList":[{"idToken":{"idToken":"L1","type":"ISO14443"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_D_04: an empty list")
  void empty() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "SendLocalList", "{\"versionNumber\":4,\"updateType\":\"Full\"}");
    }
  }

  @Test
  @DisplayName("TC_D_08: the version of the list")
  void version() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "GetLocalListVersion", "{}", "{\"versionNumber\":4}");
    }
  }

  @Test
  @DisplayName("TC_D_09: no list")
  void noList() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "GetLocalListVersion", "{}", "{\"versionNumber\":0}");
    }
  }
}
