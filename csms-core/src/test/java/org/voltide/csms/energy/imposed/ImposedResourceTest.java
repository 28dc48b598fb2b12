package org.voltide.csms.energy.imposed;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class ImposedResourceTest {
  private static final String LIMITS = "/api/v1/sites/limited/imposed-limits";
  private static final String SPAN = "?from=2031-05-01T00:00:00Z&to=2031-05-03T00:00:00Z";

  @BeforeEach
  void aSite() {
    Callers.administrator()
        .body(
            Map.of(
                "id",
                "limited",
                "name",
                "Depot",
                "timeZone",
                "UTC",
                "importLimitW",
                50_000,
                "exportLimitW",
                20_000))
        .post("/api/v1/sites");
  }

  @Test
  void aSourceReplacesWhatItSaidFromItsFirstStepOn() {
    impose("dso", 5, "2031-05-01T10:00:00Z", "2031-05-01T16:00:00Z", 9_000).statusCode(200);
    impose("dso", 5, "2031-05-01T12:00:00Z", "2031-05-01T14:00:00Z", 4_000).statusCode(200);

    Callers.viewer()
        .get(LIMITS + SPAN)
        .then()
        .statusCode(200)
        .body("importW", equalTo(List.of(9_000f, 4_000f)))
        .body("start", equalTo(List.of("2031-05-01T10:00:00Z", "2031-05-01T12:00:00Z")))
        .body("end", equalTo(List.of("2031-05-01T12:00:00Z", "2031-05-01T14:00:00Z")));

    Callers.operator().delete(LIMITS + "/dso").then().statusCode(204);
    Callers.viewer().get(LIMITS + SPAN).then().body("$", hasSize(0));
    Callers.operator().delete(LIMITS + "/dso").then().statusCode(404);
  }

  @Test
  void aLimitThatHoldsNowIsNamedInThePlan() {
    impose("owner", 0, "2020-01-01T00:00:00Z", "2020-12-01T00:00:00Z", 1).statusCode(200);
    Callers.operator()
        .contentType("text/csv")
        .body(
            "start,end,import_w,export_w\n%s,%s,4000,\n"
                .formatted(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(200_000)))
        .put(LIMITS + "/aggregator?priority=3")
        .then()
        .statusCode(200)
        .body("priority", equalTo(List.of(3)));

    Callers.operator()
        .post("/api/v1/sites/limited/replan")
        .then()
        .statusCode(200)
        .body("importLimitW", equalTo(4_000f))
        .body("why.kind", hasItem("IMPOSED_LIMIT"));
    Callers.operator().delete(LIMITS + "/aggregator").then().statusCode(204);
  }

  @Test
  void whatCannotBeIsPointedAt() {
    impose("dso", 5, "2031-05-01T10:00:00Z", "2031-05-01T09:00:00Z", 9_000)
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/steps/0"));
    impose("dso", 5, "2031-05-01T10:00:00Z", "2031-05-01T11:00:00Z", -1).statusCode(422);
    Callers.operator()
        .contentType("text/csv")
        .body("start,end\n")
        .put(LIMITS + "/dso")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("line 1"));
    Callers.operator()
        .contentType("text/csv")
        .body("start,end,import_w,export_w\n2031-05-01T10:00:00Z,2031-05-01T11:00:00Z,1,\n")
        .put(LIMITS + "/dso?group=nowhere")
        .then()
        .statusCode(422);
    Callers.viewer().get("/api/v1/sites/nowhere/imposed-limits").then().statusCode(404);
    Callers.viewer().delete(LIMITS + "/dso").then().statusCode(403);
  }

  private static ValidatableResponse impose(
      String source, int priority, String start, String end, int importW) {
    return Callers.operator()
        .body(
            Map.of(
                "priority",
                priority,
                "steps",
                List.of(Map.of("start", start, "end", end, "importW", importW))))
        .put(LIMITS + "/" + source)
        .then();
  }
}
