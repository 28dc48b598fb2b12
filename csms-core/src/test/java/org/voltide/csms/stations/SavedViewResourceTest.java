package org.voltide.csms.stations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class SavedViewResourceTest {
  private static final String VIEWS = "/api/v1/me/station-views";

  @Test
  void aViewIsKeptChangedAndForgotten() {
    String id =
        create(Callers.user(), "Broken", Map.of("state", "FAULTED", "sort", "-name"))
            .statusCode(201)
            .extract()
            .path("id");
    create(Callers.user(), "Broken", Map.of()).statusCode(409);
    Callers.user()
        .get(VIEWS)
        .then()
        .statusCode(200)
        .body("name", contains("Broken"))
        .body("[0].filter.state", equalTo("FAULTED"))
        .body("[0].filter.site", nullValue());
    Callers.user()
        .body(Map.of("name", "Away", "filter", Map.of("online", false)))
        .put(VIEWS + "/" + id)
        .then()
        .statusCode(200)
        .body("filter.online", equalTo(false));
    Callers.user().delete(VIEWS + "/" + id).then().statusCode(204);
    Callers.user().delete(VIEWS + "/" + id).then().statusCode(404);
  }

  @Test
  void viewsOfOthersAreNotThere() {
    String id = create(Callers.user(), "Mine", Map.of("q", "x")).extract().path("id");
    Callers.viewer().get(VIEWS).then().statusCode(200).body("name", not(hasItem("Mine")));
    Callers.viewer().delete(VIEWS + "/" + id).then().statusCode(404);
    Callers.viewer()
        .body(Map.of("name", "Taken", "filter", Map.of()))
        .put(VIEWS + "/" + id)
        .then()
        .statusCode(404);
    Callers.user().delete(VIEWS + "/" + id).then().statusCode(204);
  }

  @Test
  void whatCannotBeFoundIsNoView() {
    create(Callers.user(), "Wrong", Map.of("state", "BORED")).statusCode(422);
    create(Callers.user(), "Wrong", Map.of("sort", "colour")).statusCode(422);
    create(Callers.user(), " ", Map.of()).statusCode(422);
  }

  private static ValidatableResponse create(
      RequestSpecification who, String name, Map<String, Object> filter) {
    return who.body(Map.of("name", name, "filter", filter)).post(VIEWS).then();
  }
}
