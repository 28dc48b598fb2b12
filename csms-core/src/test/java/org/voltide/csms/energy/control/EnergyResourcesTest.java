package org.voltide.csms.energy.control;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class EnergyResourcesTest {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private static void site(String id) {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                id,
                "name",
                "Depot",
                "timeZone",
                "Europe/Berlin",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000,
                "baseLoadW",
                4_000))
        .post("/api/v1/sites")
        .then()
        .statusCode(201);
  }

  @Test
  void aSiteWithoutCarsIsPlannedWithItsBaseLoad() {
    site("planned");
    Callers.viewer().get("/api/v1/sites/planned/plan").then().statusCode(404);
    Callers.operator()
        .post("/api/v1/sites/planned/replan")
        .then()
        .statusCode(200)
        .body("quality", equalTo("OPTIMAL"))
        .body("importLimitW", equalTo(50_000f))
        .body("cars", empty())
        .body("steps", hasSize(greaterThanOrEqualTo(96)))
        .body("steps.netW", everyItem(equalTo(4_000f)));
    Callers.viewer()
        .get("/api/v1/sites/planned/plan")
        .then()
        .statusCode(200)
        .body("reason", equalTo("OPERATOR"));
  }

  @Test
  void aPreviewShowsBothPlansAndKeepsNone() {
    site("previewed");
    String preview = "/api/v1/sites/previewed/plan/preview";
    Callers.operator()
        .body(Map.of("baseLoadW", 6_000, "mode", Map.of("kind", "LIMIT_ONLY")))
        .post(preview)
        .then()
        .statusCode(200)
        .body("before.steps.netW", everyItem(equalTo(4_000f)))
        .body("after.steps.netW", everyItem(equalTo(6_000f)));
    Callers.viewer().get("/api/v1/sites/previewed/plan").then().statusCode(404);
    Callers.operator()
        .body(Map.of("mode", Map.of("kind", "CHARGE_NOW")))
        .post(preview)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/mode/kind"));
    Callers.operator().body(Map.of("importLimitW", -1)).post(preview).then().statusCode(422);
    Callers.operator().body("{}").post("/api/v1/sites/nowhere/plan/preview").then().statusCode(404);
    Callers.viewer().body("{}").post(preview).then().statusCode(403);
  }

  @Test
  void viewersDoNotPlan() {
    site("looked-at");
    Callers.viewer().post("/api/v1/sites/looked-at/replan").then().statusCode(403);
  }

  @Test
  void thePowerOfTheNetworkIsToldForAWeekAtMost() {
    String power = "/api/v1/overview/power";
    Callers.viewer()
        .get(power + "?from=2026-01-02T00:00:00Z&to=2026-01-02T01:00:00Z")
        .then()
        .statusCode(200)
        .body("start", equalTo("2026-01-02T00:00:00Z"))
        .body("bucketSeconds", equalTo(900))
        .body("carsW.size()", equalTo(4))
        .body("plannedW.size()", equalTo(4));
    Callers.viewer().get(power).then().statusCode(200);
    for (String period :
        List.of(
            "?from=2999-01-01T00:00:00Z", "?from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z")) {
      Callers.viewer()
          .get(power + period)
          .then()
          .statusCode(422)
          .contentType("application/problem+json");
    }
    given().get(power).then().statusCode(401);
  }

  @Test
  void aSiteNobodyKnowsHasNoPlan() {
    Callers.viewer().get("/api/v1/sites/nowhere/plan").then().statusCode(404);
    Callers.operator().post("/api/v1/sites/nowhere/replan").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "ledger", "deliveries"})
  void aSessionNobodyKnowsIsNotFound(String part) {
    Callers.viewer()
        .get("/api/v1/sessions/{id}/{part}", NOBODY, part)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void aWishIsCheckedBeforeItsSessionIsLookedFor() {
    Callers.operator()
        .body(Map.of("targetSocPercent", 140))
        .put("/api/v1/sessions/{id}/promise", NOBODY)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/targetSocPercent"));
    Callers.operator()
        .body(Map.of("targetSocPercent", 80))
        .put("/api/v1/sessions/{id}/promise", NOBODY)
        .then()
        .statusCode(404);
  }
}
