package org.voltide.csms.identity;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.voltide.csms.platform.Roles;

/** Requests to the application under test, on behalf of somebody. */
public final class Callers {

  public static final String ADMIN_PASSWORD = "the password of all tests";

  private Callers() {}

  public static RequestSpecification administrator() {
    return as(Roles.ADMINISTRATOR);
  }

  public static RequestSpecification operator() {
    return as(Roles.OPERATOR);
  }

  public static RequestSpecification viewer() {
    return as(Roles.VIEWER);
  }

  /** A program with a new key of this role. */
  public static RequestSpecification as(String role) {
    String key =
        user().body(Map.of("name", "test", "role", role)).post("/api/v1/api-keys").path("key");
    return given().contentType(ContentType.JSON).header("X-API-Key", key);
  }

  /** The administrator, signed in with the password. */
  public static RequestSpecification user() {
    String token =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("username", "admin", "password", ADMIN_PASSWORD))
            .post("/api/v1/login")
            .then()
            .statusCode(200)
            .extract()
            .path("token");
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }
}
