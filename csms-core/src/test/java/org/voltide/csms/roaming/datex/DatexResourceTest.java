package org.voltide.csms.roaming.datex;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.roaming.shared.Publisher;
import org.voltide.csms.store.Database;

@QuarkusTest
class DatexResourceTest {
  private static final String SITE = "/api/v1/sites/datex-1";

  @Inject Database database;
  @Inject Publisher publisher;

  @Test
  void anAdministratorPublishesASiteAndEverybodyReadsItOnce() {
    database.update(
        "insert into site values ('datex-1', 'Depot', 52.5, 13.4, 'Europe/Berlin', 100000, 100000,"
            + " 5000, now())");
    database.update(
        "insert into station (id, site_id, name, online, created_at)"
            + " values ('DATEX-1', 'datex-1', 'One', true, now())");
    database.update("insert into evse values ('DATEX-1', 1, 'AC', 3, 22000, 0)");
    database.update("insert into connector values ('DATEX-1', 1, 1, 'sType2', 'Available', null)");
    Map<String, String> attended = Map.of("attendance", "ATTENDED");
    String path = SITE + "/public-data";

    given().get("/public/datex/static").then().statusCode(404).body(containsString("No site"));
    Callers.administrator().body(attended).put(path).then().statusCode(422);
    Callers.administrator()
        .body(Map.of("address", "Hafenstr. 1", "city", "Berlin", "country", "DEU"))
        .put(SITE + "/roaming")
        .then()
        .statusCode(200);
    publisher.publish();
    Callers.operator().body(attended).put(path).then().statusCode(403);
    Callers.viewer().get(path).then().statusCode(204);
    Callers.administrator().body(Map.of()).put(path).then().statusCode(422);
    Callers.administrator().body(attended).put(path).then().statusCode(200);
    Callers.viewer().get(path).then().body("attendance", equalTo("ATTENDED"));
    Callers.viewer()
        .get("/api/v1/roaming/public-data")
        .then()
        .statusCode(200)
        .body("table", endsWith("/public/datex/static"))
        .body("status", endsWith("/public/datex/status"))
        .body("sites.find { it.siteId == 'datex-1' }.name", equalTo("Depot"))
        .body("sites.find { it.siteId == 'datex-1' }.attendance", equalTo("ATTENDED"));

    for (String document : new String[] {"static", "status"}) {
      String address = "/public/datex/" + document;
      String tag =
          given()
              .get(address)
              .then()
              .statusCode(200)
              .body(containsString("datex-1"))
              .extract()
              .header("ETag");
      given().header("If-None-Match", tag).get(address).then().statusCode(304);
      given().header("If-None-Match", "W/\"other\"").get(address).then().statusCode(200);
    }

    Callers.administrator().delete(path).then().statusCode(204);
    Callers.viewer()
        .get("/api/v1/roaming/public-data")
        .then()
        .body("sites.find { it.siteId == 'datex-1' }.attendance", nullValue());
    given().get("/public/datex/status").then().statusCode(404);
    Callers.administrator().delete(SITE + "/roaming").then().statusCode(204);
  }
}
