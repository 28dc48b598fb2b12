package org.voltide.csms.procedures.rollover;

import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** Who may lead from one V2G root to the next, and what is refused. */
@QuarkusTest
class V2gRolloverJourneyTest {
  private static final String ROLLOVERS = "/api/v1/v2g-rollovers";

  @Test
  void onlyAdministratorsBeginAndOnlyWhatThereIs() {
    Map<String, Object> unknown = plan("nobody", "2027");
    Callers.operator().body(unknown).post(ROLLOVERS).then().statusCode(403);
    Callers.administrator().body(unknown).post(ROLLOVERS).then().statusCode(404);
    Callers.administrator().body(plan("v2g", "../x")).post(ROLLOVERS).then().statusCode(422);
    Callers.administrator().body(Map.of()).post(ROLLOVERS).then().statusCode(422);
    Callers.viewer().get(ROLLOVERS).then().statusCode(200).body("$", notNullValue());
    String path = ROLLOVERS + "/" + UUID.randomUUID();
    Callers.viewer().get(path).then().statusCode(404);
    Callers.viewer().get(path + "/missing").then().statusCode(404);
    Map<String, Integer> none = Map.of("stations", 0, "contracts", 0);
    Callers.operator().body(Map.of()).post(path + "/switch").then().statusCode(403);
    Callers.operator().body(none).post(path + "/withdraw").then().statusCode(403);
    Callers.operator().post(path + "/cancel").then().statusCode(403);
    Callers.administrator().body(Map.of()).post(path + "/switch").then().statusCode(404);
    Callers.administrator().body(none).post(path + "/withdraw").then().statusCode(404);
    Callers.administrator().post(path + "/cancel").then().statusCode(404);
  }

  private static Map<String, Object> plan(String root, String suffix) {
    return Map.of(
        "plan", Map.of("root", root, "suffix", suffix, "days", 3650, "crossCertified", true));
  }
}
