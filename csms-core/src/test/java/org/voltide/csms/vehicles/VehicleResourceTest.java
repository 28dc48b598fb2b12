package org.voltide.csms.vehicles;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class VehicleResourceTest {

  private static String create(String name) {
    return Callers.operator()
        .body(Map.of("name", name, "capacityWh", 60_000, "maxChargeW", 11_000))
        .post("/api/v1/vehicles")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void whatIsNotSaidTakesTheUsualValue() {
    Callers.viewer()
        .get("/api/v1/vehicles/" + create("Van"))
        .then()
        .statusCode(200)
        .body("maxDischargeW", equalTo(0f))
        .body("chargeEfficiency", equalTo(0.93f))
        .body("minSocPercent", equalTo(20f))
        .body("maxSocPercent", equalTo(80f))
        .body("wearPerKwh", equalTo(0.05f));
  }

  @Test
  void aPatchMayNotCrossTheLimits() {
    String id = create("Bus");
    Callers.operator()
        .body(Map.of("minSocPercent", 95))
        .patch("/api/v1/vehicles/" + id)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/minSocPercent"));
    Callers.operator()
        .body(Map.of("minSocPercent", 30, "wearPerKwh", 0.08))
        .patch("/api/v1/vehicles/" + id)
        .then()
        .statusCode(200)
        .body("minSocPercent", equalTo(30f))
        .body("wearPerKwh", equalTo(0.08f));
    Callers.viewer().get("/api/v1/vehicles/" + id).then().body("minSocPercent", equalTo(30f));
  }

  @Test
  void impossibleBatteriesAreRefused() {
    Callers.operator()
        .body(Map.of("name", "Ghost", "capacityWh", 0, "maxChargeW", 1, "chargeEfficiency", 1.1))
        .post("/api/v1/vehicles")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/capacityWh"))
        .body("errors.pointer", hasItem("/chargeEfficiency"));
  }

  @Test
  void aRemovedVehicleIsGoneFromTheList() {
    String id = create("Gone");
    Callers.viewer().get("/api/v1/vehicles?limit=500").then().body("items.id", hasItem(id));
    Callers.operator().delete("/api/v1/vehicles/" + id).then().statusCode(204);
    Callers.viewer().get("/api/v1/vehicles/" + id).then().statusCode(404);
  }
}
