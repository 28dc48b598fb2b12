package org.voltide.csms.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiKeyResourceTest {

  @Inject DataSource database;

  private static JsonPath make(String role) {
    return Callers.user()
        .body(Map.of("name", "billing", "role", role))
        .post("/api/v1/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  @Test
  void aKeyActsWithItsRoleUntilRevoked() {
    JsonPath made = make("operator");
    String key = made.getString("key");
    assertThat(key).startsWith("vk_").hasSize(35);
    given()
        .header("X-API-Key", key)
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("name", equalTo("api-key billing"))
        .body("roles", contains("operator", "viewer"));
    Callers.user().delete("/api/v1/api-keys/" + made.getString("id")).then().statusCode(204);
    given().header("X-API-Key", key).get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void listsShowUseButNeverTheKey() {
    JsonPath made = make("viewer");
    given().header("X-API-Key", made.getString("key")).get("/api/v1/me").then().statusCode(200);
    String list =
        Callers.user()
            .get("/api/v1/api-keys?limit=500")
            .then()
            .statusCode(200)
            .body("items.id", hasItem(made.getString("id")))
            .body(
                "items.find { it.id == '%s' }.lastUsedAt".formatted(made.getString("id")),
                notNullValue())
            .extract()
            .asString();
    assertThat(list).doesNotContain(made.getString("key"));
  }

  @Test
  void aKeyReachesNoFurtherThanItsScopes() {
    JsonPath made =
        Callers.user()
            .body(
                Map.of(
                    "name", "map",
                    "role", "administrator",
                    "scopes", List.of("stations:read", "sites:write")))
            .post("/api/v1/api-keys")
            .then()
            .statusCode(201)
            .body("scopes", contains("sites:write", "stations:read"))
            .extract()
            .jsonPath();
    RequestSpecification map =
        given().contentType(ContentType.JSON).header("X-API-Key", made.getString("key"));
    map.get("/api/v1/stations").then().statusCode(200);
    map.get("/api/v1/sites").then().statusCode(200);
    map.get("/api/v1/me").then().statusCode(200).body("name", equalTo("api-key map"));
    map.body("{}").post("/api/v1/sites").then().statusCode(422);
    map.body("{}")
        .post("/api/v1/stations")
        .then()
        .statusCode(403)
        .body("detail", equalTo("This key has not the scope stations:write."));
    map.get("/api/v1/users")
        .then()
        .statusCode(403)
        .body("detail", equalTo("This key has not the scope administration:read."));
    map.get("/q/metrics").then().statusCode(403);
    Callers.user()
        .get("/api/v1/api-keys?limit=500")
        .then()
        .body(
            "items.find { it.id == '%s' }.scopes".formatted(made.getString("id")),
            contains("sites:write", "stations:read"));
  }

  @Test
  void noScopesAtAllAreNotTakenForAll() {
    Callers.user()
        .body(Map.of("name", "x", "role", "viewer", "scopes", List.of()))
        .post("/api/v1/api-keys")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/scopes"));
  }

  @Test
  void unknownScopesAreRefused() {
    Callers.user()
        .body(Map.of("name", "x", "role", "viewer", "scopes", List.of("stations:fly")))
        .post("/api/v1/api-keys")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/scopes"));
  }

  @Test
  void unknownRolesAndKeysAreRefused() {
    Callers.user()
        .body(Map.of("name", "x", "role", "emperor"))
        .post("/api/v1/api-keys")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/role"));
    Callers.user()
        .delete("/api/v1/api-keys/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404);
  }

  @Test
  void onlyAdministratorsSeeKeys() {
    Callers.operator().get("/api/v1/api-keys").then().statusCode(403);
  }

  @Test
  void aKeyEndsWhenItWasMeantTo() throws SQLException {
    Instant past = Instant.now().minusSeconds(1);
    String over =
        new ApiKeys(database).make("over", Grant.ofOperator("viewer"), Set.of(), past).text();
    given().header("X-API-Key", over).get("/api/v1/me").then().statusCode(401);
    Callers.user()
        .body(Map.of("name", "x", "role", "viewer", "expiresAt", past.toString()))
        .post("/api/v1/api-keys")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/expiresAt"));
    Callers.user()
        .body(Map.of("name", "x", "role", "viewer", "expiresAt", "2999-01-01T00:00:00Z"))
        .post("/api/v1/api-keys")
        .then()
        .statusCode(201);
  }
}
