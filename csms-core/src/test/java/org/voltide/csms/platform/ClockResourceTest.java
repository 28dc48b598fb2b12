package org.voltide.csms.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClockResourceTest {

  @Test
  void tellsDomainTimeToAnybody() {
    given()
        .get("/api/v1/clock")
        .then()
        .statusCode(200)
        .body("speed", equalTo(1f))
        .body("now", notNullValue())
        .body("realNow", notNullValue());
  }

  @Test
  void anUnknownAddressIsAProblem() {
    given()
        .get("/api/v1/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("status", equalTo(404));
  }
}
