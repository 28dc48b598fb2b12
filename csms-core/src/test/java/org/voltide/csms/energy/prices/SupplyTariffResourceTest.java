package org.voltide.csms.energy.prices;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class SupplyTariffResourceTest {
  private static final String SITE = "/api/v1/sites/supplied";
  private static final String TARIFFS = SITE + "/supply-tariffs";
  private static final Map<String, Object> DAY_AND_NIGHT =
      Map.of("from", "00:00", "to", "00:00", "perKwh", 0.28);

  @BeforeEach
  void aSite() {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                "supplied",
                "name",
                "Depot",
                "timeZone",
                "Europe/Berlin",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000))
        .post("/api/v1/sites");
  }

  @Test
  void aTableHoldsFromTheNextQuarterHourAndTheSiteIsPlannedWithIt() {
    Map<String, Object> tariff =
        Map.of("table", List.of(DAY_AND_NIGHT), "factor", 1.5, "exportPrice", 0.08);
    Callers.viewer().body(tariff).put(TARIFFS).then().statusCode(403);
    Callers.operator().body(tariff).put(TARIFFS).then().statusCode(200);

    Callers.viewer()
        .get(SITE + "/prices?from=2031-05-01T00:00:00Z&to=2031-05-02T00:00:00Z")
        .then()
        .statusCode(200)
        .body("steps", hasSize(96))
        .body("steps.importPrice", everyItem(is(0.42f)))
        .body("steps.exportPrice", everyItem(is(0.08f)))
        .body("steps.known", everyItem(is(true)));
  }

  @Test
  void aTariffThatHasNotBegunCanBeWithdrawn() {
    String later = Instant.parse("2032-01-01T00:00:00Z").toString();
    Callers.operator()
        .body(Map.of("area", "default", "validFrom", later))
        .put(TARIFFS)
        .then()
        .statusCode(200)
        .body("validFrom", hasItems(later));

    Callers.operator().delete(TARIFFS + "/" + later).then().statusCode(204);
    Callers.operator().delete(TARIFFS + "/" + later).then().statusCode(404);
  }

  @Test
  void whatCannotBeIsPointedAt() {
    Instant past = Instant.parse("2020-01-01T00:00:00Z");
    Callers.operator()
        .body(Map.of("area", "ATLANTIS", "validFrom", past.toString()))
        .put(TARIFFS)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/validFrom", "/area"));
    Callers.operator()
        .body(Map.of("table", List.of(Map.of("from", "00:00", "to", "00:00", "perKwh", 28))))
        .put(TARIFFS)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/table/0/perKwh"));
    Callers.viewer().get("/api/v1/sites/nowhere/prices").then().statusCode(404);
    Callers.operator()
        .body(Map.of())
        .put("/api/v1/sites/nowhere/supply-tariffs")
        .then()
        .statusCode(404);
  }

  @Test
  void areasHaveFilesOfTheirOwn() {
    Instant start = Instant.parse("2031-07-01T00:00:00Z");
    for (String area : List.of("NO1", "NO2")) {
      String price = area.equals("NO1") ? "0.1" : "0.2";
      Callers.administrator()
          .contentType("text/csv")
          .body("start,import_eur_per_kwh,export_eur_per_kwh\n%s,%s,0\n".formatted(start, price))
          .put("/api/v1/prices?area=" + area)
          .then()
          .statusCode(200);
    }
    String span = "&from=%s&to=%s".formatted(start, start.plus(Duration.ofHours(1)));
    Callers.viewer()
        .get("/api/v1/prices?area=NO1" + span)
        .then()
        .body("steps.importPrice", equalTo(List.of(0.1f)));
    Callers.viewer().get("/api/v1/prices/areas").then().body("area", hasItems("NO1", "NO2"));
    Callers.administrator()
        .contentType("text/csv")
        .body("start,import_eur_per_kwh,export_eur_per_kwh\n2031-07-01T00:00:00Z,0.1,0\n")
        .put("/api/v1/prices?area=a%20b")
        .then()
        .statusCode(422);
  }
}
