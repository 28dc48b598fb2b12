package org.voltide.csms.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginResourceTest {

  @Inject DataSource database;

  private static ValidatableResponse login(String user, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", user, "password", password))
        .post("/api/v1/login")
        .then();
  }

  @Test
  void theFirstAdministratorSignsIn() {
    login("admin", Callers.ADMIN_PASSWORD)
        .statusCode(200)
        .body("user.name", equalTo("admin"))
        .body("user.roles", contains("administrator", "operator", "viewer"))
        .body("expiresAt", notNullValue());
  }

  @Test
  void withoutAProviderPeopleSignInAsLocalUsers() {
    given().get("/api/v1/sign-in").then().statusCode(200).body("provider", equalTo(null));
  }

  @Test
  void theTokenSaysWhoIAm() {
    Callers.user()
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("name", equalTo("admin"))
        .body("roles", contains("administrator", "operator", "viewer"));
  }

  @Test
  void wrongPasswordAndUnknownUserLookAlike() {
    String wrong = login("admin", "wrong").statusCode(401).extract().asString();
    String unknown = login("nobody", "wrong").statusCode(401).extract().asString();
    assertThat(wrong).isEqualTo(unknown);
  }

  @Test
  void guessingIsSlowedDown() {
    for (int i = 0; i < LoginThrottle.FAILURES_ALLOWED; i++) {
      login("guessed", "wrong").statusCode(401);
    }
    login("guessed", "wrong").statusCode(429).contentType("application/problem+json");
    login("admin", Callers.ADMIN_PASSWORD).statusCode(200);
  }

  /** The proxy of the tests is trusted; what stands before the last address, anybody wrote. */
  @Test
  void behindAProxyEachCallerIsCountedForItself() {
    for (int i = 0; i < LoginThrottle.FAILURES_ALLOWED; i++) {
      from("10.9.9.%d, 203.0.113.9".formatted(i)).statusCode(401);
    }
    from("10.9.9.99, 203.0.113.9").statusCode(429);
    from("203.0.113.10").statusCode(401);
    from("a name, not an address").statusCode(401);
  }

  private static ValidatableResponse from(String forwardedFor) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Forwarded-For", forwardedFor)
        .body(Map.of("username", "proxied", "password", "wrong"))
        .post("/api/v1/login")
        .then();
  }

  @Test
  void withoutOrWithForgedCredentialsNothingIsShown() {
    given().get("/api/v1/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
    given()
        .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
        .get("/api/v1/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    given().header("X-API-Key", "vk_guess").get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void everyAttemptIsAudited() throws SQLException {
    login("audited", "wrong").statusCode(401);
    try (Connection connection = database.getConnection();
        Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("select * from audit_entry where actor = 'audited'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("remote")).isEqualTo("127.0.0.1");
      assertThat(row.getString("method")).isEqualTo("POST");
      assertThat(row.getString("path")).isEqualTo("/api/v1/login");
      assertThat(row.getInt("status")).isEqualTo(401);
    }
  }
}
