package org.voltide.csms.batteryswap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class BatterySwapTest {
  private static final String DRIVER = "{\"idToken\":\"AA\",\"type\":\"ISO14443\"}";

  @Inject StationGateway gateway;

  @Test
  void aSwapBegunFromAfarKeepsItsBatteriesOnce() {
    try (RealStation station = RealStation.booted(gateway)) {
      var begun =
          station.operated(
              () ->
                  Callers.operator()
                      .body(DRIVER)
                      .post("/api/v1/stations/{id}/battery-swaps", station.id()),
              "RequestBatterySwap",
              "{\"status\":\"Accepted\"}");
      int requestId = begun.response().then().statusCode(200).extract().path("requestId");
      assertThat(begun.asked().get("requestId").asInt()).isEqualTo(requestId);

      String in =
          """
          {"batteryData":[{"evseId":1,"serialNumber":"B1","soC":12.5,"soH":97},
                          {"evseId":2,"serialNumber":"B2","soC":14,"soH":96}],
           "eventType":"BatteryIn","idToken":%s,"requestId":%d}"""
              .formatted(DRIVER, requestId);
      assertThat(station.call("BatterySwap", in).isEmpty()).isTrue();
      assertThat(station.call("BatterySwap", in).isEmpty()).isTrue();
      Callers.viewer()
          .get("/api/v1/battery-swap-events?requestId={request}", requestId)
          .then()
          .body("items", hasSize(2))
          .body("items[1].serialNumber", equalTo("B1"))
          .body("items[1].socPercent", equalTo(12.5f));
    }
  }

  @Test
  void aStationThatCannotSaysWhy() {
    try (RealStation station = RealStation.booted(gateway)) {
      station
          .operated(
              () ->
                  Callers.operator()
                      .body(DRIVER)
                      .post("/api/v1/stations/{id}/battery-swaps", station.id()),
              "RequestBatterySwap",
              "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"NoBattery\"}}")
          .response()
          .then()
          .statusCode(502)
          .body("detail", equalTo("Station " + station.id() + " refused: Rejected (NoBattery)"));
    }
  }
}
