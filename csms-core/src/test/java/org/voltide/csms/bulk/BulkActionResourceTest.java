package org.voltide.csms.bulk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class BulkActionResourceTest {
  private static final String ACTIONS = "/api/v1/bulk-actions";
  private static final Map<String, Object> RESET = Map.of("kind", "RESET", "type", "OnIdle");

  @Inject StationGateway gateway;

  @Test
  void stationsThatAFilterFindsAreAskedAndWhoRefusedIsAskedAgain() {
    try (RealStation station = RealStation.booted(gateway)) {
      Map<String, Object> filter = Map.of("q", station.id());
      Callers.viewer()
          .body(filter)
          .post(ACTIONS + "/count")
          .then()
          .statusCode(200)
          .body("stations", equalTo(1));
      String id = create(RESET, Map.of("filter", filter)).statusCode(201).extract().path("id");
      station.answerNext("Reset", "{\"status\":\"Rejected\"}");
      expectEnd(id, "FAILED", "Rejected");
      Callers.operator().body("{}").post(ACTIONS + "/" + id + "/retry").then().statusCode(200);
      station.answerNext("Reset", "{\"status\":\"Scheduled\"}");
      expectEnd(id, "DONE", "Scheduled");
      Callers.viewer()
          .get(ACTIONS)
          .then()
          .body("items.id", hasItem(id))
          .body("items.find { it.id == '%s' }.action.type".formatted(id), equalTo("OnIdle"));
    }
  }

  private static void expectEnd(String id, String state, String answer) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get(ACTIONS + "/" + id)
                    .then()
                    .body("campaign.state", equalTo("DONE"))
                    .body("members[0].state", equalTo(state))
                    .body("members[0].answer", equalTo(answer)));
  }

  @Test
  void whatCannotBeDoneIsRefusedBeforeAnyStationHearsOfIt() {
    Map<String, Object> one = Map.of("stations", List.of("nobody"));
    create(RESET, one).statusCode(422).body("pointer", equalTo("/stations"));
    create(RESET, Map.of()).statusCode(422).body("pointer", equalTo("/stations"));
    create(RESET, Map.of("filter", Map.of("q", "no such station at all")))
        .statusCode(422)
        .body("pointer", equalTo("/filter"));
    create(Map.of("kind", "EXPLODE"), one).statusCode(422);
    create(Map.of("kind", "TRIGGER", "message", "StatusNotification"), one)
        .statusCode(422)
        .body("pointer", equalTo("/action/message"));
    create(Map.of("kind", "TEMPLATE", "templateId", "00000000-0000-0000-0000-000000000009"), one)
        .statusCode(422)
        .body("pointer", equalTo("/action/templateId"));
    Map<String, String> password =
        Map.of("component", "SecurityCtrlr", "variable", "BasicAuthPassword", "value", "x");
    create(Map.of("kind", "VARIABLES", "settings", List.of(password)), one)
        .statusCode(422)
        .body("pointer", equalTo("/action/settings/0/variable"));
    Callers.viewer().body(body(RESET, one)).post(ACTIONS).then().statusCode(403);
  }

  private static ValidatableResponse create(Map<String, Object> action, Map<String, Object> whom) {
    return Callers.operator().body(body(action, whom)).post(ACTIONS).then();
  }

  private static Map<String, Object> body(Map<String, Object> action, Map<String, Object> whom) {
    Map<String, Object> body = new HashMap<>(whom);
    body.put("name", "Night");
    body.put("action", action);
    return body;
  }
}
