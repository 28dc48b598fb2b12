package org.voltide.csms.procedures.rollover;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** Who may lead from one root to the next; cancelled, as other tests live under the old one. */
@QuarkusTest
class RolloverJourneyTest {
  private static final String ROLLOVERS = "/api/v1/root-rollovers";

  @Test
  void aRolloverIsBegunSeenAndCancelled() {
    Map<String, String> note = Map.of("note", "The old one ends");
    Callers.operator().body(note).post(ROLLOVERS).then().statusCode(403);
    String id =
        Callers.administrator()
            .body(note)
            .post(ROLLOVERS)
            .then()
            .statusCode(200)
            .body("subject", equalTo("csms-root"))
            .body("steps.find { it.step == 'MADE' }.state", equalTo("DONE"))
            .extract()
            .path("id");
    String path = ROLLOVERS + "/" + id;
    Callers.viewer().get(path).then().statusCode(200).body("note", equalTo("The old one ends"));
    Callers.viewer().get(ROLLOVERS).then().body("id", hasItem(id));
    Callers.viewer().get(path + "/missing").then().statusCode(200).body("items", notNullValue());
    Callers.operator()
        .body(Map.of("without", List.of("CS1")))
        .post(path + "/switch")
        .then()
        .statusCode(403);
    Callers.administrator().post(path + "/end").then().statusCode(409);
    Callers.operator().post(path + "/cancel").then().statusCode(403);
    Callers.administrator()
        .post(path + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("CANCELLED"));
    Callers.administrator().body(Map.of()).post(path + "/switch").then().statusCode(409);
    Callers.administrator().post(path + "/cancel").then().statusCode(409);
  }
}
