package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The console in a real Chromium against the real core, with cars at the simulated stations. */
@Execution(ExecutionMode.CONCURRENT)
class BrowserTest {
  private static final String PASSWORD = Installation.ADMINISTRATOR_PASSWORD;
  private static final int SPEED = 60;
  private static final Instant AFTERNOON = Instant.parse("2026-03-02T16:30:00Z");
  private static final int MANY_PIXELS = 5_000;
  private static final int MANY_PAGES = 80;
  private static final int MANY_PAGES_OF_TENANTS = 25;

  /**
   * What the browser saw.
   *
   * @param drawn pixels of the chart
   * @param grown whether the chart changed by itself
   * @param text of the page
   * @param complaints errors in the browser's console
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Seen(int drawn, boolean grown, String text, List<String> complaints) {}

  /**
   * What the browser saw of all pages.
   *
   * @param seen how many, each in light and dark and on two screens
   * @param barriers what breaks WCAG 2.2 AA, by page
   * @param complaints errors in the browser's console
   */
  record Pages(int seen, List<String> barriers, List<String> complaints) {}

  /**
   * What somebody of a tenant saw of the console.
   *
   * @param refused what was asked for in vain
   * @param strange pages that name a site of others
   */
  record OfTenant(
      int seen,
      List<String> barriers,
      List<String> complaints,
      List<String> refused,
      List<String> strange) {}

  /**
   * What became of a station's maintenance.
   *
   * @param actual value of the variable that was wished for
   * @param log the row of the log that was asked for
   * @param campaign the station's row in the firmware campaign
   */
  record Maintained(String actual, String log, String campaign, List<String> complaints) {}

  /**
   * What became of a passkey.
   *
   * @param used when somebody signed in by it
   */
  record SignedIn(String used, List<String> complaints) {}

  /** What became of a site with an impossible id. */
  record Refused(String refusedField, String refusal) {}

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void anOperatorSeesALiveSessionAndEveryPageAndMaintainsAStation(@TempDir Path home)
      throws Exception {
    Browser browser = Browser.demand();
    try (var voltide = new Installation(home, SPEED, AFTERNOON)) {
      voltide.startCore();
      Program simulator = voltide.startSimulator("demo.yaml", Duration.ofDays(1));
      simulator.awaitWords("van-01 arrives", Duration.ofMinutes(1));
      Seen seen = browser.run("live-session", voltide.address(), PASSWORD, Seen.class);
      assertThat(seen.complaints()).isEmpty();
      assertThat(seen.drawn()).isGreaterThan(MANY_PIXELS);
      assertThat(seen.grown()).as("the chart is live").isTrue();
      assertThat(seen.text())
          .contains("Plan and what flowed", "State of charge", "Promise", "Ledger", "Following");

      Pages pages = browser.run("pages", voltide.address(), PASSWORD, Pages.class);
      assertThat(pages.complaints()).isEmpty();
      assertThat(pages.barriers()).as("what somebody could not read or use").isEmpty();
      assertThat(pages.seen()).isGreaterThan(MANY_PAGES);

      OfTenant tenant = browser.run("tenant", voltide.address(), PASSWORD, OfTenant.class);
      assertThat(tenant.refused()).as("what the console asks for in vain").isEmpty();
      assertThat(tenant.strange()).as("where a tenant sees others").isEmpty();
      assertThat(tenant.complaints()).isEmpty();
      assertThat(tenant.barriers()).as("what somebody could not read or use").isEmpty();
      assertThat(tenant.seen()).isGreaterThan(MANY_PAGES_OF_TENANTS);

      Maintained maintained =
          browser.run("maintain", voltide.address(), PASSWORD, Maintained.class);
      assertThat(maintained.complaints()).isEmpty();
      assertThat(maintained.actual()).isEqualTo("77");
      assertThat(maintained.log()).contains("Uploaded");
      assertThat(maintained.campaign()).contains("depot-van-02");

      SignedIn signedIn = browser.run("passkey", voltide.address(), PASSWORD, SignedIn.class);
      assertThat(signedIn.complaints()).isEmpty();
      assertThat(signedIn.used()).contains("UTC");
    }
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void anOperatorRegistersASiteAStationAndAToken(@TempDir Path home) throws Exception {
    Browser browser = Browser.demand();
    try (var voltide = new Installation(home, SPEED, AFTERNOON)) {
      voltide.startCore();
      Refused refused = browser.run("register", voltide.address(), PASSWORD, Refused.class);
      assertThat(refused.refusedField()).isEqualTo("id");
      assertThat(refused.refusal()).isNotBlank();
      try (Connection database = voltide.database()) {
        assertThat(text(database, "select id from site")).isEqualTo("yard");
        assertThat(text(database, "select id || ' at ' || site_id from station"))
            .isEqualTo("YARD.1 at yard");
        assertThat(text(database, "select max_charge_w::int from evse")).isEqualTo("22000");
        assertThat(text(database, "select id_token || ' of ' || holder from token"))
            .isEqualTo("CAFE0001 of Night shift");
      }
    }
  }

  private static String text(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
