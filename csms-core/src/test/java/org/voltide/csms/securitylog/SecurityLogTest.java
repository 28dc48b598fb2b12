package org.voltide.csms.securitylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.store.Database;

@QuarkusTest
class SecurityLogTest {
  @Inject StationGateway gateway;
  @Inject Database database;
  @Inject LiveEvents events;

  @Test
  void whatAStationRepeatsIsOneEventAndItsTypeSaysHowGraveItIs() {
    try (RealStation station = RealStation.booted(gateway)) {
      String tampered =
          """
          {"type":"TamperDetectionActivated","timestamp":"2026-03-01T12:00:00.123Z",
           "techInfo":"door \\u0000 open"}""";
      assertThat(station.call("SecurityEventNotification", tampered).isEmpty()).isTrue();
      assertThat(station.call("SecurityEventNotification", tampered).isEmpty()).isTrue();
      station.call(
          "SecurityEventNotification",
          "{\"type\":\"OddVendorThing\",\"timestamp\":\"2026-03-01T12:00:01Z\"}");

      Callers.viewer()
          .get("/api/v1/security-events?station={id}", station.id())
          .then()
          .statusCode(200)
          .body("items", hasSize(2))
          .body("items[0].severity", equalTo("INFO"))
          .body("items[1].severity", equalTo("CRITICAL"))
          .body("items[1].source", equalTo("STATION"));
      Callers.viewer()
          .get("/api/v1/security-events?station={id}&severity=CRITICAL&limit=1", station.id())
          .then()
          .body("items.type", equalTo(java.util.List.of("TamperDetectionActivated")));
    }
  }

  @Test
  void anAlertIsOpenUntilAnOperatorHasSeenIt() {
    try (RealStation station = RealStation.booted(gateway)) {
      for (String type : java.util.List.of("StartupOfTheDevice", "TamperDetectionActivated")) {
        station.call(
            "SecurityEventNotification",
            "{\"type\":\"%s\",\"timestamp\":\"2026-03-01T12:00:00Z\"}".formatted(type));
      }
      String open = "/api/v1/security-events?open=true&station=" + station.id();
      int alert =
          Callers.viewer()
              .get(open)
              .then()
              .body("items.type", equalTo(java.util.List.of("TamperDetectionActivated")))
              .extract()
              .path("items[0].id");

      String acknowledge = "/api/v1/security-events/%d/acknowledge".formatted(alert);
      Callers.viewer().post(acknowledge).then().statusCode(403);
      Callers.operator().post(acknowledge).then().statusCode(200).body("alert", equalTo(true));

      Callers.viewer().get(open).then().body("items", hasSize(0));
      Callers.operator().post("/api/v1/security-events/0/acknowledge").then().statusCode(404);
    }
  }

  @Test
  void voltidesOwnFindingsAreBoundedForEachStationAndForAll() {
    // One of its own, of whose bound nothing else that happens meanwhile takes a share.
    SecurityLog log = new SecurityLog(database, events, Clock.fixed(Instant.now(), ZoneOffset.UTC));
    for (int i = 0; i < 2 * SecurityLog.MOST_FINDINGS_A_MINUTE; i++) {
      log.found(Optional.of("stranger"), "RefusedConnection", Severity.WARNING, "the same");
    }
    for (int i = 1; i < SecurityLog.MOST_OF_A_STATION; i++) {
      assertThat(refused(log, "stranger", "wrong password " + i)).isTrue();
    }
    assertThat(refused(log, "stranger", "one more")).isFalse();
    assertThat(log.found(Optional.of("stranger"), "Downgrade", Severity.CRITICAL, "one more"))
        .isTrue();
    int left = SecurityLog.MOST_FINDINGS_A_MINUTE - SecurityLog.MOST_OF_A_STATION;
    for (int i = 0; i < left; i++) {
      assertThat(refused(log, "other " + i / SecurityLog.MOST_OF_A_STATION, "no " + i)).isTrue();
    }
    assertThat(refused(log, "the last", "too many of all")).isFalse();
    Callers.viewer()
        .get("/api/v1/security-events?station=stranger&limit=1")
        .then()
        .body("items[0].source", equalTo("VOLTIDE"));
  }

  private static boolean refused(SecurityLog log, String station, String detail) {
    return log.found(Optional.of(station), "RefusedConnection", Severity.WARNING, detail);
  }
}
