package org.voltide.csms.energy.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class MeterResourceTest {

  @Inject Clock clock;

  private static void site(String id) {
    Map<String, Object> site = new HashMap<>();
    site.put("id", id);
    site.put("name", "Depot");
    site.put("timeZone", "Europe/Berlin");
    site.put("importLimitW", 50_000);
    site.put("exportLimitW", 20_000);
    site.put("baseLoadW", 4_000);
    Callers.administrator().body(site).post("/api/v1/sites").then().statusCode(201);
  }

  private static ValidatableResponse importFile(
      String site, String meter, String kind, String csv) {
    return Callers.operator()
        .contentType("text/csv")
        .body(csv)
        .put("/api/v1/sites/{site}/meters/{meter}/values?kind={kind}", site, meter, kind)
        .then();
  }

  private static ValidatableResponse push(String site, List<Map<String, Object>> readings) {
    return Callers.operator()
        .body(readings)
        .post("/api/v1/sites/{site}/meters/LOAD/readings", site)
        .then();
  }

  private static ValidatableResponse forecast(String site) {
    return Callers.viewer().get("/api/v1/sites/{site}/forecast", site).then().statusCode(200);
  }

  /** Hourly from so many days ago until now. */
  private String hourly(int days, int watts) {
    Instant end = PowerSeries.quarterOf(clock.instant()).minus(Duration.ofHours(1));
    return IntStream.rangeClosed(0, days * 24)
        .mapToObj(hour -> end.minus(Duration.ofHours((long) days * 24 - hour)) + "," + watts)
        .collect(Collectors.joining("\n", "start,power_w\n", "\n"));
  }

  @Test
  void whatWasMeasuredIsLearnedAndPlannedWith() {
    site("learning");
    forecast("learning")
        .body("steps", hasSize(greaterThan(190)))
        .body("steps[0].loadOrigin", equalTo("CONFIGURED"))
        .body("steps[0].net.middle", equalTo(4_000f))
        .body("expectsArrivals", equalTo(true));

    importFile("learning", "LOAD", "MEASURED", hourly(30, 9_000))
        .statusCode(200)
        .body("quarters", equalTo((30 * 24 + 1) * 4));
    forecast("learning")
        .body("steps[20].loadOrigin", equalTo("LEARNED"))
        .body("steps[20].load.middle", equalTo(9_000f))
        .body("measured", hasSize(greaterThan(80)));
    Instant next = PowerSeries.quarterOf(clock.instant()).plus(Duration.ofHours(2));
    importFile(
            "learning",
            "PV",
            "FORECAST",
            "start,power_kw\n%s,3\n%s,3\n".formatted(next, next.plus(PowerSeries.QUARTER)))
        .statusCode(200);
    forecast("learning")
        .body("steps.pvOrigin", hasItem("GIVEN"))
        .body("steps.net.middle", hasItem(6_000f));
    Callers.operator()
        .post("/api/v1/sites/learning/replan")
        .then()
        .statusCode(200)
        .body("importLimitW", equalTo(50_000f))
        .body("steps[1].baseLoadW", equalTo(9_000f))
        .body("steps.baseLoadW", hasItem(6_000f));

    Callers.operator()
        .delete("/api/v1/sites/learning/meters/LOAD/values?kind=MEASURED")
        .then()
        .statusCode(204);
    forecast("learning").body("steps[20].loadOrigin", equalTo("CONFIGURED"));
  }

  @Test
  void aRepeatedReadingChangesNothingAndABadOneIsPointedAt() {
    site("pushing");
    Instant at = PowerSeries.quarterOf(clock.instant()).minus(Duration.ofMinutes(30));
    List<Map<String, Object>> readings =
        List.of(
            Map.of("at", at.toString(), "powerW", 3_000),
            Map.of("at", at.plusSeconds(450).toString(), "powerW", 5_000));
    push("pushing", readings).statusCode(204);
    push("pushing", readings).statusCode(204);
    push("pushing", readings.subList(1, 2)).statusCode(204);
    forecast("pushing").body("measured[0].start", equalTo(at.toString()));
    assertThat(forecast("pushing").extract().<Float>path("measured[0].loadW")).isEqualTo(4_000f);

    push(
            "pushing",
            List.of(Map.of("at", at.toString(), "powerW", 1e9), Map.of("at", at.toString())))
        .statusCode(422)
        .body("errors.pointer", hasItems("/0/powerW", "/1/powerW"));
    push(
            "pushing",
            List.of(
                Map.of("at", at.toString(), "powerW", 300, "phaseW", List.of(100, 50, 150)),
                Map.of("at", at.toString(), "powerW", 300, "phaseW", List.of(100, 50, 100))))
        .statusCode(422)
        .body("errors.pointer", contains("/1/phaseW"));
    push("pushing", List.of(Map.of("at", at.toString(), "powerW", "NaN")))
        .statusCode(allOf(greaterThan(399), lessThan(500)));
    push("pushing", List.of(Map.of("at", "2001-01-01T00:00:00Z", "powerW", 1)))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/0/at"));
    push("pushing", List.of()).statusCode(422);
    push("nowhere", readings).statusCode(404);
  }

  @Test
  void aWrongFileIsRefusedWithItsLine() {
    site("files");
    importFile(
            "files",
            "LOAD",
            "MEASURED",
            "start,power_w\n2026-01-01T00:00Z,1\n2026-01-01T00:00Z,1\n")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("line 3"));
    importFile(
            "files",
            "LOAD",
            "MEASURED",
            "start,power_w\n2099-01-01T00:00Z,1\n2099-01-01T01:00Z,1\n")
        .statusCode(422)
        .body("detail", containsString("still to come"));
    importFile("files", "GAS", "MEASURED", "start,power_w\n").statusCode(404);
  }

  @Test
  void sourcesAndMainMetersAreSetAndShown() {
    site("sources");
    Map<String, Object> address =
        Map.of("url", "http://127.0.0.1:9/x.csv", "format", "CSV", "everyMinutes", 60);
    String path = "/api/v1/sites/sources/meters/PV/source?kind=FORECAST";
    Callers.administrator()
        .body(address)
        .put(path)
        .then()
        .statusCode(200)
        .body("[0].meter", equalTo("PV"))
        .body("[0].address.url", equalTo("http://127.0.0.1:9/x.csv"));
    Callers.viewer()
        .get("/api/v1/sites/sources/meters")
        .then()
        .statusCode(200)
        .body("sources", hasSize(1))
        .body("meters", hasSize(0));
    Callers.administrator().delete(path).then().statusCode(200).body("", hasSize(0));
    Callers.operator().body(address).put(path).then().statusCode(403);
    Callers.administrator()
        .body(Map.of("url", "ftp://u:p@example.org", "format", "CSV", "everyMinutes", 0))
        .put(path)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/url", "/everyMinutes"));
    Callers.administrator()
        .body(Map.of("stationId", "CS-nowhere", "withCars", false))
        .put("/api/v1/sites/sources/meters/LOAD")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/stationId"));
    Callers.administrator()
        .body(Map.of("withCars", true))
        .put("/api/v1/sites/sources/meters/LOAD")
        .then()
        .statusCode(200)
        .body("meters[0].meter", equalTo("LOAD"))
        .body("meters[0].withCars", equalTo(true));
  }

  @Test
  void arrivalsAreExpectedUnlessSwitchedOff() {
    site("arriving");
    Callers.operator()
        .body(Map.of("expected", false))
        .put("/api/v1/sites/arriving/forecast/arrivals")
        .then()
        .statusCode(200)
        .body("expectsArrivals", equalTo(false))
        .body("arrivals", hasSize(0));
    Callers.operator()
        .body(Map.of("expected", false))
        .put("/api/v1/sites/nowhere/forecast/arrivals")
        .then()
        .statusCode(404);
    Callers.viewer().get("/api/v1/sites/nowhere/forecast").then().statusCode(404);
  }
}
