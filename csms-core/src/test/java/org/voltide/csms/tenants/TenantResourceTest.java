package org.voltide.csms.tenants;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class TenantResourceTest {

  private static void tenant(String id) {
    Callers.administrator()
        .body(Map.of("id", id, "name", "Stadtwerke " + id))
        .post("/api/v1/tenants")
        .then()
        .statusCode(201)
        .header("Location", endsWith("/api/v1/tenants/" + id))
        .body("sites", empty());
  }

  private static void site(String id) {
    Callers.administrator()
        .body(Map.of("id", id, "name", id, "timeZone", "UTC", "importLimitW", 1, "exportLimitW", 0))
        .post("/api/v1/sites")
        .then()
        .statusCode(201);
  }

  private static JsonPath user(String name, String role, String tenant) {
    return Callers.administrator()
        .body(Map.of("name", name, "role", role, "tenantId", tenant))
        .post("/api/v1/users")
        .then()
        .statusCode(201)
        .body("tenantId", equalTo(tenant))
        .extract()
        .jsonPath();
  }

  private static RequestSpecification signedIn(JsonPath user) {
    String token =
        given()
            .contentType("application/json")
            .body(
                Map.of("username", user.getString("name"), "password", user.getString("password")))
            .post("/api/v1/login")
            .then()
            .statusCode(200)
            .extract()
            .path("token");
    return given().contentType("application/json").header("Authorization", "Bearer " + token);
  }

  @Test
  void aSiteIsOfOneTenantAtMost() {
    tenant("north");
    tenant("south");
    site("pier");
    Callers.administrator()
        .put("/api/v1/tenants/north/sites/pier")
        .then()
        .statusCode(200)
        .body("sites", contains("pier"));
    Callers.administrator()
        .put("/api/v1/tenants/north/sites/pier")
        .then()
        .statusCode(200); // Once more changes nothing.
    Callers.administrator()
        .put("/api/v1/tenants/south/sites/pier")
        .then()
        .statusCode(409)
        .body("detail", equalTo("Site pier is of tenant north."));
    Callers.administrator().delete("/api/v1/tenants/south/sites/pier").then().statusCode(404);
    Callers.administrator()
        .delete("/api/v1/tenants/north/sites/pier")
        .then()
        .statusCode(200)
        .body("sites", empty());
    Callers.administrator().put("/api/v1/tenants/south/sites/pier").then().statusCode(200);
    Callers.administrator().put("/api/v1/tenants/south/sites/nowhere").then().statusCode(404);
    Callers.administrator().put("/api/v1/tenants/nobody/sites/pier").then().statusCode(404);
  }

  @Test
  void whatATenantSeesChangesWithItsSitesAtOnce() {
    tenant("east");
    site("lake");
    RequestSpecification eva = signedIn(user("eva", "operator", "east"));
    eva.get("/api/v1/sites").then().statusCode(200).body("items", empty());
    Callers.administrator().put("/api/v1/tenants/east/sites/lake").then().statusCode(200);
    eva.get("/api/v1/sites").then().statusCode(200).body("items.id", contains("lake"));
    eva.get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("tenantId", equalTo("east"))
        .body("roles", contains("tenant-operator", "tenant-viewer"));
    Callers.administrator().delete("/api/v1/tenants/east/sites/lake").then().statusCode(200);
    eva.get("/api/v1/sites/lake").then().statusCode(404);
  }

  @Test
  void nobodyAdministersForATenant() {
    tenant("west");
    Map<String, String> wanted = Map.of("name", "wim", "role", "administrator", "tenantId", "west");
    for (String path : new String[] {"/api/v1/users", "/api/v1/api-keys"}) {
      Callers.administrator()
          .body(wanted)
          .post(path)
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/role"));
    }
    JsonPath wanda = user("wanda", "viewer", "west");
    Callers.administrator()
        .body(Map.of("role", "administrator"))
        .patch("/api/v1/users/" + wanda.getString("id"))
        .then()
        .statusCode(422);
    Callers.administrator()
        .body(Map.of("name", "x", "role", "viewer", "tenantId", "nobody"))
        .post("/api/v1/users")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/tenantId"));
  }

  /** Otherwise its users would see everything. */
  @Test
  void aTenantWithUsersStays() {
    tenant("harbour");
    JsonPath hanna = user("hanna", "viewer", "harbour");
    Callers.administrator().delete("/api/v1/tenants/harbour").then().statusCode(409);
    Callers.administrator().delete("/api/v1/users/" + hanna.getString("id")).then().statusCode(204);
    Callers.administrator()
        .body(Map.of("name", "Harbour"))
        .patch("/api/v1/tenants/harbour")
        .then()
        .statusCode(200)
        .body("name", equalTo("Harbour"));
    Callers.administrator()
        .get("/api/v1/tenants")
        .then()
        .statusCode(200)
        .body("items.id", hasItem("harbour"));
    Callers.administrator().delete("/api/v1/tenants/harbour").then().statusCode(204);
    Callers.administrator().get("/api/v1/tenants/harbour").then().statusCode(404);
    Callers.administrator().delete("/api/v1/tenants/harbour").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Big", "with space", "-x"})
  void namesAreOfOneForm(String id) {
    Callers.administrator()
        .body(Map.of("id", id, "name", "x"))
        .post("/api/v1/tenants")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/id"));
  }

  @Test
  void onlyAdministratorsKeepTenants() {
    Callers.operator().get("/api/v1/tenants").then().statusCode(403);
    Callers.operator()
        .body(Map.of("id", "x", "name", "x"))
        .post("/api/v1/tenants")
        .then()
        .statusCode(403);
  }
}
