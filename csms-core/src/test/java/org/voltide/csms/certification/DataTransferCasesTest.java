package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** P: what vendors add. */
@QuarkusTest
class DataTransferCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_P_02: data of an unknown vendor is refused")
  void unknownVendor() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String data =
          """
          {"vendorId":"com.example","messageId":"m","data":"x"}""";
      assertThat(station.call("DataTransfer", data).get("status").asText())
          .isEqualTo("UnknownVendorId");
    }
  }

  @Test
  @DisplayName("TC_P_03: custom data is passed over")
  void customData() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String custom =
          """
          {"customData":{"vendorId":"com.example","more":{"a":[1]}}}""";
      assertThat(station.call("Heartbeat", custom).has("currentTime")).isTrue();
    }
  }

  @Test
  @DisplayName("TC_S_102: a swap without enough batteries is refused")
  void notEnoughBatteries() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      station.answers("RequestBatterySwap", "{\"status\":\"Rejected\"}");
      Callers.operator()
          .body("{\"idToken\":\"B1\",\"type\":\"ISO14443\"}")
          .post("/api/v1/stations/{id}/battery-swaps", station.id())
          .then()
          .statusCode(502);
      assertThat(station.called("RequestBatterySwap").get("idToken").get("idToken").asText())
          .isEqualTo("B1");
    }
  }

  @Test
  @DisplayName("TC_S_103: a swap is begun, and its batteries are kept")
  void swap() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      int request =
          Callers.operator()
              .body("{\"idToken\":\"B1\",\"type\":\"ISO14443\"}")
              .post("/api/v1/stations/{id}/battery-swaps", station.id())
              .then()
              .statusCode(200)
              .extract()
              .path("requestId");
      for (String event : List.of("BatteryIn", "BatteryOut")) {
        String swap = Messages.batterySwap(request, event);
        assertThat(station.call("BatterySwap", swap)).isEmpty();
      }
      assertThat(
              Callers.viewer()
                  .get("/api/v1/battery-swap-events?station={id}", station.id())
                  .jsonPath()
                  .getList("items.eventType"))
          .contains("BatteryIn", "BatteryOut");
    }
  }
}
