package org.voltide.csms.energy.modes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;

@QuarkusTest
class ModeResourcesTest {

  @Inject Database database;

  private static void site(String id) {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                id,
                "name",
                "Depot",
                "timeZone",
                "Europe/Berlin",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000,
                "baseLoadW",
                4_000))
        .post("/api/v1/sites")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse put(String site, Map<String, Object> mode) {
    return Callers.operator()
        .body(mode)
        .put("/api/v1/sites/{site}/modes/{kind}", site, mode.get("kind"))
        .then();
  }

  @Test
  void objectivesReplaceEachOtherAndTheOthersStack() {
    site("stacked");
    Callers.viewer().get("/api/v1/sites/stacked/modes").then().body("kind", contains("COST"));

    put("stacked", Map.of("kind", "PEAK_SHAVING", "importW", 9_000)).statusCode(200);
    put("stacked", Map.of("kind", "LIMIT_ONLY")).statusCode(200);
    put("stacked", Map.of("kind", "SELF_CONSUMPTION"))
        .statusCode(200)
        .body("kind", contains("SELF_CONSUMPTION", "PEAK_SHAVING"))
        .body("[1].importW", equalTo(9_000f));
    put("stacked", Map.of("kind", "PEAK_SHAVING", "importW", 7_000)).body("size()", equalTo(2));

    Callers.operator()
        .post("/api/v1/sites/stacked/replan")
        .then()
        .statusCode(200)
        .body("importLimitW", equalTo(7_000f))
        .body("why.kind", contains("SELF_CONSUMPTION", "PEAK_SHAVING"));
    Callers.operator()
        .delete("/api/v1/sites/stacked/modes/PEAK_SHAVING")
        .then()
        .statusCode(200)
        .body("kind", contains("SELF_CONSUMPTION"));
  }

  @Test
  void anOutageIsPlannedWithTheCriticalLoad() {
    site("outage");
    Map<String, Object> backup =
        Map.of("kind", "ISLANDED_BACKUP", "criticalLoadW", 1_500, "hours", 4, "released", true);
    put("outage", backup).statusCode(200).body("[1].released", equalTo(true));
    Callers.operator()
        .post("/api/v1/sites/outage/replan")
        .then()
        .statusCode(200)
        .body("steps.netW", everyItem(equalTo(1_500f)));
  }

  @Test
  void whatMakesNoSenseIsPointedAt() {
    site("strict-modes");
    put("strict-modes", Map.of("kind", "PEAK_SHAVING", "importW", -1))
        .statusCode(422)
        .body("errors.pointer", hasItem("/importW"));
    Map<String, Object> period = Map.of("from", "22:00", "maxW", 1);
    put("strict-modes", Map.of("kind", "FIXED_SCHEDULE", "periods", List.of(period)))
        .statusCode(422)
        .body("errors.pointer", hasItem("/periods/0/to"));
    Callers.operator()
        .body(Map.of("kind", "LIMIT_ONLY"))
        .put("/api/v1/sites/strict-modes/modes/COST")
        .then()
        .statusCode(422);
    Callers.viewer()
        .body(Map.of("kind", "COST"))
        .put("/api/v1/sites/strict-modes/modes/COST")
        .then()
        .statusCode(403);
    put("strict-modes", Map.of("kind", "CHARGE_NOW")).statusCode(422);
    put("nowhere", Map.of("kind", "COST")).statusCode(404);
  }

  @Test
  void aSessionMayBeSteeredForItsCostsOrBeChargedNow() {
    site("own-mode");
    UUID id = session("own-mode");
    put("own-mode", Map.of("kind", "LIMIT_ONLY")).statusCode(200);

    of(id, "COST").statusCode(200).body("kind", equalTo("COST"));
    of(id, "CHARGE_NOW").statusCode(200);
    Callers.viewer()
        .get("/api/v1/sessions/{id}/mode", id)
        .then()
        .body("kind", equalTo("CHARGE_NOW"));
    Callers.viewer()
        .body(Map.of("kind", "COST"))
        .put("/api/v1/sessions/{id}/mode", id)
        .then()
        .statusCode(403);
    Callers.operator().delete("/api/v1/sessions/{id}/mode", id).then().statusCode(204);

    put("own-mode", Map.of("kind", "SELF_CONSUMPTION")).statusCode(200);
    of(id, "COST").statusCode(409);
  }

  private static ValidatableResponse of(UUID session, String kind) {
    return Callers.operator()
        .body(Map.of("kind", kind))
        .put("/api/v1/sessions/{id}/mode", session)
        .then();
  }

  private UUID session(String site) {
    UUID session = UUID.randomUUID();
    database.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, 'CS', now())",
        site,
        site);
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, started_at,
               seq_nos, changed_at)
        values (?, ?, 'tx', ?, 1, now(), '{}', now())
        """,
        session,
        site,
        site);
    return session;
  }

  @Test
  void aSessionNobodyKnowsHasNoMode() {
    UUID nobody = UUID.randomUUID();
    Callers.viewer().get("/api/v1/sessions/{id}/mode", nobody).then().statusCode(204);
    Callers.operator()
        .body(Map.of("kind", "LIMIT_ONLY"))
        .put("/api/v1/sessions/{id}/mode", nobody)
        .then()
        .statusCode(404);
    Callers.operator()
        .body(Map.of("kind", "PEAK_SHAVING", "importW", 1))
        .put("/api/v1/sessions/{id}/mode", nobody)
        .then()
        .statusCode(422);
  }
}
