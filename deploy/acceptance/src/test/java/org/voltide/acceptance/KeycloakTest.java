package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** People whom a real Keycloak signs in, in a real browser, at a real core. */
@Execution(ExecutionMode.CONCURRENT)
class KeycloakTest {
  private static final Instant AFTERNOON = Instant.parse("2026-03-02T16:30:00Z");
  private static final String SITE =
      """
      {"id": "%s", "name": "%s", "timeZone": "UTC", "importLimitW": 50000, "exportLimitW": 50000}
      """;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CREATED = 201;

  /**
   * What the browser saw.
   *
   * @param returnedTo the page an operator had asked for before she was sent to Keycloak
   * @param name of the operator in the settings
   * @param acted what became of her adding a token
   * @param renewed whether her token was renewed before it ended
   * @param askedAgain whether Keycloak asked for her password after she had signed out
   * @param refused what became of a viewer adding a token
   * @param sites that somebody of a tenant sees
   * @param withoutRole what was said to somebody who may do nothing
   */
  record Seen(
      String returnedTo,
      String name,
      int acted,
      boolean renewed,
      boolean askedAgain,
      int refused,
      List<String> sites,
      String withoutRole,
      List<String> complaints) {}

  @Test
  void peopleSignInByKeycloakAndMayWhatTheirRolesSay(@TempDir Path home) throws Exception {
    Browser browser = Browser.demand();
    String password = Keycloak.random();
    try (Keycloak keycloak = Keycloak.start(home);
        Installation voltide = new Installation(home, 1, AFTERNOON)) {
      voltide.startCore("-Dquarkus.oidc.auth-server-url=" + keycloak.issuer());
      keycloak.admitConsole(voltide.address());
      keycloak.addUser("olga", password, "operator", "");
      keycloak.addUser("vera", password, "viewer", "");
      keycloak.addUser("theo", password, "operator", "host");
      keycloak.addUser("nora", password, "", "");
      try (Operator operator = voltide.operator()) {
        for (String site : List.of("depot", "street")) {
          operator.post("/sites", SITE.formatted(site, site)).done();
        }
        operator.post("/tenants", "{\"id\":\"host\",\"name\":\"Host of the depot\"}").done();
        operator.put("/tenants/host/sites/depot", "").done();
      }

      Seen seen = browser.run("provider", voltide.address(), password, Seen.class);
      assertThat(seen.returnedTo()).isEqualTo("/stations?state=faulted");
      assertThat(seen.name()).isEqualTo("olga");
      assertThat(seen.acted()).isEqualTo(CREATED);
      assertThat(seen.renewed()).isTrue();
      assertThat(seen.askedAgain()).as("Keycloak's session has ended, too").isTrue();
      assertThat(seen.refused()).isEqualTo(FORBIDDEN);
      assertThat(seen.sites()).containsExactly("depot");
      assertThat(seen.withoutRole()).contains("none of the roles");
      assertThat(seen.complaints()).isEmpty();

      keycloak.addOtherClient("somebody-elses");
      String forOthers = keycloak.tokenOf("voltide", "somebody-elses", "olga", password);
      assertThat(statusOf(voltide, forOthers)).as("a token for others").isEqualTo(UNAUTHORIZED);
      assertThat(statusOf(voltide, keycloak.tokenOfOtherRealm()))
          .as("a token of another realm")
          .isEqualTo(UNAUTHORIZED);
    }
  }

  private static int statusOf(Installation voltide, String token) {
    try (Operator bearer = new Operator(voltide.address(), token)) {
      return bearer.delete("/tokens/none").status();
    }
  }
}
