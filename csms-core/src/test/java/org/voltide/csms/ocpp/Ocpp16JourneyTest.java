package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** The life of a station that speaks OCPP 1.6, against the whole application. */
@QuarkusTest
class Ocpp16JourneyTest {
  private static final String ID = "OLD-1";
  private static final String PASSWORD = "sixteen letters!";

  @Inject StationGateway gateway;
  @Inject Clock clock;

  private final HttpClient http = HttpClient.newHttpClient();
  private StationSocket station;

  @BeforeEach
  void connect() {
    Callers.administrator()
        .body(
            """
            {"id":"old","name":"Old depot","timeZone":"UTC",
             "importLimitW":50000,"exportLimitW":0,"baseLoadW":0}
            """)
        .post("/api/v1/sites");
    Callers.operator()
        .body(
            Map.of(
                "id",
                ID,
                "siteId",
                "old",
                "password",
                PASSWORD,
                "evses",
                List.of(
                    Map.of(
                        "id",
                        1,
                        "current",
                        "AC",
                        "maxChargeW",
                        11_000,
                        "connectors",
                        List.of(Map.of("id", 1))))))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
    Callers.operator()
        .body(Map.of("idToken", "OLDCARD", "type", "ISO14443", "holder", "Ada"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(201);
    station = new StationSocket(http, "ws", gateway.plainPort(), ID, PASSWORD, "ocpp1.6");
    assertThat(
            station
                .call(
                    "BootNotification",
                    "{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"One\"}")
                .get("status")
                .asText())
        .isEqualTo("Accepted");
  }

  @AfterEach
  void close() {
    station.close();
    http.shutdownNow();
  }

  private String secondsAgo(int seconds) {
    return clock.instant().minusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Test
  void beginsATransactionOnceHoweverOftenItIsTold() {
    String start =
        "{\"connectorId\":1,\"idTag\":\"oldcard\",\"meterStart\":1000,\"timestamp\":\"%s\"}"
            .formatted(secondsAgo(60));
    JsonNode started = station.call("StartTransaction", start);
    assertThat(started.path("idTagInfo").path("status").asText()).isEqualTo("Accepted");
    int number = started.path("transactionId").asInt();
    assertThat(number).isPositive();
    assertThat(station.call("StartTransaction", start).path("transactionId").asInt())
        .isEqualTo(number);
  }
}
