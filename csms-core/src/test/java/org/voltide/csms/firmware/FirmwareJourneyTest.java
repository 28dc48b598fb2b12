package org.voltide.csms.firmware;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class FirmwareJourneyTest {
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

  @Inject StationGateway gateway;

  @Test
  void aStationFetchesItsImageAndTellsHowFarItIs() {
    String firmware = uploaded();
    try (RealStation station = RealStation.booted(gateway)) {
      var begun =
          station.operated(
              () ->
                  Callers.operator()
                      .body(Map.of("firmwareId", firmware, "retries", 2))
                      .post("/api/v1/stations/{id}/firmware-updates", station.id()),
              "UpdateFirmware",
              ACCEPTED);
      String operation = begun.response().then().statusCode(200).extract().path("id");
      JsonNode asked = begun.asked().get("firmware");
      assertThat(asked.get("signature").asText()).isEqualTo("c2ln");
      URI location = URI.create(asked.get("location").asText());
      assertThat(given().get(location.getPath()).asString()).isEqualTo("firmware 2");
      int request = begun.asked().get("requestId").asInt();
      List<String> timeline =
          List.of("Downloading", "Downloaded", "SignatureVerified", "Installing", "Installed");
      timeline.forEach(status -> tell(station, status, request));
      Callers.viewer()
          .get("/api/v1/operations/{operation}/result", operation)
          .then()
          .body("$", equalTo(timeline));
      Callers.viewer()
          .get("/api/v1/operations/{operation}", operation)
          .then()
          .body("state", equalTo("DONE"));
    }
  }

  @Test
  void anImageThatIsNotHereUpdatesNobody() {
    String firmware = announced().path("firmware.id");
    Callers.operator()
        .body(Map.of("name", "c", "firmwareId", firmware, "stations", List.of("any")))
        .post("/api/v1/firmware-campaigns")
        .then()
        .statusCode(409);
    Callers.operator()
        .body("{\"name\":\"fw\",\"version\":\"2\",\"signature\":\"c2ln\"}")
        .post("/api/v1/firmware")
        .then()
        .statusCode(422);
    Callers.operator().delete("/api/v1/firmware/{id}", firmware).then().statusCode(204);
  }

  @Test
  void aCampaignGoesFromOneStationToTheNextAndWaitsForThoseAway() {
    String firmware = uploaded();
    try (RealStation away = RealStation.registered(gateway);
        RealStation first = RealStation.booted(gateway);
        RealStation second = RealStation.booted(gateway)) {
      String campaign = campaign(firmware, List.of(away.id(), first.id(), second.id()));
      update(first, "Installed");
      update(second, "Installed");
      awaitState(campaign, "RUNNING", 1, 2, 0);
      away.boot();
      update(away, "Installed");
      awaitState(campaign, "DONE", 0, 3, 0);
      Callers.viewer()
          .get("/api/v1/firmware-campaigns/{campaign}", campaign)
          .then()
          .body("members.status", equalTo(List.of("Installed", "Installed", "Installed")));
      Callers.operator().delete("/api/v1/firmware/{id}", firmware).then().statusCode(409);
    }
  }

  @Test
  void anUpdateWhoseAnswerWasLostGoesOn() {
    String firmware = uploaded();
    try (RealStation station = RealStation.booted(gateway)) {
      String campaign = campaign(firmware, List.of(station.id()));
      int request = station.hear("UpdateFirmware").get("requestId").asInt();
      station.disconnect();
      station.boot();
      tell(station, "Downloading", request);
      tell(station, "Installed", request);
      awaitState(campaign, "DONE", 0, 1, 0);
    }
  }

  @Test
  void aFailedCanaryStopsItUntilAPersonDecides() {
    String firmware = uploaded();
    try (RealStation first = RealStation.booted(gateway);
        RealStation second = RealStation.booted(gateway)) {
      String campaign = campaign(firmware, List.of(first.id(), second.id()));
      update(first, "InvalidSignature");
      awaitState(campaign, "STOPPED", 1, 0, 1);
      post(campaign, "pause").then().statusCode(409);
      post(campaign, "resume").then().statusCode(200);
      update(first, "Installed");
      update(second, "Installed");
      awaitState(campaign, "DONE", 0, 2, 0);
      post(campaign, "cancel").then().statusCode(409);
    }
  }

  @Test
  void aLocalControllerSaysWhereItOffersAnImage() {
    String firmware = uploaded();
    try (RealStation controller = RealStation.booted(gateway)) {
      String published = "/api/v1/stations/{id}/published-firmware";
      var begun =
          controller.operated(
              () -> Callers.operator().put(published + "/" + firmware, controller.id()),
              "PublishFirmware",
              ACCEPTED);
      begun.response().then().statusCode(200);
      assertThat(begun.asked().get("checksum").asText()).hasSize(32);
      controller.call(
          "PublishFirmwareStatusNotification",
          """
          {"status":"Published","requestId":%d,"location":["http://10.0.0.1/fw"]}"""
              .formatted(begun.asked().get("requestId").asInt()));
      Callers.viewer()
          .get(published, controller.id())
          .then()
          .body("[0].locations", equalTo(List.of("http://10.0.0.1/fw")));
      controller
          .operated(
              () -> Callers.operator().delete(published + "/" + firmware, controller.id()),
              "UnpublishFirmware",
              "{\"status\":\"Unpublished\"}")
          .response()
          .then()
          .statusCode(204);
    }
  }

  private static void update(RealStation station, String outcome) {
    JsonNode asked = station.answerNext("UpdateFirmware", ACCEPTED);
    tell(station, "Downloading", asked.get("requestId").asInt());
    tell(station, outcome, asked.get("requestId").asInt());
  }

  private static void tell(RealStation station, String status, int request) {
    assertThat(
            station
                .call(
                    "FirmwareStatusNotification",
                    "{\"status\":\"%s\",\"requestId\":%d}".formatted(status, request))
                .isEmpty())
        .isTrue();
  }

  private static Response announced() {
    return Callers.operator()
        .body(
            """
            {"name":"fw.bin","version":"2","signature":"c2ln",
             "signingCertificate":"-----BEGIN CERTIFICATE-----"}""")
        .post("/api/v1/firmware")
        .then()
        .statusCode(201)
        .extract()
        .response();
  }

  private static String uploaded() {
    Response firmware = announced();
    given()
        .body("firmware 2")
        .put(URI.create(firmware.path("uploadUrl")).getPath())
        .then()
        .statusCode(201);
    return firmware.path("firmware.id");
  }

  private static String campaign(String firmware, List<String> stations) {
    return Callers.operator()
        .body(Map.of("name", "Spring", "firmwareId", firmware, "stations", stations))
        .post("/api/v1/firmware-campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response post(String campaign, String action) {
    return Callers.operator().post("/api/v1/firmware-campaigns/" + campaign + "/" + action);
  }

  private static void awaitState(String campaign, String state, int waiting, int done, int failed) {
    Awaitility.await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/firmware-campaigns/{campaign}", campaign)
                    .then()
                    .body("campaign.state", equalTo(state))
                    .body("campaign.waiting", equalTo(waiting))
                    .body("campaign.done", equalTo(done))
                    .body("campaign.failed", equalTo(failed)));
  }
}
