package org.voltide.csms.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.identity.ApiAreas;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tenants.Endpoints.Endpoint;

/** Calls every endpoint there is for one tenant, about the things of another. */
@QuarkusTest
class TenantWalkTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)(:[^}]*)?}");

  /** Where a parameter is called {@code id}, what comes before it says of what. */
  private static final Pattern PLAIN_ID = Pattern.compile("/([a-z-]+)/\\{id}");

  /** Some answers are about a period or a month; the rest do not mind one. */
  private static final String PERIOD =
      "?from=%s&to=%s&month=2026-03"
          .formatted(
              Instant.now().minus(1, ChronoUnit.DAYS), Instant.now().plus(1, ChronoUnit.HOURS));

  private static final List<Endpoint> ENDPOINTS = Endpoints.all();

  private static @Nullable Party theirs;
  private static @Nullable Party ours;

  @Inject Database database;

  @BeforeEach
  void parties() {
    if (theirs == null) {
      theirs = Party.make("walk-theirs", 990_001, database);
      ours = Party.make("walk-ours", 990_002, database);
    }
  }

  private static Stream<Endpoint> endpoints(Predicate<Endpoint> wanted) {
    return ENDPOINTS.stream().filter(wanted);
  }

  private static Optional<Object> thing(Party of, String path, String parameter) {
    Matcher plain = PLAIN_ID.matcher(path);
    String kind = parameter.equals("id") && plain.find() ? plain.group(1) : parameter;
    return Optional.ofNullable(
        switch (kind) {
          case "site" -> of.id();
          case "station" -> of.station();
          case "session", "sessions" -> of.session();
          case "share-contracts" -> of.session();
          case "reservations", "alarm", "study" -> of.reservation();
          case "table" -> "sessions";
          case "kind" -> "COST";
          default -> null;
        });
  }

  /** With all parameters; where tenants come in, each has to name a thing of the party. */
  private static String filled(Endpoint endpoint, Party of) {
    return PARAMETER
        .matcher(endpoint.path())
        .replaceAll(
            found ->
                thing(of, endpoint.path(), found.group(1))
                    .map(Object::toString)
                    .orElseGet(() -> anything(endpoint, found.group(2))));
  }

  private static String anything(Endpoint endpoint, @Nullable String pattern) {
    assertThat(endpoint.isForTenants() && !endpoint.isOfOneself())
        .as("%s has a parameter that the walk cannot fill: teach it", endpoint)
        .isFalse();
    return pattern == null ? "5" : pattern.substring(1).replaceAll("\\|.*", "");
  }

  private static Response call(Endpoint endpoint, RequestSpecification caller, String path) {
    if (!endpoint.consumes().isEmpty()) {
      caller.contentType(endpoint.consumes());
    }
    if (!endpoint.produces().isEmpty()) {
      caller.accept(endpoint.produces());
    }
    return endpoint.verb().equals("GET")
        ? caller.get(path + PERIOD)
        : caller
            .body(endpoint.consumes().equals("text/csv") ? "a,b\n" : "{}")
            .request(endpoint.verb(), path);
  }

  /** It never ends; what it tells is in {@link TenantEventsTest}. */
  private static boolean isStream(Endpoint endpoint) {
    return endpoint.produces().equals(MediaType.SERVER_SENT_EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.VIEWER, Roles.OPERATOR})
  void endpointsAreClosedToTenantsUnlessTheySayOtherwise(String role) {
    assertThat(ENDPOINTS).hasSizeGreaterThan(250);
    assertSoftly(
        softly ->
            endpoints(each -> !each.isForTenants() && !each.isForEverybody())
                .forEach(
                    each ->
                        softly
                            .assertThat(
                                call(each, ours.as(role), filled(each, theirs)).statusCode())
                            .as("%s", each)
                            .isEqualTo(403)));
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.VIEWER, Roles.OPERATOR})
  void noTenantLearnsAnythingOfAnother(String role) {
    assertSoftly(
        softly ->
            endpoints(each -> each.isForTenants() && !isStream(each))
                .forEach(
                    each -> {
                      String path = filled(each, theirs);
                      Response answer = call(each, ours.as(role), path);
                      if (each.isAction() && role.equals(Roles.VIEWER)) {
                        softly.assertThat(answer.statusCode()).as("%s", each).isEqualTo(403);
                      } else if (each.path().contains("{") && !each.isOfOneself()) {
                        softly.assertThat(answer.statusCode()).as("%s", each).isEqualTo(404);
                      } else {
                        softly.assertThat(answer.statusCode()).as("%s", each).isLessThan(500);
                        softly.assertThat(theirs.isIn(answer.asString())).as("%s", each).isFalse();
                      }
                    }));
  }

  /** Filters of lists name what another tenant has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stations?site=walk-theirs",
        "/api/v1/stations?q=walk",
        "/api/v1/stations?state=OFFLINE&q=walk",
        "/api/v1/sessions?site=walk-theirs",
        "/api/v1/sessions?q=walk",
        "/api/v1/sessions?station=WALK-THEIRS&state=active",
        "/api/v1/reservations?station=WALK-THEIRS",
        "/api/v1/roaming/billed?site=walk-theirs",
        "/api/v1/roaming/billed/partners?site=walk-theirs&from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z"
      })
  void noFilterFindsAnythingOfAnother(String list) {
    String answer = ours.as(Roles.VIEWER).get(list).then().statusCode(200).extract().asString();
    assertThat(theirs.isIn(answer)).isFalse();
    String all = Callers.viewer().get(list).then().statusCode(200).extract().asString();
    assertThat(theirs.isIn(all)).isTrue();
  }

  /** Otherwise the walk would prove nothing. */
  @Test
  void eachTenantSeesItsOwn() {
    assertSoftly(
        softly ->
            endpoints(each -> each.isForTenants() && each.verb().equals("GET") && !isStream(each))
                .filter(each -> !each.isOfOneself())
                .forEach(
                    each -> {
                      Response answer = call(each, ours.as(Roles.VIEWER), filled(each, ours));
                      softly.assertThat(answer.statusCode()).as("%s", each).isIn(200, 204);
                      softly
                          .assertThat(answer.asString())
                          .as("%s", each)
                          .doesNotContain(Party.DRIVER);
                    }));
    for (String path :
        List.of(
            "/sites",
            "/sites/walk-ours",
            "/stations",
            "/stations/WALK-OURS",
            "/sessions",
            "/sessions/" + ours.session(),
            "/reservations",
            "/reservations/990002",
            "/sites/walk-ours/plan",
            "/sites/walk-ours/groups",
            "/sites/walk-ours/settlement" + PERIOD,
            "/sites/walk-ours/settlement/sessions" + PERIOD,
            "/energy",
            "/energy?site=walk-ours",
            "/alarms",
            "/share-contracts",
            "/roaming/billed",
            "/roaming/billed/partners" + PERIOD,
            "/stations/WALK-OURS/display-messages",
            "/sessions/" + ours.session() + "/deliveries")) {
      String answer = ours.as(Roles.VIEWER).get("/api/v1" + path).asString();
      assertThat(ours.isIn(answer)).as(path).isTrue();
    }
    ours.as(Roles.VIEWER)
        .get("/api/v1/overview")
        .then()
        .statusCode(200)
        .body("stations.total", equalTo(1))
        .body("sessions.active", equalTo(1));
    ours.as(Roles.VIEWER)
        .get("/api/v1/overview/power" + PERIOD)
        .then()
        .statusCode(200)
        .body("plannedW.max()", lessThanOrEqualTo(500));
  }

  /** Who is let in without saying who it is gets nothing more by saying so. */
  /**
   * A key that has scopes reaches nothing that is in no area: what is new would be closed to all.
   */
  @Test
  void everyEndpointIsInAnAreaThatKeysCanBeConfinedTo() {
    assertThat(
            endpoints(each -> !each.isForEverybody() && !each.path().startsWith("/api/v1/me"))
                .filter(each -> ApiAreas.of(each.path()).isEmpty()))
        .isEmpty();
  }

  @Test
  void whatIsOpenToEverybodyIsKnown() {
    assertThat(endpoints(Endpoint::isForEverybody).map(each -> each.resource().getSimpleName()))
        .containsOnly(
            "ClockResource",
            "DatexResource",
            "DriverPageResource",
            "DriverSignInResource",
            "LoginResource",
            "OcpiResource",
            "PasskeyLoginResource",
            "PayPageResource",
            "PayResource",
            "PublicationResource",
            "ReceiptResource",
            "SignInWaysResource",
            "StripeWebhookResource");
    assertThat(endpoints(Endpoint::isOfOneself).map(each -> each.resource().getSimpleName()))
        .containsOnly("MeResource", "PasskeyResource");
  }

  @Test
  void figuresOfTheWholeSystemAreClosed() {
    ours.as(Roles.OPERATOR).get("/q/metrics").then().statusCode(403);
    Callers.viewer().get("/q/metrics").then().statusCode(200);
  }

  /** Connections go back to the pool as they came. */
  @Test
  void afterATenantEverybodySeesEverythingAgain() {
    for (int i = 0; i < 50; i++) {
      ours.as(Roles.VIEWER).get("/api/v1/sessions").then().statusCode(200);
      assertThat(database.query("select current_user::text as who", row -> row.text("who")))
          .doesNotContain("voltide_tenant");
      Callers.viewer().get("/api/v1/sites/walk-theirs").then().statusCode(200);
    }
    given().get("/api/v1/sites").then().statusCode(401);
  }
}
