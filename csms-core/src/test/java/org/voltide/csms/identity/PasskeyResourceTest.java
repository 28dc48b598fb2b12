package org.voltide.csms.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.webauthn.Assertion;

@QuarkusTest
class PasskeyResourceTest {

  private static final String PASSKEYS = "/api/v1/me/passkeys";

  private final SoftAuthenticator phone;

  PasskeyResourceTest() throws Exception {
    phone = new SoftAuthenticator("https://csms.example", "csms.example");
  }

  private static JsonPath make(String name) {
    return Callers.administrator()
        .body(Map.of("name", name, "role", "viewer"))
        .post("/api/v1/users")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static RequestSpecification as(JsonPath made) {
    String token =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of("username", made.getString("name"), "password", made.getString("password")))
            .post("/api/v1/login")
            .path("token");
    return bearer(token);
  }

  private static RequestSpecification bearer(String token) {
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }

  private static byte[] challenge(ValidatableResponse options) {
    return Base64Url.read(
        "/challenge", options.statusCode(200).extract().<String>path("challenge"));
  }

  private ValidatableResponse add(RequestSpecification who, JsonPath made) throws Exception {
    byte[] challenge =
        challenge(
            who.body(Map.of("password", made.getString("password")))
                .post(PASSKEYS + "/options")
                .then());
    Map<String, String> answer =
        Map.of(
            "name", "phone",
            "clientDataJSON", Base64Url.of(phone.clientData("create", challenge)),
            "attestationObject", Base64Url.of(phone.attestationObject()));
    return who.body(answer).post(PASSKEYS).then();
  }

  private ValidatableResponse signIn(JsonPath made) throws Exception {
    byte[] challenge =
        challenge(
            given()
                .contentType(ContentType.JSON)
                .post("/api/v1/login/passkey/options")
                .then()
                .body("rpId", equalTo("csms.example"))
                .body("userVerification", equalTo("required")));
    Assertion.Answer answer = phone.answer(challenge, UUID.fromString(made.getString("id")));
    return given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "credentialId", Base64Url.of(answer.credentialId()),
                "userHandle", Base64Url.of(answer.userHandle()),
                "authenticatorData", Base64Url.of(answer.authenticatorData()),
                "clientDataJSON", Base64Url.of(answer.clientData()),
                "signature", Base64Url.of(answer.signature())))
        .post("/api/v1/login/passkey")
        .then();
  }

  @Test
  void aPasskeyIsAddedNamedUsedAndTaken() throws Exception {
    JsonPath made = make("pia");
    RequestSpecification pia = as(made);
    String id = add(pia, made).statusCode(200).extract().path("id");
    phone.counter++;
    String token =
        signIn(made).statusCode(200).body("user.name", equalTo("pia")).extract().path("token");
    RequestSpecification again = bearer(token);
    again
        .body(Map.of("name", "old phone"))
        .patch(PASSKEYS + "/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("old phone"));
    again
        .get(PASSKEYS)
        .then()
        .body("items", hasSize(1))
        .body("items[0].lastUsedAt", notNullValue());
    Callers.user().delete(PASSKEYS + "/" + id).then().statusCode(404); // Somebody else's.
    String user = "/api/v1/users/" + made.getString("id");
    Callers.administrator().get(user).then().body("passkeys", equalTo(1));
    Callers.operator().delete(user + "/passkeys").then().statusCode(403);
    Callers.administrator().delete(user + "/passkeys").then().statusCode(204);
    signIn(made).statusCode(401);
  }

  @Test
  void aNewPasswordOfAnAdministratorTakesThem() throws Exception {
    JsonPath made = make("sam");
    add(as(made), made).statusCode(200);
    String user = "/api/v1/users/" + made.getString("id");
    Callers.administrator().body("{}").put(user + "/password").then().statusCode(200);
    Callers.administrator().get(user).then().body("passkeys", equalTo(0));
    phone.counter++;
    signIn(made).statusCode(401);
  }

  @Test
  void aCopiedPasskeyIsRefusedAndAudited() throws Exception {
    JsonPath made = make("quirin");
    add(as(made), made).statusCode(200);
    phone.counter--;
    signIn(made).statusCode(403).contentType("application/problem+json");
    Callers.administrator()
        .get("/api/v1/audit?actor=quirin&path=/api/v1/login/passkey&failed=true")
        .then()
        .body("items.size()", greaterThanOrEqualTo(1))
        .body("items[0].status", equalTo(403));
  }

  @Test
  void whoAddsAPasskeyShowsThePasswordOnceMore() {
    RequestSpecification rosa = as(make("rosa"));
    rosa.body(Map.of("password", "wrong"))
        .post(PASSKEYS + "/options")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/password"));
    rosa.body(Map.of("name", "forged", "clientDataJSON", "e30", "attestationObject", "oA"))
        .post(PASSKEYS)
        .then()
        .statusCode(422);
    Callers.viewer().get(PASSKEYS).then().statusCode(409); // Programs have none.
    given().get(PASSKEYS).then().statusCode(401);
  }

  @Test
  void everybodyIsToldWherePasskeysWork() {
    given()
        .get("/api/v1/login/passkey")
        .then()
        .statusCode(200)
        .body("origin", equalTo("https://csms.example"));
  }
}
