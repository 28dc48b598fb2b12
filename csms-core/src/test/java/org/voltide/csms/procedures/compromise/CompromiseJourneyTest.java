package org.voltide.csms.procedures.compromise;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Validity;

/** An authority of others that fell, from the report until nothing is left to do. */
@QuarkusTest
class CompromiseJourneyTest {
  private static final String COMPROMISES = "/api/v1/compromises";
  private static final String AUTHORITIES = "/api/v1/authorities";

  @Test
  void eachStepIsSeenWhenItsActIsDone() throws Exception {
    Authority root =
        Authority.createRoot(
            "Fallen", "Example", Validity.starting(Instant.now(), Duration.ofDays(30)));
    String pem = Pem.of(root.credential().certificate());
    String authority =
        Callers.administrator()
            .body(Map.of("purpose", "CONTRACTS", "certificates", pem))
            .post(AUTHORITIES)
            .then()
            .statusCode(200)
            .extract()
            .path("find { it.subject.contains('CN=Fallen') }.id");

    Map<String, String> report = Map.of("authority", authority, "note", "In the news");
    Callers.operator().body(report).post(COMPROMISES).then().statusCode(403);
    Callers.administrator().body(Map.of()).post(COMPROMISES).then().statusCode(422);
    Callers.administrator().body(Map.of("label", "none")).post(COMPROMISES).then().statusCode(404);
    JsonPath begun =
        Callers.administrator()
            .body(report)
            .post(COMPROMISES)
            .then()
            .statusCode(200)
            .body("subject", equalTo(authority))
            .body("dependents.gateway", equalTo(false))
            .body("steps.find { it.step == 'DISTRUSTED' }.state", equalTo("OPEN"))
            .extract()
            .jsonPath();
    String path = COMPROMISES + "/" + begun.getString("id");

    Callers.administrator()
        .body(Map.of("certificates", pem, "reason", "In the news"))
        .post("/api/v1/distrusted-authorities")
        .then()
        .statusCode(200);
    Callers.administrator().delete(AUTHORITIES + "/" + authority).then().statusCode(204);
    Callers.viewer()
        .get(path)
        .then()
        .body("steps.find { it.step == 'DISTRUSTED' }.state", equalTo("DONE"))
        .body("steps.find { it.step == 'UNTRUSTED' }.state", equalTo("DONE"));
    Callers.administrator()
        .post(path + "/end")
        .then()
        .statusCode(409)
        .body("detail", containsString("REVOKED_ELSEWHERE, SUCCESSOR_ELSEWHERE, TELL"));
    for (String step : new String[] {"REVOKED_ELSEWHERE", "SUCCESSOR_ELSEWHERE", "TELL"}) {
      Callers.operator()
          .body(Map.of("state", "NOT_NEEDED"))
          .put("/api/v1/procedures/" + begun.getString("id") + "/steps/" + step)
          .then()
          .statusCode(200);
    }
    Callers.operator().post(path + "/end").then().statusCode(403);
    Callers.administrator().post(path + "/end").then().body("state", equalTo("ENDED"));
    Callers.administrator().post(path + "/end").then().statusCode(409);
    Callers.viewer().get(COMPROMISES).then().body("state", hasItem("ENDED"));
    Callers.administrator()
        .delete("/api/v1/distrusted-authorities/" + authority)
        .then()
        .statusCode(204);
  }
}
