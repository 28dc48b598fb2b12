package org.voltide.csms.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.voltide.csms.store.Database;

@QuarkusTest
class BulkActionResourceTest {
  private static final String ACTIONS = "/api/v1/bulk-actions";
  private static final Map<String, Object> RESET = Map.of("kind", "RESET", "type", "OnIdle");

  private static final Map<String, Object> CLOSED =
      Map.of("kind", "SHOW_MESSAGE", "id", 7, "priority", "NormalCycle", "content", "Closed today");

  @Inject StationGateway gateway;
  @Inject Database database;

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

  @Test
  void aMessageThatTheStationTookIsWishedForFromThenOn() {
    try (RealStation station = RealStation.booted(gateway)) {
      Map<String, Object> one = Map.of("stations", List.of(station.id()));
      String shown = create(CLOSED, one).statusCode(201).extract().path("id");
      JsonNode message =
          station.answerNext("SetDisplayMessage", "{\"status\":\"Accepted\"}").get("message");
      assertThat(message.get("id").asInt()).isEqualTo(7);
      assertThat(message.get("message").get("content").asText()).isEqualTo("Closed today");
      station.answerNext("SetDisplayMessage", "{\"status\":\"Accepted\"}");
      expectEnd(shown, "DONE", "Accepted");
      Callers.viewer()
          .get("/api/v1/stations/{id}/desired?kind=display-messages", station.id())
          .then()
          .body("key", contains("7"));
    }
  }

  @Test
  void aRefusedMessageFailsAndOneThatNobodyWishedForIsCleared() {
    try (RealStation station = RealStation.booted(gateway)) {
      Map<String, Object> one = Map.of("stations", List.of(station.id()));
      String refused = create(CLOSED, one).statusCode(201).extract().path("id");
      station.answerNext("SetDisplayMessage", "{\"status\":\"NotSupportedPriority\"}");
      expectEnd(refused, "FAILED", "NotSupportedPriority");
      Map<String, Object> clear = Map.of("kind", "CLEAR_MESSAGE", "id", 7);
      String cleared = create(clear, one).statusCode(201).extract().path("id");
      JsonNode asked = station.answerNext("ClearDisplayMessage", "{\"status\":\"Unknown\"}");
      assertThat(asked.get("id").asInt()).isEqualTo(7);
      expectEnd(cleared, "DONE", "Accepted");
    }
  }

  @Test
  void aStationWithoutADisplayIsNamedAsSuchAndNotAsked() {
    try (RealStation station = RealStation.booted(gateway)) {
      database.update("update station set inventory_firmware = '1.0' where id = ?", station.id());
      String id =
          create(CLOSED, Map.of("stations", List.of(station.id())))
              .statusCode(201)
              .extract()
              .path("id");
      expectEnd(id, "FAILED", "shows no messages (no DisplayMessageCtrlr)");
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
    create(with(CLOSED, "content", " "), one).statusCode(422);
    create(with(CLOSED, "id", -1), one).statusCode(422);
    create(
            with(
                with(CLOSED, "startDateTime", "2026-03-02T00:00:00Z"),
                "endDateTime",
                "2026-03-01T00:00:00Z"),
            one)
        .statusCode(422)
        .body("pointer", equalTo("/action/endDateTime"));
    Callers.viewer().body(body(RESET, one)).post(ACTIONS).then().statusCode(403);
  }

  private static Map<String, Object> with(Map<String, Object> action, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(action);
    changed.put(name, value);
    return changed;
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
