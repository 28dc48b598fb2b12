package org.voltide.csms.vehicles;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class VehicleModelResourceTest {

  private static final String MODELS = "/api/v1/vehicle-models";
  private static final String VEHICLES = "/api/v1/vehicles";

  private static Map<String, Object> model(String name) {
    return Map.of(
        "manufacturer", "Renault",
        "name", name,
        "capacityWh", 52_000,
        "maxChargeW", 11_000,
        "maxDcChargeW", 100_000,
        "maxDischargeW", 11_000,
        "phases", 3);
  }

  private static String create(RequestSpecification caller, String path, Map<String, ?> body) {
    return caller.body(body).post(path).then().statusCode(201).extract().path("id");
  }

  private static String model() {
    return create(Callers.operator(), MODELS, model("5 " + UUID.randomUUID()));
  }

  private static String vehicleOf(String model) {
    return create(Callers.operator(), VEHICLES, Map.of("name", "Pool 1", "modelId", model));
  }

  @Test
  void aVehicleIsAsItsModelWhereNothingElseIsSaidOfIt() {
    String model = model();
    String vehicle = vehicleOf(model);
    Callers.operator()
        .body(Map.of("capacityWh", 48_000))
        .patch(VEHICLES + "/" + vehicle)
        .then()
        .statusCode(200)
        .body("capacityWh", equalTo(48_000f))
        .body("own.capacityWh", equalTo(48_000f))
        .body("own.maxChargeW", nullValue())
        .body("maxChargeW", equalTo(11_000f))
        .body("maxDcChargeW", equalTo(100_000f))
        .body("manufacturer", equalTo("Renault"))
        .body("chargeEfficiency", equalTo(0.93f));

    Callers.operator()
        .body(Map.of("maxChargeW", 7_400, "handling", Map.of("mayPause", false)))
        .patch(MODELS + "/" + model)
        .then()
        .statusCode(200);
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("capacityWh", null);
    Callers.operator().body(cleared).patch(VEHICLES + "/" + vehicle).then().statusCode(200);
    Callers.viewer()
        .get(VEHICLES + "?limit=500")
        .then()
        .body("items.find { it.id == '%s' }.capacityWh".formatted(vehicle), equalTo(52_000f))
        .body("items.find { it.id == '%s' }.maxChargeW".formatted(vehicle), equalTo(7_400f))
        .body("items.find { it.id == '%s' }.handling.mayPause".formatted(vehicle), equalTo(false));
  }

  @Test
  void aVehicleOfAModelInheritsItsWarrantyUntilItHasItsOwn() {
    String model = model();
    String vehicle = vehicleOf(model);
    String warranty = VEHICLES + "/" + vehicle + "/warranty";
    Callers.operator()
        .body(Map.of("outWh", 10_000_000, "dischargeHours", 4_000))
        .put(MODELS + "/" + model + "/warranty")
        .then()
        .statusCode(200)
        .body("per", equalTo("LIFE"));
    Callers.viewer()
        .get(warranty)
        .then()
        .body("inherited", equalTo(true))
        .body("left.outWh", equalTo(10_000_000f))
        .body("left.dischargeHours", equalTo(4_000f));

    Callers.operator()
        .body(Map.of("cycles", 30, "per", "YEAR"))
        .put(warranty)
        .then()
        .statusCode(200);
    Callers.viewer()
        .get(warranty)
        .then()
        .body("inherited", equalTo(false))
        .body("budget.outWh", nullValue())
        .body("budget.per", equalTo("YEAR"))
        .body("left.cycles", equalTo(30f));

    Callers.operator().delete(warranty).then().statusCode(204);
    Callers.viewer().get(warranty).then().body("inherited", equalTo(true));
    Callers.viewer().get(MODELS + "/" + UUID.randomUUID() + "/warranty").then().statusCode(404);
    Callers.operator()
        .body(Map.of("outWh", 1))
        .put(MODELS + "/" + UUID.randomUUID() + "/warranty")
        .then()
        .statusCode(404);
  }

  @Test
  void aModelThatVehiclesNeedIsNotRemoved() {
    String model = model();
    String vehicle = vehicleOf(model);
    Callers.operator().delete(MODELS + "/" + model).then().statusCode(409);
    Callers.operator().delete(VEHICLES + "/" + vehicle).then().statusCode(204);
    Callers.operator().delete(MODELS + "/" + model).then().statusCode(204);
  }

  @Test
  void whatCannotBeIsRefused() {
    String twice = "Twice " + UUID.randomUUID();
    create(Callers.operator(), MODELS, model(twice));
    Callers.operator().body(model(twice)).post(MODELS).then().statusCode(409);
    Callers.operator()
        .body(Map.of("name", "Nobody's", "capacityWh", 1, "maxChargeW", 1))
        .post(MODELS)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/manufacturer"));
    Callers.operator()
        .body(Map.of("name", "Powerless", "manufacturer", "Acme", "capacityWh", 60_000))
        .post(MODELS)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/maxChargeW"));
    Callers.operator()
        .body(Map.of("name", "Odd", "modelId", UUID.randomUUID()))
        .post(VEHICLES)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/modelId"));
    Callers.operator()
        .body(Map.of("name", "Many", "capacityWh", 1, "maxChargeW", 1, "phases", 4))
        .post(VEHICLES)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/phases"));
  }

  @Test
  void viewersOnlyLook() {
    String model = model();
    Callers.viewer().get(MODELS + "/" + model).then().statusCode(200);
    Callers.viewer().body(model("x")).post(MODELS).then().statusCode(403);
    Callers.viewer().body(Map.of("phases", 1)).patch(MODELS + "/" + model).then().statusCode(403);
    Callers.viewer().delete(MODELS + "/" + model).then().statusCode(403);
    Callers.viewer()
        .body(Map.of("outWh", 1))
        .put(MODELS + "/" + model + "/warranty")
        .then()
        .statusCode(403);
    RestAssured.given().get(MODELS).then().statusCode(401);
  }
}
