package org.voltide.csms.roaming.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.roaming.MockPartner;

@QuarkusTest
class RoamingResourceTest {
  private static final String PARTNERS = "/api/v1/roaming/partners";

  private static String invite(String name) {
    return Callers.administrator()
        .body(Map.of("name", name))
        .post(PARTNERS)
        .then()
        .statusCode(200)
        .body("partner.state", equalTo("INVITED"))
        .body("versionsUrl", containsString("/ocpi/versions"))
        .extract()
        .path("token");
  }

  @Test
  void whoIsInvitedFindsTheVersionsAndTheOperatorSeesIt() {
    String token = invite("Provider One");
    RestAssured.given()
        .header("Authorization", "Token " + MockPartner.base64(token))
        .get("/ocpi/versions")
        .then()
        .statusCode(200)
        .body("status_code", equalTo(1000))
        .body("data.version", hasItem("2.3.0"));
    RestAssured.given()
        .get("/ocpi/versions")
        .then()
        .statusCode(401)
        .body("status_code", equalTo(2001));
    RestAssured.given()
        .header("Authorization", "Token " + token)
        .get("/ocpi/2.2.1/cpo/locations")
        .then()
        .statusCode(401);
    Callers.viewer()
        .get(PARTNERS)
        .then()
        .statusCode(200)
        .body("name", hasItem("Provider One"))
        .body(not(containsString(token)));
  }

  @Test
  void rolesDecideWhoMayDoWhat() {
    invite("Provider Two");
    String id =
        Callers.viewer()
            .get(PARTNERS)
            .then()
            .extract()
            .path("find { it.name == 'Provider Two' }.id");
    Callers.operator().body(Map.of("name", "No")).post(PARTNERS).then().statusCode(403);
    Callers.operator().delete(PARTNERS + "/" + id).then().statusCode(403);
    Map<String, Object> pause = Map.of("paused", true, "v2g", "NET");
    Callers.viewer().body(pause).put(PARTNERS + "/" + id).then().statusCode(403);
    Callers.operator()
        .body(pause)
        .put(PARTNERS + "/" + id)
        .then()
        .statusCode(200)
        .body("paused", equalTo(true))
        .body("v2g", equalTo("NET"));
    Callers.viewer().get(PARTNERS + "/" + id + "/messages").then().body("items", hasSize(0));
    Callers.viewer().get(PARTNERS + "/" + id + "/queue").then().body("", hasSize(0));
    Callers.operator()
        .body(Map.of("kind", "LOCATION"))
        .post(PARTNERS + "/" + id + "/replay")
        .then()
        .statusCode(409);
    Callers.administrator().post(PARTNERS + "/" + id + "/renew").then().statusCode(409);
    Callers.administrator()
        .delete(PARTNERS + "/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ENDED"));
  }

  @Test
  void operatorsCommandStationsOfPartnersThatTakeIt() {
    invite("Provider Three");
    String id =
        Callers.viewer()
            .get(PARTNERS)
            .then()
            .extract()
            .path("find { it.name == 'Provider Three' }.id");
    String partner = PARTNERS + "/" + id;
    Map<String, Object> stop = Map.of("sessionId", "S1");
    Callers.viewer().body(stop).post(partner + "/stop-session").then().statusCode(403);
    for (String command :
        List.of("start-session", "reserve-now", "cancel-reservation", "unlock-connector")) {
      Callers.operator().body(Map.of()).post(partner + "/" + command).then().statusCode(422);
    }
    Callers.operator()
        .body(stop)
        .post(partner + "/stop-session")
        .then()
        .statusCode(409)
        .body("detail", containsString("voltide.roaming.provider"));
    Callers.viewer().get(partner + "/commands").then().body("items", hasSize(0));
    Callers.viewer().get(partner + "/commands/" + id).then().statusCode(404);
    Callers.viewer().get(PARTNERS + "/" + UUID.randomUUID() + "/commands").then().statusCode(404);
  }

  @Test
  void weRegisterAtAPartnerAndAFailureIsTold() {
    try (MockPartner mock = new MockPartner("MCK")) {
      Callers.administrator()
          .body(Map.of("name", "Half", "token", "x"))
          .post(PARTNERS)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/versionsUrl"));
      Map<String, Object> wanted =
          Map.of("name", "Mock", "versionsUrl", mock.versionsUrl(), "token", "wrong");
      Callers.administrator()
          .body(wanted)
          .post(PARTNERS)
          .then()
          .statusCode(502)
          .body("detail", containsString("The registration failed"));
      Callers.administrator()
          .body(
              Map.of(
                  "name", "Mock", "versionsUrl", mock.versionsUrl(), "token", mock.tokenForOthers))
          .post(PARTNERS)
          .then()
          .statusCode(200)
          .body("partner.state", equalTo("REGISTERED"))
          .body("partner.version", equalTo("2.3.0"))
          .body("partner.endpoints.size()", equalTo(8));
    }
  }

  @Test
  void aSiteIsShownToPartnersAndNoLongerShown() {
    Map<String, Object> site = new HashMap<>();
    site.put("id", "roaming-1");
    site.put("name", "Depot");
    site.put("timeZone", "Europe/Berlin");
    site.put("importLimitW", 50_000);
    site.put("exportLimitW", 20_000);
    Callers.administrator().body(site).post("/api/v1/sites").then().statusCode(201);
    String path = "/api/v1/sites/roaming-1/roaming";
    Map<String, Object> shown =
        Map.of("address", "Hafenstr. 1", "city", "Berlin", "country", "DEU", "taxPercent", 19);
    Callers.viewer().get(path).then().statusCode(204);
    Callers.administrator()
        .body(shown)
        .put(path)
        .then()
        .statusCode(422)
        .body("detail", containsString("coordinates"));
    Callers.administrator()
        .body(Map.of("latitude", 52.5, "longitude", 13.4))
        .patch("/api/v1/sites/roaming-1")
        .then()
        .statusCode(200);
    Callers.operator().body(shown).put(path).then().statusCode(403);
    Callers.administrator().body(shown).put(path).then().statusCode(200);
    Callers.viewer().get(path).then().body("city", equalTo("Berlin"), "taxPercent", notNullValue());
    Callers.viewer()
        .get("/api/v1/roaming/sites")
        .then()
        .body("find { it.siteId == 'roaming-1' }.address", equalTo("Hafenstr. 1"));
    Callers.administrator().delete(path).then().statusCode(204);
    Callers.viewer().get(path).then().statusCode(204);
    assertThat(Callers.viewer().get("/api/v1/sites/none/roaming").statusCode()).isEqualTo(404);
  }

  @Test
  void whatPartnersToldIsRead() {
    String path = "/api/v1/roaming/received";
    Callers.viewer().get(path + "?kind=CDR").then().statusCode(200).body("items", hasSize(0));
    Callers.viewer().get(path + "?kind=CDR&newestFirst=true").then().statusCode(200);
    Callers.viewer().get(path).then().statusCode(422);
    Callers.viewer().get(path + "?kind=NOTHING").then().statusCode(422);
  }
}
