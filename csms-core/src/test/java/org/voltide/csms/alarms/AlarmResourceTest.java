package org.voltide.csms.alarms;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;

@QuarkusTest
class AlarmResourceTest {

  @Inject Database database;
  @Inject Watch watch;

  private static Map<String, Object> rule(String condition, Object... destinations) {
    return Map.of(
        "name",
        "Alerts",
        "condition",
        condition,
        "threshold",
        0,
        "enabled",
        true,
        "destinations",
        List.of(destinations));
  }

  private static String hook() {
    return Callers.administrator()
        .body(Map.of("name", "Pager", "kind", "WEBHOOK", "address", "https://pager.example/x"))
        .post("/api/v1/alarm-destinations")
        .then()
        .statusCode(201)
        .body("secret", notNullValue())
        .extract()
        .path("id");
  }

  @Test
  void anAlarmIsOpenUntilSomebodyAcknowledgesIt() {
    String ruleId =
        Callers.administrator()
            .body(rule("SECURITY_ALERT"))
            .post("/api/v1/alarm-rules")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    database.update(
        "insert into security_event (at, source, type, severity, occurred_at, alert)"
            + " values (now(), 'VOLTIDE', 'Tampered', 'CRITICAL', now(), true)");
    watch.look(Instant.now());
    String mine = "/api/v1/alarms?open=true&rule=" + ruleId;
    int id = Callers.viewer().get(mine).then().statusCode(200).extract().path("items[0].id");
    Callers.viewer().post("/api/v1/alarms/%d/acknowledge".formatted(id)).then().statusCode(403);
    Callers.operator()
        .post("/api/v1/alarms/%d/acknowledge".formatted(id))
        .then()
        .statusCode(200)
        .body("acknowledgedBy", equalTo("api-key test"))
        .body("endedAt", nullValue());
    Callers.administrator()
        .post("/api/v1/alarms/%d/acknowledge".formatted(id))
        .then()
        .statusCode(200);
    Callers.viewer().get(mine).then().body("items.id", not(hasItem(id)));
    Callers.operator().post("/api/v1/alarms/0/acknowledge").then().statusCode(404);
  }

  @Test
  void rulesTellDestinationsThatExist() {
    String hook = hook();
    String id =
        Callers.administrator()
            .body(rule("PRICES_END", hook))
            .post("/api/v1/alarm-rules")
            .then()
            .statusCode(201)
            .body("destinations", equalTo(List.of(hook)))
            .extract()
            .path("id");
    Callers.administrator()
        .body(rule("PRICES_END", "00000000-0000-0000-0000-000000000000"))
        .put("/api/v1/alarm-rules/" + id)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/destinations"));
    Callers.administrator().delete("/api/v1/alarm-destinations/" + hook).then().statusCode(204);
    Callers.viewer()
        .get("/api/v1/alarm-rules")
        .then()
        .statusCode(200)
        .body("find { it.id == '%s' }.destinations".formatted(id), hasSize(0));
    Callers.administrator().delete("/api/v1/alarm-rules/" + id).then().statusCode(204);
    Callers.administrator().delete("/api/v1/alarm-rules/" + id).then().statusCode(404);
  }

  @Test
  void aRuleSaysWhatOfStationsItWatches() {
    String id =
        Callers.administrator()
            .body(
                """
                {"name": "Hot", "condition": "VARIABLE", "threshold": 0, "enabled": false,
                 "watched": {"component": "Cooler", "variable": "Temperature",
                             "comparison": "ABOVE", "value": "80", "ending": "75"},
                 "destinations": []}
                """)
            .post("/api/v1/alarm-rules")
            .then()
            .statusCode(201)
            .body("watched.ending", equalTo("75"))
            .extract()
            .path("id");
    Callers.administrator()
        .body(
            """
            {"name": "Hot", "condition": "VARIABLE", "threshold": 0, "enabled": false,
             "watched": {"component": "Cooler", "variable": "Temperature",
                         "comparison": "ABOVE", "value": "hot"}, "destinations": []}
            """)
        .put("/api/v1/alarm-rules/" + id)
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/watched/value"));
    Callers.administrator().delete("/api/v1/alarm-rules/" + id).then().statusCode(204);
  }

  @Test
  void aTestIsLeftForDelivery() {
    String hook = hook();
    Callers.administrator()
        .post("/api/v1/alarm-destinations/%s/test".formatted(hook))
        .then()
        .statusCode(200)
        .body("destination", equalTo("Pager"));
    Callers.administrator()
        .get("/api/v1/alarm-destinations/deliveries?destination=" + hook)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items.destinationId", everyItem(equalTo(hook)));
    Callers.administrator()
        .get("/api/v1/alarm-destinations")
        .then()
        .body("find { it.id == '%s' }.secret".formatted(hook), nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/deliveries"})
  void onlyAdministratorsSeeDestinations(String path) {
    Callers.operator().get("/api/v1/alarm-destinations" + path).then().statusCode(403);
    Callers.operator().body(rule("PRICES_END")).post("/api/v1/alarm-rules").then().statusCode(403);
  }
}
