package org.voltide.csms.tokens;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class TokenResourceTest {

  private static String create(String idToken, String holder) {
    return Callers.operator()
        .body(Map.of("idToken", idToken, "type", "ISO14443", "holder", holder))
        .post("/api/v1/tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void aNewTokenIsAcceptedAndMaySupply() {
    String id = create("04AABBCC", "Ada");
    Callers.viewer()
        .get("/api/v1/tokens/" + id)
        .then()
        .statusCode(200)
        .body("status", equalTo("Accepted"))
        .body("maySupplyGrid", equalTo(true))
        .body("departureTime", nullValue());
  }

  @Test
  void wishesCanBeSetAndCleared() {
    String id = create("04WISH", "Ben");
    Callers.operator()
        .body(Map.of("departureTime", "07:30", "targetSocPercent", 80))
        .patch("/api/v1/tokens/" + id)
        .then()
        .statusCode(200)
        .body("departureTime", equalTo("07:30"))
        .body("targetSocPercent", equalTo(80f));
    Callers.operator()
        .body("{\"departureTime\":null}")
        .patch("/api/v1/tokens/" + id)
        .then()
        .body("departureTime", nullValue())
        .body("targetSocPercent", equalTo(80f));
  }

  @Test
  void whatATokenMayIsKept() {
    String id = create("04MAY", "Eve");
    Callers.operator()
        .body(
            """
            {"groupId":"FLEET","tariff":{"tariffId":"OWN","currency":"EUR"},"validUntil":"2030-01-01T00:00:00Z","allowance":
             {"sites":["depot"],"from":"08:00","sessions":1,"cost":12.5,"energyTransfer":["DC_BPT"]}}
            """)
        .patch("/api/v1/tokens/" + id)
        .then()
        .statusCode(200);
    Callers.operator()
        .body("{\"allowance\":{\"sites\":null}}")
        .patch("/api/v1/tokens/" + id)
        .then()
        .statusCode(200);
    Callers.viewer()
        .get("/api/v1/tokens/" + id)
        .then()
        .body("groupId", equalTo("FLEET"))
        .body("masterPass", equalTo(false))
        .body("tariff.tariffId", equalTo("OWN"))
        .body("allowance.sites", nullValue())
        .body("allowance.from", equalTo("08:00"))
        .body("allowance.sessions", equalTo(1))
        .body("allowance.energyTransfer[0]", equalTo("DC_BPT"));
  }

  @Test
  void aTariffThatIsNoneIsRefused() {
    Callers.operator()
        .body("{\"tariff\":{\"tariffId\":\"OWN\"}}")
        .patch("/api/v1/tokens/" + create("04TARIFF", "Fay"))
        .then()
        .statusCode(422)
        .body("pointer", startsWith("/tariff"));
  }

  @Test
  void theSameTokenInOtherLettersIsAConflict() {
    create("04CASE", "Cleo");
    Callers.operator()
        .body(Map.of("idToken", "04case", "type", "ISO14443"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(409);
  }

  @Test
  void faultsArePointedAt() {
    String body = "{\"idToken\":\"X\",\"type\":\"Central\",%s}";
    expectFault(body.formatted("\"departureTime\":\"25:00\""), "/departureTime");
    expectFault(body.formatted("\"status\":\"Lost\""), "/status");
    expectFault(body.formatted("\"targetSocPercent\":101"), "/targetSocPercent");
    expectFault(body.formatted("\"vehicleId\":\"" + UUID.randomUUID() + "\""), "/vehicleId");
    expectFault("{\"type\":\"Central\"}", "/idToken");
  }

  private static void expectFault(String body, String pointer) {
    Callers.operator()
        .body(body)
        .post("/api/v1/tokens")
        .then()
        .statusCode(422)
        .body("pointer", equalTo(pointer));
  }

  @Test
  void listsAreSearchedByValueAndHolder() {
    create("04FIND1", "Dora Findme");
    create("04FIND2", "Emil");
    Callers.viewer()
        .get("/api/v1/tokens?q=findme")
        .then()
        .body("items.idToken", contains("04FIND1"));
    String next =
        Callers.viewer()
            .get("/api/v1/tokens?q=04find&limit=1")
            .then()
            .body("items.idToken", contains("04FIND1"))
            .extract()
            .path("next");
    Callers.viewer()
        .queryParam("cursor", next)
        .get("/api/v1/tokens?q=04find&limit=1")
        .then()
        .body("items.idToken", contains("04FIND2"))
        .body("next", nullValue());
  }

  @Test
  void aRemovedTokenIsGone() {
    String id = create("04GONE", "Fritz");
    Callers.operator().delete("/api/v1/tokens/" + id).then().statusCode(204);
    Callers.operator().delete("/api/v1/tokens/" + id).then().statusCode(404);
    Callers.viewer().get("/api/v1/tokens/no-uuid").then().statusCode(404);
  }
}
