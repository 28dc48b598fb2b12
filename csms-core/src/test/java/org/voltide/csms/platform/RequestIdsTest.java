package org.voltide.csms.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestIdsTest {

  private static final String HEADER = "X-Request-Id";

  @Test
  void eachAnswerHasAnId() {
    assertThat(answered(null)).hasSize(36).isNotEqualTo(answered(null));
  }

  @Test
  void theCallersOwnIdIsKept() {
    assertThat(answered("job-7:3")).isEqualTo("job-7:3");
  }

  @Test
  void whatCannotBeWrittenDownAsItIsGetsANewOne() {
    assertThat(answered("two words")).hasSize(36);
    assertThat(answered("x".repeat(65))).hasSize(36);
  }

  /** Even of a request that is refused before anything is looked at. */
  private static String answered(String id) {
    var request = id == null ? given() : given().header(HEADER, id);
    return request.get("/api/v1/me").then().statusCode(401).extract().header(HEADER);
  }
}
