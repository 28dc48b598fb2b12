package org.voltide.csms.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserResourceTest {

  private static JsonPath make(String name, String role) {
    return Callers.administrator()
        .body(Map.of("name", name, "role", role))
        .post("/api/v1/users")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse login(String name, String password, String... code) {
    Map<String, String> body = new HashMap<>(Map.of("username", name, "password", password));
    if (code.length > 0) {
      body.put("code", code[0]);
    }
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/login").then();
  }

  private static RequestSpecification with(ValidatableResponse login) {
    String token = login.statusCode(200).extract().path("token");
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }

  @Test
  void aRoleThatChangesHoldsForTheNextRequest() {
    JsonPath made = make("carol", "viewer");
    String token = login("carol", made.getString("password")).extract().path("token");
    String id = made.getString("id");
    RequestSpecification carol = given().header("Authorization", "Bearer " + token);
    carol.get("/api/v1/api-keys").then().statusCode(403);
    Callers.administrator()
        .body(Map.of("role", "administrator"))
        .patch("/api/v1/users/" + id)
        .then()
        .statusCode(200)
        .body("role", equalTo("administrator"))
        .body("lastLoginAt", notNullValue());
    carol.get("/api/v1/api-keys").then().statusCode(200);
    Callers.administrator()
        .body(Map.of("disabled", true))
        .patch("/api/v1/users/" + id)
        .then()
        .statusCode(200);
    carol.get("/api/v1/me").then().statusCode(401);
    login("carol", made.getString("password")).statusCode(401);
  }

  @Test
  void passwordsAreChangedByTheirOwnersAndReplacedByAdministrators() {
    JsonPath made = make("dora", "viewer");
    RequestSpecification dora = with(login("dora", made.getString("password")));
    dora.body(Map.of("current", "wrong", "password", "a better password"))
        .put("/api/v1/me/password")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/current"));
    dora.body(Map.of("current", made.getString("password"), "password", "short"))
        .put("/api/v1/me/password")
        .then()
        .statusCode(422);
    dora.body(Map.of("current", made.getString("password"), "password", "a better password"))
        .put("/api/v1/me/password")
        .then()
        .statusCode(204);
    login("dora", "a better password").statusCode(200);
    String given =
        Callers.administrator()
            .body(Map.of())
            .put("/api/v1/users/%s/password".formatted(made.getString("id")))
            .then()
            .statusCode(200)
            .extract()
            .path("password");
    dora.get("/api/v1/me").then().statusCode(401);
    login("dora", given).statusCode(200);
  }

  @Test
  void loginsAreListedAndEnded() {
    JsonPath made = make("emil", "viewer");
    RequestSpecification here = with(login("emil", made.getString("password")));
    RequestSpecification there = with(login("emil", made.getString("password")));
    String mine = here.get("/api/v1/me").path("login");
    String other = there.get("/api/v1/me").path("login");
    here.get("/api/v1/me/logins").then().statusCode(200).body("items.id", hasSize(2));
    here.delete("/api/v1/me/logins/" + other).then().statusCode(204);
    there.get("/api/v1/me").then().statusCode(401);
    Callers.user().delete("/api/v1/me/logins/" + mine).then().statusCode(404); // Somebody else's.
    Callers.administrator()
        .get("/api/v1/logins?user=" + made.getString("id"))
        .then()
        .statusCode(200)
        .body("items.id", hasItem(mine))
        .body("items.id", not(hasItem(other)));
    Callers.administrator().delete("/api/v1/logins/" + mine).then().statusCode(204);
    here.get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void aCodeIsAskedForOnceAnAuthenticatorIsConfirmed() {
    JsonPath made = make("fritz", "operator");
    String password = made.getString("password");
    RequestSpecification fritz = with(login("fritz", password));
    fritz
        .body(Map.of("password", "wrong"))
        .post("/api/v1/me/authenticator")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/password"));
    String secret =
        fritz
            .body(Map.of("password", password))
            .post("/api/v1/me/authenticator")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");
    Totp app = new Totp(bytes(secret));
    String recovery =
        fritz
            .body(Map.of("code", app.code(Totp.step(Instant.now()))))
            .put("/api/v1/me/authenticator")
            .then()
            .statusCode(200)
            .extract()
            .path("recoveryCodes[0]");
    login("fritz", password).statusCode(422).body("pointer", equalTo("/code"));
    login("fritz", password, "wrong").statusCode(422).body("pointer", equalTo("/code"));
    login("fritz", "wrong", recovery).statusCode(401);
    login("fritz", password, recovery).statusCode(200);
    Callers.administrator()
        .delete("/api/v1/users/%s/authenticator".formatted(made.getString("id")))
        .then()
        .statusCode(204);
    login("fritz", password).statusCode(200);
  }

  private static byte[] bytes(String base32) {
    byte[] bytes = new byte[base32.length() * 5 / 8];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(bit / 5));
      bytes[bit / 8] |= (byte) ((digit >> 4 - bit % 5 & 1) << 7 - bit % 8);
    }
    return bytes;
  }

  @Test
  void theSameNameAndUnknownRolesAreRefused() {
    make("gina", "viewer");
    Callers.administrator()
        .body(Map.of("name", "gina", "role", "viewer"))
        .post("/api/v1/users")
        .then()
        .statusCode(409);
    Callers.administrator()
        .body(Map.of("name", "hans", "role", "emperor"))
        .post("/api/v1/users")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/role"));
  }

  @Test
  void whoIsRemovedIsGone() {
    JsonPath made = make("ida", "viewer");
    RequestSpecification ida = with(login("ida", made.getString("password")));
    Callers.administrator().delete("/api/v1/users/" + made.getString("id")).then().statusCode(204);
    ida.get("/api/v1/me").then().statusCode(401);
    Callers.administrator().get("/api/v1/users/" + made.getString("id")).then().statusCode(404);
  }

  @Test
  void whatHappenedIsFoundInTheAudit() {
    JsonPath made = make("jana", "viewer");
    Callers.administrator().delete("/api/v1/users/" + made.getString("id")).then().statusCode(204);
    Callers.administrator()
        .get("/api/v1/audit?actor=API-KEY&method=DELETE&failed=false&path=" + made.getString("id"))
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].actor", equalTo("api-key test"))
        .body("items[0].status", equalTo(204));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/users", "/api/v1/logins", "/api/v1/audit", "/api/v1/api-keys"})
  void onlyAdministratorsSeePeople(String path) {
    Callers.operator().get(path).then().statusCode(403);
    given().get(path).then().statusCode(401);
  }

  @Test
  void whoSignsOutIsOut() {
    JsonPath made = make("karl", "viewer");
    RequestSpecification karl = with(login("karl", made.getString("password")));
    karl.delete("/api/v1/me/login").then().statusCode(204);
    karl.get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void programsHaveNoLogin() {
    Callers.viewer().get("/api/v1/me/logins").then().statusCode(409);
  }

  /** No cookie: what a browser sends by itself must not sign anybody in. */
  @Test
  void answersAreForTheirCallerAlone() {
    var answer = login("admin", Callers.ADMIN_PASSWORD).statusCode(200).extract();
    assertThat(answer.cookies()).isEmpty();
    assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
