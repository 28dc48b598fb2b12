package org.voltide.csms.energy.terms;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class SiteTermsResourceTest {
  private static final String TERMS = "/api/v1/sites/paying/terms";

  @Test
  void termsAreSetAsAWholeAndWeighedInTheNextPlan() {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                "paying",
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
    Callers.viewer().get(TERMS).then().statusCode(200).body("held", hasSize(0));

    Map<String, Object> terms =
        Map.of(
            "peakPricePerKw",
            120,
            "co2PricePerTonne",
            80,
            "co2GramsPerKwh",
            380,
            "held",
            List.of(Map.of("from", "22:00", "to", "06:00", "upW", 5_000, "downW", 0)));
    Callers.viewer().body(terms).put(TERMS).then().statusCode(403);
    Callers.operator()
        .body(terms)
        .put(TERMS)
        .then()
        .statusCode(200)
        .body("peakPricePerKw", equalTo(120f))
        .body("held[0].from", equalTo("22:00:00"));
    Callers.operator()
        .post("/api/v1/sites/paying/replan")
        .then()
        .statusCode(200)
        .body("why.kind", hasItems("PEAK_CHARGE", "CO2", "HELD_POWER"));

    Callers.operator().body(Map.of()).put(TERMS).then().statusCode(200);
    Callers.viewer().get(TERMS).then().body("$", equalTo(Map.of("held", List.of())));
  }

  @Test
  void whatCannotBeIsPointedAt() {
    Callers.operator()
        .body(Map.of("held", List.of(Map.of("from", "22:00", "to", "06:00", "upW", -1))))
        .put(TERMS)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/held/0/downW", "/held/0/upW"));
    Callers.operator().body(Map.of()).put("/api/v1/sites/nowhere/terms").then().statusCode(404);
    Callers.operator()
        .put(TERMS)
        .then()
        .statusCode(422)
        .body("errors[0]", equalTo(Map.of("pointer", "", "detail", "A body is needed.")));
  }
}
