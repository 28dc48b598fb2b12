package org.voltide.csms.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.ScriptedStation;
import org.voltide.csms.ocpp.StationGateway;

/** What a changed boot policy brings about, and what the operator is told of it. */
@QuarkusTest
class BootPolicyTest {
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
  private static final String REJECTED = "{\"status\":\"Rejected\"}";

  @Inject StationGateway gateway;

  @Test
  void anAcceptedStationThatBootsForTheAskingIsHeldAtOnce() {
    try (ScriptedStation station = booted("POLICY-1")) {
      station.on("TriggerMessage", ACCEPTED);
      assertThat(change(station, "PENDING", "")).isEqualTo("AT_ONCE");
      assertThat(station.asked("TriggerMessage").getLast().get("requestedMessage").asText())
          .isEqualTo("BootNotification");
      assertThat(station.boot()).isEqualTo("Pending");
      assertThat(station.asked("Reset")).isEmpty();
    }
  }

  @Test
  void oneThatDoesNotIsRestartedOnlyWhenTheOperatorWantsIt() {
    try (ScriptedStation station = booted("POLICY-2")) {
      station.on("TriggerMessage", REJECTED).on("Reset", "{\"status\":\"Scheduled\"}");
      assertThat(change(station, "PENDING", "")).isEqualTo("NEXT_BOOT");
      assertThat(station.asked("Reset")).isEmpty();
      assertThat(change(station, "PENDING", "?reset=OnIdle")).isEqualTo("AFTER_CHARGING");
      assertThat(station.asked("Reset").getFirst().get("type").asText()).isEqualTo("OnIdle");
      station.on("Reset", ACCEPTED);
      assertThat(change(station, "REJECT", "?reset=Immediate")).isEqualTo("AT_ONCE");
      station.on("Reset", REJECTED);
      assertThat(change(station, "REJECT", "?reset=Immediate")).isEqualTo("NEXT_BOOT");
      assertThat(station.boot()).isEqualTo("Rejected");
    }
  }

  @Test
  void aRejectedStationIsAskedButNotRestarted() {
    try (ScriptedStation station = booted("POLICY-3")) {
      station.on("TriggerMessage", ACCEPTED);
      assertThat(change(station, "REJECT", "")).isEqualTo("AT_ONCE");
      assertThat(station.boot()).isEqualTo("Rejected");
      station.on("TriggerMessage", REJECTED);
      assertThat(change(station, "ACCEPT", "?reset=Immediate")).isEqualTo("NEXT_BOOT");
      assertThat(station.asked("Reset")).isEmpty();
    }
  }

  @Test
  void withoutConnectionItHoldsLater() {
    ScriptedStation.register("POLICY-4");
    Callers.operator()
        .body("{\"policy\":\"PENDING\",\"retryAfterSeconds\":7}")
        .put("/api/v1/stations/POLICY-4/boot-policy?reset=Immediate")
        .then()
        .statusCode(200)
        .body("effect", equalTo("NEXT_CONNECTION"))
        .body("retryAfterSeconds", equalTo(7));
  }

  private ScriptedStation booted(String id) {
    ScriptedStation station = ScriptedStation.connected(id, gateway.plainPort());
    assertThat(station.boot()).isEqualTo("Accepted");
    return station;
  }

  private static String change(ScriptedStation station, String policy, String query) {
    return Callers.operator()
        .body("{\"policy\":\"%s\"}".formatted(policy))
        .put("/api/v1/stations/{id}/boot-policy" + query, station.id())
        .then()
        .statusCode(200)
        .extract()
        .path("effect");
  }
}
