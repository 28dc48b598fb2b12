package org.voltide.csms.platform;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class ConsoleTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/stations/CS.1", "/sites/depot", "/sessions", "/apiary"})
  void itsAddressesAnswerWithThePage(String path) {
    given()
        .get(path)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", equalTo("no-cache"))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
  }

  @Test
  void assetsAreKeptForGood() {
    given()
        .get("/assets/probe-0a1b2c3d.js")
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=31536000, immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/assets/probe-0a1b2c3d.js", "/api/v1/sites"})
  void travelsCompressedToWhoeverUnderstandsIt(String path) {
    Callers.viewer()
        .config(config().decoderConfig(decoderConfig().noContentDecoders()))
        .header("Accept-Encoding", "gzip")
        .get(path)
        .then()
        .statusCode(200)
        .header("Content-Encoding", "gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api", "/q/nothing", "/assets/missing.js"})
  void whatIsNotThereIsNotFound(String path) {
    given().get(path).then().statusCode(404);
  }

  @Test
  void metricsNeedAReader() {
    given().get("/q/metrics").then().statusCode(401);
    Callers.viewer()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("jvm_memory_used_bytes"), containsString("agroal_awaiting_count"));
  }

  @Test
  void noLabelOfAMetricNamesAStation() {
    given().get("/stations/CS.4711").then().statusCode(200);
    Callers.viewer().get("/api/v1/stations/CS.4711").then().statusCode(404);
    // A request counts once its answer has left, which its caller may see a moment earlier.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Callers.viewer()
                    .get("/q/metrics")
                    .then()
                    .body(
                        containsString("uri=\"/page\""),
                        containsString("uri=\"/api/v1/stations/{station}\""),
                        not(containsString("CS.4711"))));
  }

  @Test
  void lifeDependsOnNobody() {
    given()
        .get("/q/health/live")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks", empty());
  }

  @Test
  void readinessNamesTheDatabaseAndTheGateway() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body(
            "checks.name",
            org.hamcrest.Matchers.hasItems(
                "Database connections health check", "stations can connect"));
  }

  @Test
  void theApiDescribesItself() {
    given()
        .queryParam("format", "json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("info.title", equalTo("Voltide API"))
        .body(
            "paths.'/api/v1/sites'.post.responses.default.content.'application/problem+json'.schema.'$ref'",
            equalTo("#/components/schemas/Problem"))
        .body("components.securitySchemes.apiKey.name", equalTo("X-API-Key"));
  }
}
