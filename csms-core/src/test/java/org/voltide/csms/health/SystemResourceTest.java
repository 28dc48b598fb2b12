package org.voltide.csms.health;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class SystemResourceTest {

  /** Every subject has its meter: one that is called otherwise one day fails here. */
  @Test
  void everySubjectIsRead() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                Callers.operator()
                    .get("/api/v1/system")
                    .then()
                    .statusCode(200)
                    .body("startedAt", notNullValue())
                    .body("version", notNullValue())
                    .body("state", notNullValue())
                    .body("checks", hasSize(Subject.values().length))
                    .body("checks.value", everyItem(notNullValue()))
                    .body("checks.find { it.subject == 'DATABASE' }.value", greaterThan(0f)));
  }

  @Test
  void itIsForTheOperatorsPeople() {
    Callers.administrator().get("/api/v1/system").then().statusCode(200);
    Callers.viewer().get("/api/v1/system").then().statusCode(403);
    given().get("/api/v1/system").then().statusCode(401);
  }
}
