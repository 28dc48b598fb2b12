package org.voltide.csms.authorities;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.pki.authority.Pem;

/** An administrator says who signs an ecosystem's list, looks at a list and takes it. */
@QuarkusTest
class RootListJourneyTest {
  private static final String LISTS = "/api/v1/root-lists";
  private static final String LIST = LISTS + "/journey";
  private static final String AUTHORITIES = "/api/v1/authorities";

  private final Instant now = Instant.now();
  private final RootSigner signer = new RootSigner("Journey's list", now);
  private final X509Certificate root = RootSigner.root("Journey's root", now);

  @AfterEach
  void clear() {
    Callers.administrator().delete(LIST);
    List<String> left =
        Callers.viewer().get(AUTHORITIES).path("findAll { it.ecosystem == 'journey' }.id");
    left.stream().distinct().forEach(id -> Callers.administrator().delete(AUTHORITIES + "/" + id));
  }

  private String list(Instant at) {
    return Base64.getEncoder()
        .encodeToString(signer.signed(at, RootSigner.content(RootSigner.entry("V2G", root))));
  }

  @Test
  void anAdministratorSaysFromWhereAListIsFetched() throws Exception {
    Callers.administrator().body(Map.of("signer", Pem.of(signer.certificate()))).put(LIST);
    var inside = Map.of("address", "https://127.0.0.1/roots", "everyHours", 24);
    Callers.operator().body(inside).put(LIST + "/source").then().statusCode(403);
    Callers.administrator()
        .body(Map.of("address", "http://lists.example/roots", "everyHours", 24))
        .put(LIST + "/source")
        .then()
        .statusCode(422);
    Callers.administrator().body(inside).put(LISTS + "/nobody/source").then().statusCode(404);
    Callers.administrator()
        .body(inside)
        .put(LIST + "/source")
        .then()
        .statusCode(200)
        .body(
            "find { it.ecosystem == 'journey' }.source.address",
            equalTo("https://127.0.0.1/roots"));
    Callers.administrator().delete(LIST + "/source").then().statusCode(204);
  }

  @Test
  void aListIsPinnedLookedAtAndTaken() throws Exception {
    var pin = Map.of("signer", Pem.of(signer.certificate()));
    Callers.operator().body(pin).put(LIST).then().statusCode(403);
    Callers.administrator().body(pin).put(LISTS + "/No Name").then().statusCode(422);
    Callers.administrator().body(Map.of("signer", "none")).put(LIST).then().statusCode(422);
    Callers.administrator()
        .body(pin)
        .put(LIST)
        .then()
        .statusCode(200)
        .body("ecosystem", hasItem("journey"));

    String signed = list(now.minusSeconds(120));
    Callers.operator().body(Map.of("list", signed)).post(LIST + "/preview").then().statusCode(403);
    Callers.administrator()
        .body(Map.of("list", "no list!"))
        .post(LIST + "/preview")
        .then()
        .statusCode(422);
    String change =
        Callers.administrator()
            .body(Map.of("list", "-----BEGIN CMS-----\n" + signed + "\n-----END CMS-----\n"))
            .post(LIST + "/preview")
            .then()
            .statusCode(200)
            .body("added.purpose", contains("STATIONS", "PROVISIONING"))
            .body("ended", empty())
            .extract()
            .path("change");
    Callers.viewer()
        .get(LISTS)
        .then()
        .body("find { it.ecosystem == 'journey' }.takenAt", nullValue());

    var other = Map.of("list", signed, "change", "0".repeat(64));
    Callers.administrator().body(other).post(LIST + "/take").then().statusCode(409);
    var taking = Map.of("list", signed, "change", change);
    Callers.operator().body(taking).post(LIST + "/take").then().statusCode(403);
    Callers.administrator().body(taking).post(LIST + "/take").then().statusCode(200);
    Callers.administrator()
        .body(taking)
        .post(LIST + "/take")
        .then()
        .statusCode(409)
        .body("detail", containsString("only newer ones are"));

    Callers.viewer()
        .get(AUTHORITIES)
        .then()
        .body("findAll { it.ecosystem == 'journey' && it.listed }", hasSize(2));
    String id = StoredCertificate.fingerprint(root);
    Callers.administrator()
        .delete(AUTHORITIES + "/" + id + "?purpose=STATIONS")
        .then()
        .statusCode(204);
    Callers.viewer()
        .get(AUTHORITIES)
        .then()
        .body("findAll { it.ecosystem == 'journey' }.purpose", contains("PROVISIONING"));
    Callers.administrator().delete(LIST).then().statusCode(204);
    Callers.administrator().delete(LIST).then().statusCode(404);
  }
}
