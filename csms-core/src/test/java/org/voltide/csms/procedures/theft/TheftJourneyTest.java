package org.voltide.csms.procedures.theft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.ocpp.StationSocket;

/** From the report that a station is stolen until it is back, over a real socket. */
@QuarkusTest
class TheftJourneyTest {
  private static final String THEFTS = "/api/v1/thefts";

  @Inject StationGateway gateway;

  @Test
  void aStolenStationIsOutUntilItIsFound() {
    try (RealStation station = RealStation.booted(gateway)) {
      Map<String, String> report = Map.of("stationId", station.id(), "note", "Seen at noon");
      Callers.operator().body(report).post(THEFTS).then().statusCode(403);
      Callers.administrator()
          .body(Map.of("stationId", "nobody"))
          .post(THEFTS)
          .then()
          .statusCode(404);
      JsonPath theft =
          Callers.administrator()
              .body(report)
              .post(THEFTS)
              .then()
              .statusCode(200)
              .body("state", equalTo("STOLEN"))
              .body("holdings.password", equalTo(true))
              .body("steps.step", hasItems("REFUSED", "CERTIFICATES", "POLICE"))
              .extract()
              .jsonPath();
      awaitOffline(station.id());
      assertThatThrownBy(station::connect).isInstanceOf(Exception.class);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/security-events?station=" + station.id())
                      .then()
                      .body("items.type", hasItem("StolenStationKnocked")));

      String id = theft.getString("id");
      Map<String, String> done = Map.of("state", "DONE", "note", "AZ 17/26");
      Callers.operator().body(Map.of()).put(step(id, "POLICE")).then().statusCode(422);
      Callers.viewer().body(done).put(step(id, "POLICE")).then().statusCode(403);
      Callers.operator().body(done).put(step(id, "REFUSED")).then().statusCode(409);
      Callers.operator().body(done).put(step(id, "POLICE")).then().statusCode(200);
      Callers.viewer()
          .get(THEFTS + "/" + id)
          .then()
          .body("steps.find { it.step == 'POLICE' }.note", equalTo("AZ 17/26"));

      Callers.operator().post(THEFTS + "/" + id + "/found").then().statusCode(403);
      String password =
          Callers.administrator()
              .post(THEFTS + "/" + id + "/found")
              .then()
              .statusCode(200)
              .extract()
              .path("password");
      assertThatThrownBy(station::connect).as("by its old one").isInstanceOf(Exception.class);
      HttpClient http = HttpClient.newHttpClient();
      new StationSocket(http, "ws", gateway.plainPort(), station.id(), password).close();
      http.shutdownNow();
      Callers.viewer().get(THEFTS).then().body("state", hasItem("FOUND"));
    }
  }

  private static String step(String theft, String step) {
    return "/api/v1/procedures/" + theft + "/steps/" + step;
  }

  private static void awaitOffline(String station) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/stations/{id}", station)
                    .then()
                    .body("online", equalTo(false)));
  }
}
