package org.voltide.csms.sites;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class SiteResourceTest {

  private static Map<String, Object> site(String id) {
    return new HashMap<>(
        Map.of(
            "id",
            id,
            "name",
            "Depot",
            "timeZone",
            "Europe/Berlin",
            "importLimitW",
            200_000,
            "exportLimitW",
            100_000));
  }

  private static void create(String id) {
    Callers.administrator().body(site(id)).post("/api/v1/sites").then().statusCode(201);
  }

  @Test
  void aCreatedSiteCanBeRead() {
    Map<String, Object> body = site("read-me");
    body.put("baseLoadW", 1500);
    Callers.administrator().body(body).post("/api/v1/sites").then().statusCode(201);
    Callers.viewer()
        .get("/api/v1/sites/read-me")
        .then()
        .statusCode(200)
        .body("name", equalTo("Depot"))
        .body("latitude", nullValue())
        .body("stations", equalTo(0))
        .body("activeSessions", equalTo(0))
        .body("powerW", equalTo(1500f));
  }

  @Test
  void aSiteThatExistsIsAConflict() {
    create("twice");
    Callers.administrator()
        .body(site("twice"))
        .post("/api/v1/sites")
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
  }

  @Test
  void everyWrongFieldIsPointedAt() {
    Map<String, Object> body = site("Wrong Id");
    body.put("importLimitW", -1);
    body.remove("name");
    Callers.administrator()
        .body(body)
        .post("/api/v1/sites")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/id", "/importLimitW", "/name"));
  }

  @Test
  void aMissingBodyAndAWrongParameterAreCalledWhatTheyAre() {
    Callers.administrator()
        .post("/api/v1/sites")
        .then()
        .statusCode(422)
        .body("pointer", equalTo(""))
        .body("detail", equalTo("A body is needed."));
    Callers.viewer()
        .get("/api/v1/sessions?state=sleeping")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("state"));
    Callers.viewer()
        .get("/api/v1/prices?from=yesterday")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("from"));
    Callers.viewer().get("/api/v1/sessions/no-uuid").then().statusCode(404);
    Callers.viewer()
        .get("/api/v1/sites?limit=-1")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("limit"));
  }

  @Test
  void wrongTypesUnknownFieldsAndZonesArePointedAt() {
    Map<String, Object> wrongType = site("wrong-type");
    wrongType.put("importLimitW", "much");
    expectFault(wrongType, "/importLimitW");
    Map<String, Object> unknown = site("unknown-field");
    unknown.put("importLimit", 5);
    expectFault(unknown, "/importLimit");
    Map<String, Object> zone = site("no-zone");
    zone.put("timeZone", "Europe/Atlantis");
    expectFault(zone, "/timeZone");
  }

  private static void expectFault(Map<String, Object> body, String pointer) {
    Callers.administrator()
        .body(body)
        .post("/api/v1/sites")
        .then()
        .statusCode(422)
        .body("pointer", equalTo(pointer));
  }

  @Test
  void whatIsNoJsonIsUnreadable() {
    Callers.administrator().body("{\"id\":").post("/api/v1/sites").then().statusCode(400);
    Callers.administrator().body("").post("/api/v1/sites").then().statusCode(422);
  }

  @Test
  void aPatchChangesWhatItNamesAndClearsWithNull() {
    Map<String, Object> body = site("patched");
    body.put("latitude", 52.5);
    Callers.administrator().body(body).post("/api/v1/sites").then().statusCode(201);
    Callers.administrator()
        .body("{\"name\":\"Street\",\"latitude\":null}")
        .patch("/api/v1/sites/patched")
        .then()
        .statusCode(200)
        .body("name", equalTo("Street"))
        .body("latitude", nullValue())
        .body("importLimitW", equalTo(200_000f));
  }

  @Test
  void aPatchIsCheckedLikeANewSite() {
    create("strict");
    Callers.administrator()
        .body("{\"exportLimitW\":null}")
        .patch("/api/v1/sites/strict")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/exportLimitW"));
    Callers.administrator()
        .body("{\"id\":\"other\"}")
        .patch("/api/v1/sites/strict")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/id"));
    Callers.administrator().body("{}").patch("/api/v1/sites/nowhere").then().statusCode(404);
  }

  @Test
  void pagesCoverAllSitesOnce() {
    for (int i = 0; i < 5; i++) {
      create("page-" + i);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page =
          Callers.viewer()
              .queryParam("limit", 2)
              .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
              .get("/api/v1/sites")
              .then()
              .statusCode(200)
              .extract();
      seen.addAll(page.path("items.id"));
      cursor = page.path("next");
    }
    org.assertj.core.api.Assertions.assertThat(seen)
        .doesNotHaveDuplicates()
        .isSorted()
        .contains("page-0", "page-1", "page-2", "page-3", "page-4");
  }

  @Test
  void aWrongCursorOrLimitIsRefused() {
    Callers.viewer()
        .get("/api/v1/sites?cursor=nonsense")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("cursor"));
    Callers.viewer()
        .get("/api/v1/sites?limit=501")
        .then()
        .statusCode(422)
        .body("errors", hasSize(1))
        .body("errors.pointer", hasItem("limit"));
  }

  @Test
  void anEmptySiteCanBeRemoved() {
    create("short-lived");
    Callers.administrator().delete("/api/v1/sites/short-lived").then().statusCode(204);
    Callers.viewer().get("/api/v1/sites/short-lived").then().statusCode(404);
  }

  @Test
  void onlyAdministratorsChangeSites() {
    Callers.operator()
        .body(site("not-yours"))
        .post("/api/v1/sites")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }
}
