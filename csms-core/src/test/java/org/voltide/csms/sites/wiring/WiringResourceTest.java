package org.voltide.csms.sites.wiring;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class WiringResourceTest {

  private static void site(String id) {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                id,
                "name",
                "Depot",
                "timeZone",
                "UTC",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000,
                "baseLoadW",
                3_000))
        .post("/api/v1/sites")
        .then()
        .statusCode(201);
    Callers.administrator()
        .body(
            Map.of(
                "id",
                id + "-cs",
                "siteId",
                id,
                "evses",
                List.of(
                    Map.of(
                        "id",
                        1,
                        "current",
                        "AC",
                        "phases",
                        1,
                        "maxChargeW",
                        7_400,
                        "connectors",
                        List.of(Map.of("id", 1))))))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> group(String id, Object parent, int importW) {
    Map<String, Object> group =
        new HashMap<>(
            Map.of(
                "id",
                id,
                "name",
                id,
                "kind",
                "FEEDER",
                "limit",
                Map.of("importW", importW, "exportW", 0),
                "baseLoadW",
                500));
    if (parent != null) {
      group.put("parent", parent);
    }
    return group;
  }

  private static Map<String, Object> wiring(List<?> groups, List<?> evses) {
    return Map.of("groups", groups, "evses", evses);
  }

  private static Map<String, Object> evse(String station, String group, String phases) {
    return Map.of("stationId", station, "evseId", 1, "group", group, "phases", phases);
  }

  @Test
  void aTreeIsStoredAndPlannedWith() {
    site("tree");
    Callers.viewer().get("/api/v1/sites/tree/groups").then().body("groups", empty());
    Map<String, Object> wiring =
        new HashMap<>(
            wiring(
                List.of(group("feeder", "trafo", 9_000), group("trafo", null, 40_000)),
                List.of(evse("tree-cs", "feeder", "L3"))));
    wiring.put("phaseLimit", Map.of("importW", 20_000, "exportW", 7_000));

    Callers.administrator()
        .body(wiring)
        .put("/api/v1/sites/tree/groups")
        .then()
        .statusCode(200)
        .body("groups.id", contains("trafo", "feeder"))
        .body("groups[1].parent", equalTo("trafo"))
        .body("groups[1].limit.importW", equalTo(9_000f))
        .body("phaseLimit.exportW", equalTo(7_000f))
        .body("evses[0].phases", equalTo("L3"));

    Callers.viewer()
        .get("/api/v1/sites/tree/groups/load")
        .then()
        .body("powerW", contains(4_000f, 1_000f, 500f));
    Callers.viewer().get("/api/v1/sites/tree").then().body("powerW", equalTo(4_000f));
    Callers.operator()
        .post("/api/v1/sites/tree/replan")
        .then()
        .statusCode(200)
        .body("steps[0].netW", equalTo(4_000f));
    Callers.administrator()
        .body(wiring(List.of(), List.of()))
        .put("/api/v1/sites/tree/groups")
        .then()
        .statusCode(200)
        .body("groups", empty());
  }

  @Test
  void phasesMayDifferInLimitsAndLoad() {
    site("phases");
    Map<String, Object> wiring = new HashMap<>(wiring(List.of(group("a", null, 9_000)), List.of()));
    wiring.put(
        "phaseLimits",
        List.of(
            Map.of("importA", 63, "exportA", 32),
            Map.of("importA", 50, "exportA", 32),
            Map.of("importA", 35, "exportA", 0)));
    wiring.put("baseLoadShares", List.of(0.5, 0.5, 0));

    Callers.administrator()
        .body(wiring)
        .put("/api/v1/sites/phases/groups")
        .then()
        .statusCode(200)
        .body("phaseLimits.importA", contains(63f, 50f, 35f))
        .body("phaseLimit", nullValue())
        .body("baseLoadShares", contains(0.5f, 0.5f, 0f));
    Callers.viewer()
        .get("/api/v1/sites/phases/groups/load")
        .then()
        .body("[1].powerW", equalTo(500f))
        .body("[0].powerW", equalTo(3_500f));
    wiring.put("phaseLimit", Map.of("importA", 63, "exportA", 32));
    Callers.administrator()
        .body(wiring)
        .put("/api/v1/sites/phases/groups")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/phaseLimits"));
  }

  @Test
  void whatIsNoTreeOrNotThereIsPointedAt() {
    site("wrong");
    refused(List.of(group("a", "b", 1), group("b", "a", 1)), List.of(), "/groups/1/parent");
    refused(List.of(group("a", null, -1)), List.of(), "/groups/0/limit/importW");
    refused(List.of(), List.of(evse("tree-cs", "a", "L1")), "/evses/0/evseId");
    refused(
        List.of(group("a", null, 1)), List.of(evse("wrong-cs", "a", "THREE")), "/evses/0/phases");
    List<Object> tooMany = new ArrayList<>();
    for (int i = 0; i <= Wiring.MOST_GROUPS; i++) {
      tooMany.add(group("g" + i, null, 1));
    }
    refused(tooMany, List.of(), "/groups");
    Callers.viewer().get("/api/v1/sites/wrong/groups").then().body("groups", empty());
  }

  private static void refused(List<?> groups, List<?> evses, String pointer) {
    Callers.administrator()
        .body(wiring(groups, evses))
        .put("/api/v1/sites/wrong/groups")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(pointer));
  }

  @Test
  void onlyAdministratorsRewireAndOnlySitesThatExist() {
    site("guarded-groups");
    Map<String, Object> nothing = wiring(List.of(), List.of());
    Callers.operator()
        .body(nothing)
        .put("/api/v1/sites/guarded-groups/groups")
        .then()
        .statusCode(403);
    Callers.administrator().body(nothing).put("/api/v1/sites/nosite/groups").then().statusCode(404);
    Callers.viewer().get("/api/v1/sites/nosite/groups").then().statusCode(404);
    Callers.viewer().get("/api/v1/sites/nosite/groups/load").then().statusCode(404);
  }
}
