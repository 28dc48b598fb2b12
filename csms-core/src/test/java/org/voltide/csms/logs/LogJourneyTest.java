package org.voltide.csms.logs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class LogJourneyTest {
  private static final String LOGS = "/api/v1/stations/{id}/logs";

  @Inject StationGateway gateway;

  @Test
  void aLogIsAskedForUploadedAndDownloaded() {
    try (RealStation station = RealStation.booted(gateway)) {
      var asked =
          station.operated(
              () ->
                  Callers.operator()
                      .body("{\"logType\":\"DiagnosticsLog\",\"oldest\":\"2026-03-01T12:00:00Z\"}")
                      .post(LOGS, station.id()),
              "GetLog",
              "{\"status\":\"Accepted\",\"filename\":\"diag.log\"}");
      String log = asked.response().then().statusCode(200).extract().path("id");
      String operation = asked.response().path("operationId");
      URI address = URI.create(asked.asked().get("log").get("remoteLocation").asText());
      int request = asked.asked().get("requestId").asInt();
      Callers.operator().get("/api/v1/logs/{log}/content", log).then().statusCode(409);

      status(station, "Uploading", request);
      given().body("what happened").put(address.getPath() + "/diag.log").then().statusCode(201);
      status(station, "Uploaded", request);
      status(station, "Idle", request);

      Callers.viewer()
          .get("/api/v1/operations/{operation}/result", operation)
          .then()
          .body("$", equalTo(List.of("Uploading", "Uploaded")));
      Callers.viewer()
          .get("/api/v1/logs?station={id}", station.id())
          .then()
          .body("items[0].state", equalTo("DONE"))
          .body("items[0].name", equalTo("diag.log"))
          .body("items[0].size", equalTo(13));
      assertThat(Callers.operator().get("/api/v1/logs/{log}/content", log).asString())
          .isEqualTo("what happened");
      Callers.operator().delete("/api/v1/logs/{log}", log).then().statusCode(204);
      Callers.viewer().get("/api/v1/logs/{log}", log).then().statusCode(404);
    }
  }

  private static void status(RealStation station, String status, int request) {
    assertThat(
            station
                .call(
                    "LogStatusNotification",
                    "{\"status\":\"%s\",\"requestId\":%d}".formatted(status, request))
                .isEmpty())
        .isTrue();
  }
}
