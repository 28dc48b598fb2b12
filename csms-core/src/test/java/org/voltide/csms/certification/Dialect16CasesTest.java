package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** Stations of OCPP 1.6, whose words are translated at the door, from boot to Plug & Charge. */
@QuarkusTest
class Dialect16CasesTest {
  private static final String VENDOR = "org.openchargealliance.iso15118pnc";

  @Inject Stand stand;

  @Test
  @DisplayName("1.6: a station boots, beats and tells its state")
  void boots() {
    try (ForeignStation station = booted()) {
      assertThat(station.call("Heartbeat", "{}").get("currentTime").asText()).endsWith("Z");
      String status = "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}";
      assertThat(station.call("StatusNotification", status)).isEmpty();
      await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/stations/{id}", station.id())
                      .then()
                      .body("protocol", equalTo("ocpp1.6"))
                      .body("evses[0].connectors[0].status", equalTo("Available")));
    }
  }

  @Test
  @DisplayName("1.6: a card charges by plan, in amperes, until an operator stops it")
  void charges() {
    try (ForeignStation station = stand.connected("ocpp1.6")) {
      station.answers(
          "GetConfiguration",
          """
          {"configurationKey":[{"key":"ChargingScheduleAllowedChargingRateUnit",
           "readonly":true,"value":"Current"}]}""");
      boot(station);
      stand.begins(station, "reports", "{\"base\":\"FullInventory\"}");
      awaitAmperes(station);
      String tag =
          stand.token(Map.of("type", "ISO14443", "status", "Accepted", "vehicleId", vehicle()));
      assertThat(status(station.call("Authorize", "{\"idTag\":\"%s\"}".formatted(tag))))
          .isEqualTo("Accepted");

      JsonNode started = start(station, tag);
      assertThat(status(started)).isEqualTo("Accepted");
      int transaction = started.get("transactionId").asInt();
      JsonNode profile = station.called("SetChargingProfile").get("csChargingProfiles");
      assertThat(profile.get("transactionId").asInt()).isEqualTo(transaction);
      assertThat(profile.at("/chargingSchedule/chargingRateUnit").asText()).isEqualTo("A");

      meter(station, transaction, 1_500);
      JsonPath active = stand.session(station);
      assertThat(active.getString("items[0].state")).isEqualTo("active");
      assertThat(active.getDouble("items[0].energyInWh")).isEqualTo(500);

      String session = active.getString("items[0].id");
      Callers.operator().post("/api/v1/sessions/{id}/stop", session).then().statusCode(200);
      assertThat(station.called("RemoteStopTransaction").get("transactionId").asInt())
          .isEqualTo(transaction);
      stop(station, transaction, "Remote");
      Callers.viewer()
          .get("/api/v1/sessions/{id}", session)
          .then()
          .body("state", equalTo("ended"))
          .body("energyInWh", equalTo(1_000f))
          .body("stopReason", equalTo("Remote"))
          .body("details.missing", equalTo(List.of()));
    }
  }

  @Test
  @DisplayName("1.6: an operator starts, and the session is that of the start")
  void remoteStart() {
    try (ForeignStation station = booted()) {
      int id =
          Callers.operator()
              .body("{\"evseId\":1}")
              .post("/api/v1/stations/{id}/remote-start", station.id())
              .then()
              .statusCode(200)
              .extract()
              .path("id");
      JsonNode asked = station.called("RemoteStartTransaction");
      assertThat(asked.get("connectorId").asInt()).isEqualTo(1);
      assertThat(status(start(station, asked.get("idTag").asText()))).isEqualTo("Accepted");
      JsonPath session = stand.session(station);
      assertThat(session.getInt("items[0].details.remoteStartId")).isEqualTo(id);
      assertThat(session.getString("items[0].tokenType")).isEqualTo("Central");
    }
  }

  @Test
  @DisplayName("1.6: a card that is not known does not charge")
  void unknownCard() {
    try (ForeignStation station = booted()) {
      assertThat(status(station.call("Authorize", "{\"idTag\":\"nobody\"}"))).isEqualTo("Invalid");
    }
  }

  @Test
  @DisplayName("1.6: an operator speaks the station's own dialect")
  void ownDialect() {
    try (ForeignStation station = booted()) {
      stand.relays(
          station, "ChangeConfiguration", "{\"key\":\"HeartbeatInterval\",\"value\":\"600\"}");
      stand.relays(station, "UnlockConnector", "{\"connectorId\":1}", "{\"status\":\"Unlocked\"}");
      stand.relays(station, "Reset", "{\"type\":\"Soft\"}");
      stand.ask(station, "Reset", "{\"type\":\"Immediate\"}").statusCode(422);
    }
  }

  @Test
  @DisplayName("1.6: diagnostics are uploaded, by GetLog or as before the security whitepaper")
  void diagnostics() {
    try (ForeignStation station = booted()) {
      station.refuses("GetLog", "NotImplemented");
      station.answers("GetDiagnostics", "{\"fileName\":\"log.txt\"}");
      String log = stand.begins(station, "logs", "{\"logType\":\"DiagnosticsLog\"}");
      assertThat(station.called("GetDiagnostics").get("location").asText()).startsWith("http");
      station.call("DiagnosticsStatusNotification", "{\"status\":\"Uploading\"}");
      station.call("DiagnosticsStatusNotification", "{\"status\":\"Uploaded\"}");
      Callers.viewer().get("/api/v1/logs/{id}", log).then().body("status", equalTo("Uploaded"));

      station.answers("GetLog", "{\"status\":\"Accepted\"}");
      stand.begins(station, "logs", "{\"logType\":\"SecurityLog\"}");
      JsonNode asked = station.called("GetLog");
      assertThat(asked.get("logType").asText()).isEqualTo("SecurityLog");
      station.call(
          "LogStatusNotification",
          "{\"status\":\"Uploading\",\"requestId\":%d}".formatted(asked.get("requestId").asInt()));
    }
  }

  @Test
  @DisplayName("1.6: security events, new certificates and new passwords of the whitepaper")
  void security() {
    try (ForeignStation station = booted()) {
      station.call(
          "SecurityEventNotification",
          "{\"type\":\"TamperDetectionActivated\",\"timestamp\":\"%s\"}".formatted(Messages.now()));
      Callers.viewer()
          .get("/api/v1/security-events?station={id}", station.id())
          .then()
          .body("items.type", hasItem("TamperDetectionActivated"));

      Callers.operator()
          .body("{\"certificateType\":\"ChargingStationCertificate\"}")
          .post("/api/v1/stations/{id}/certificates/renew", station.id())
          .then()
          .statusCode(204);
      assertThat(station.called("ExtendedTriggerMessage").get("requestedMessage").asText())
          .isEqualTo("SignChargePointCertificate");

      String password = "twenty letters in it";
      rotate(station, Map.of("password", "a password of more than twenty")).then().statusCode(422);
      rotate(station, Map.of("password", password))
          .then()
          .statusCode(200)
          .body("taken", equalTo(true));
      JsonNode key =
          station.called(
              "ChangeConfiguration",
              change -> change.get("key").asText().equals("AuthorizationKey"));
      assertThat(HexFormat.of().parseHex(key.get("value").asText()))
          .isEqualTo(password.getBytes(StandardCharsets.UTF_8));
      rotate(station, Map.of()).then().statusCode(200);
      assertThat(
              station
                  .called(
                      "ChangeConfiguration",
                      change -> change.get("key").asText().equals("AuthorizationKey"))
                  .get("value")
                  .asText())
          .hasSize(40);
      station.drop();
      assertThat(station.connect(stand.plain(station.id(), password, "ocpp1.6")).protocol())
          .isEqualTo("ocpp1.6");
    }
  }

  @Test
  @DisplayName("1.6: a contract is asked for by DataTransfer, and charges as one")
  void plugAndCharge() {
    try (ForeignStation station = booted()) {
      String contract = stand.token("eMAID", "Accepted");
      JsonNode answer =
          station.call(
              "DataTransfer",
              """
              {"vendorId":"%s","messageId":"Authorize","data":"{\\"idToken\\":\\"%s\\"}"}"""
                  .formatted(VENDOR, contract));
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      assertThat(NodeProgram.json(answer.get("data").asText()).at("/idTokenInfo/status").asText())
          .isEqualTo("Accepted");
      assertThat(status(start(station, contract))).isEqualTo("Accepted");
      assertThat(stand.session(station).getString("items[0].tokenType")).isEqualTo("eMAID");
      assertThat(station.call("DataTransfer", "{\"vendorId\":\"nobody\"}").get("status").asText())
          .isEqualTo("UnknownVendorId");
    }
  }

  @Test
  @DisplayName("1.6: what is forgiven is shown, and refused when an operator wants it so")
  void heldToTheLetter() {
    String withoutOffset =
        """
        [2,"%s","StatusNotification",{"connectorId":1,"errorCode":"NoError",
         "status":"Available","timestamp":"2026-03-01T12:00:00"}]""";
    try (ForeignStation station = booted()) {
      station.raw(withoutOffset.formatted("1"));
      assertThat(answerTo(station, "1").get(0).asInt()).isEqualTo(3);
      await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get("/api/v1/stations/{id}/findings", station.id())
                      .then()
                      .body("finding", hasItem("TIME_OFFSET")));
      Callers.operator()
          .body("{\"strict\":true}")
          .patch("/api/v1/stations/{id}", station.id())
          .then()
          .statusCode(200)
          .body("strict", equalTo(true));
      station.drop();
      stand.again(station, "ocpp1.6");
      station.raw(withoutOffset.formatted("2"));
      JsonNode refused = answerTo(station, "2");
      assertThat(refused.get(0).asInt()).isEqualTo(4);
      assertThat(refused.get(2).asText()).isEqualTo("TypeConstraintViolation");
    }
  }

  private static JsonNode answerTo(ForeignStation station, String id) {
    JsonNode frame = station.frame();
    while (!frame.get(1).asText().equals(id)) {
      frame = station.frame();
    }
    return frame;
  }

  private static Response rotate(ForeignStation station, Map<String, String> wanted) {
    return Callers.operator().body(wanted).post("/api/v1/stations/{id}/password", station.id());
  }

  private static JsonNode start(ForeignStation station, String tag) {
    return station.call(
        "StartTransaction",
        "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":1000,\"timestamp\":\"%s\"}"
            .formatted(tag, Messages.now()));
  }

  private static void meter(ForeignStation station, int transaction, int registerWh) {
    station.call(
        "MeterValues",
        """
        {"connectorId":1,"transactionId":%d,"meterValue":[{"timestamp":"%s","sampledValue":[
          {"value":"%d","measurand":"Energy.Active.Import.Register","unit":"Wh"}]}]}"""
            .formatted(transaction, Messages.now(), registerWh));
  }

  private static void stop(ForeignStation station, int transaction, String reason) {
    station.call(
        "StopTransaction",
        "{\"transactionId\":%d,\"meterStop\":2000,\"timestamp\":\"%s\",\"reason\":\"%s\"}"
            .formatted(transaction, Messages.now(), reason));
  }

  /** Whether it takes amperes only is known when it has reported its configuration. */
  private static void awaitAmperes(ForeignStation station) {
    await()
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/api/v1/stations/{id}/variables?q=RateUnit", station.id())
                    .then()
                    .body("items.value", hasItem("A")));
  }

  private static String vehicle() {
    return Callers.operator()
        .body(Map.of("name", "Van", "capacityWh", 60_000, "maxChargeW", 11_000))
        .post("/api/v1/vehicles")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private ForeignStation booted() {
    ForeignStation station = stand.connected("ocpp1.6");
    boot(station);
    return station;
  }

  private static void boot(ForeignStation station) {
    JsonNode answer =
        station.call(
            "BootNotification", "{\"chargePointModel\":\"M1\",\"chargePointVendor\":\"Others\"}");
    assertThat(answer.get("status").asText()).isEqualTo("Accepted");
    assertThat(answer.get("interval").asInt()).isPositive();
  }

  private static String status(JsonNode answer) {
    return answer.get("idTagInfo").get("status").asText();
  }
}
