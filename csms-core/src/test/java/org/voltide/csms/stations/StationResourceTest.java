package org.voltide.csms.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Problem;

@QuarkusTest
class StationResourceTest {

  private static final String PASSWORD = "sixteen letters!";

  @Inject Stations stations;
  @Inject StationPasswords passwords;
  @Inject DataSource database;

  @BeforeEach
  void site() {
    Callers.administrator()
        .body(
            """
            {"id":"stations-test","name":"Depot","timeZone":"UTC","importLimitW":1,"exportLimitW":0}
            """)
        .post("/api/v1/sites");
  }

  private static Map<String, Object> station(String id) {
    return new HashMap<>(Map.of("id", id, "siteId", "stations-test", "evses", List.of(evse(1))));
  }

  private static Map<String, Object> evse(int id) {
    return Map.of(
        "id",
        id,
        "current",
        "DC",
        "maxChargeW",
        22_000,
        "maxDischargeW",
        20_000,
        "connectors",
        List.of(Map.of("id", 1, "type", "cCCS2")));
  }

  private static void create(String id) {
    Callers.operator().body(station(id)).post("/api/v1/stations").then().statusCode(201);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void plugIn(String stationId) throws SQLException {
    execute(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, started_at,
                                      seq_nos, power_w, changed_at)
        values (gen_random_uuid(), '%s', 'T1', 'stations-test', 1, now(), '{[0,1)}', 500, now())
        """
            .formatted(stationId));
  }

  @Test
  void whatOthersChangeMeanwhileStays() throws Exception {
    create("CS-MEANWHILE");
    CompletableFuture<Integer> patched;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update station set name = 'Imported' where id = 'CS-MEANWHILE'");
      patched =
          CompletableFuture.supplyAsync(
              () ->
                  Callers.operator()
                      .body(Map.of("steered", false))
                      .patch("/api/v1/stations/CS-MEANWHILE")
                      .statusCode(),
              task -> Thread.ofPlatform().start(task));
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::somebodyWaitsForTheStation);
      connection.commit();
    }
    assertThat(patched.get(60, TimeUnit.SECONDS)).isEqualTo(200);
    Callers.viewer()
        .get("/api/v1/stations/CS-MEANWHILE")
        .then()
        .body("name", equalTo("Imported"))
        .body("steered", equalTo(false));
  }

  private boolean somebodyWaitsForTheStation() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock' and query like '%station%'")) {
      return found.next();
    }
  }

  @Test
  void aRegisteredStationCanBeRead() {
    create("CS-READ");
    Callers.viewer()
        .get("/api/v1/stations/CS-READ")
        .then()
        .statusCode(200)
        .body("name", equalTo("CS-READ"))
        .body("online", equalTo(false))
        .body("hasPassword", equalTo(false))
        .body("evses[0].current", equalTo("DC"))
        .body("evses[0].phases", equalTo(3))
        .body("evses[0].connectors[0].status", equalTo("Unavailable"))
        .body("evses[0].sessionId", nullValue());
  }

  @Test
  void faultsDeepInsideArePointedAt() {
    Map<String, Object> body = station("CS:COLON");
    body.put(
        "evses",
        List.of(evse(1), Map.of("id", 2, "current", "AC", "connectors", List.of(Map.of("id", 0)))));
    Callers.operator()
        .body(body)
        .post("/api/v1/stations")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/evses/1/connectors/0/id", "/evses/1/maxChargeW", "/id"));
  }

  @Test
  void anUnknownSiteARepeatedEvseAndAWrongCurrentArePointedAt() {
    Map<String, Object> elsewhere = station("CS-LOST");
    elsewhere.put("siteId", "nowhere");
    expectFault(elsewhere, "/siteId");
    Map<String, Object> repeated = station("CS-REPEATED");
    repeated.put("evses", List.of(evse(1), evse(1)));
    expectFault(repeated, "/evses/1/id");
    Map<String, Object> current = station("CS-CURRENT");
    current.put("evses", List.of(Map.of("id", 1, "current", "XC")));
    expectFault(current, "/evses/0/current");
  }

  private static void expectFault(Map<String, Object> body, String pointer) {
    Callers.operator()
        .body(body)
        .post("/api/v1/stations")
        .then()
        .statusCode(422)
        .body("pointer", equalTo(pointer));
  }

  @Test
  void aStationThatExistsIsAConflict() {
    create("CS-TWICE");
    Callers.operator().body(station("CS-TWICE")).post("/api/v1/stations").then().statusCode(409);
  }

  @Test
  void aPatchKeepsWhatTheStationSaidAboutItself() throws SQLException {
    create("CS-PATCH");
    execute(
        "update station set online = true, vendor = 'Acme', connection_epoch = 7"
            + " where id = 'CS-PATCH'");
    execute("update connector set status = 'Occupied' where station_id = 'CS-PATCH'");
    Callers.operator()
        .body(Map.of("name", "Front", "evses", List.of(evse(1), evse(2))))
        .patch("/api/v1/stations/CS-PATCH")
        .then()
        .statusCode(200)
        .body("name", equalTo("Front"))
        .body("online", equalTo(true))
        .body("vendor", equalTo("Acme"))
        .body("evses.id", contains(1, 2))
        .body("evses[0].connectors[0].status", equalTo("Occupied"));
    Callers.operator()
        .body(Map.of("evses", List.of(evse(2))))
        .patch("/api/v1/stations/CS-PATCH")
        .then()
        .statusCode(200)
        .body("evses.id", contains(2));
  }

  @Test
  void listsAreFiltered() throws SQLException {
    create("CS-FILTER-A");
    create("CS-FILTER-B");
    execute("update station set online = true where id = 'CS-FILTER-B'");
    Callers.viewer()
        .get("/api/v1/stations?q=filter&site=stations-test")
        .then()
        .statusCode(200)
        .body("items.id", contains("CS-FILTER-A", "CS-FILTER-B"));
    Callers.viewer()
        .get("/api/v1/stations?q=filter&online=true")
        .then()
        .body("items.id", contains("CS-FILTER-B"));
    Callers.viewer().get("/api/v1/stations?site=elsewhere").then().body("items.size()", equalTo(0));
  }

  @Test
  void listsAreFilteredByWhatStationsDoAndSorted() throws SQLException {
    create("CS-DOES-A");
    create("CS-DOES-B");
    create("CS-DOES-C");
    execute("update station set online = true where id in ('CS-DOES-A', 'CS-DOES-B')");
    execute("update connector set status = 'Faulted' where station_id = 'CS-DOES-A'");
    execute("update station set firmware_version = '9' where id = 'CS-DOES-B'");
    plugIn("CS-DOES-B");
    expectIds("q=cs-does&state=faulted", "CS-DOES-A");
    expectIds("q=cs-does&state=CHARGING", "CS-DOES-B");
    Callers.viewer()
        .get("/api/v1/sites/stations-test")
        .then()
        .body("faulted", equalTo(1))
        .body("offline", greaterThan(0));
    execute("delete from charging_session where station_id = 'CS-DOES-B'");
    expectIds("q=cs-does&state=OFFLINE", "CS-DOES-C");
    expectIds("q=cs-does&sort=-firmware", "CS-DOES-B", "CS-DOES-C", "CS-DOES-A");
    String next =
        Callers.viewer()
            .get("/api/v1/stations?q=cs-does&sort=-firmware&limit=2")
            .then()
            .body("items.id", contains("CS-DOES-B", "CS-DOES-C"))
            .extract()
            .path("next");
    expectIds("q=cs-does&sort=-firmware&limit=2&cursor=" + next, "CS-DOES-A");
    Callers.viewer().get("/api/v1/stations?state=bored").then().statusCode(422);
    Callers.viewer().get("/api/v1/stations?sort=colour").then().statusCode(422);
  }

  private static void expectIds(String query, String... ids) {
    Callers.viewer().get("/api/v1/stations?" + query).then().body("items.id", contains(ids));
  }

  @Test
  void aGeneratedPasswordIsShownOnceAndWorks() {
    create("CS-SECRET");
    String password =
        Callers.operator()
            .body("{}")
            .put("/api/v1/stations/CS-SECRET/password")
            .then()
            .statusCode(200)
            .body("password", hasLength(32))
            .extract()
            .path("password");
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    assertThat(passwords.matches("CS-SECRET", bytes)).isTrue();
    assertThat(passwords.matches("CS-SECRET", bytes)).as("remembered").isTrue();
    assertThat(passwords.matches("CS-SECRET", "wrong".getBytes(StandardCharsets.UTF_8))).isFalse();
    Callers.viewer()
        .get("/api/v1/stations/CS-SECRET")
        .then()
        .body("hasPassword", equalTo(true))
        .body("password", nullValue());
  }

  @Test
  void aChangedPasswordReplacesTheRememberedOne() {
    Map<String, Object> body = station("CS-CHANGED");
    body.put("password", PASSWORD);
    Callers.operator().body(body).post("/api/v1/stations").then().statusCode(201);
    byte[] old = PASSWORD.getBytes(StandardCharsets.UTF_8);
    assertThat(passwords.matches("CS-CHANGED", old)).isTrue();
    Callers.operator()
        .body(Map.of("password", PASSWORD + PASSWORD))
        .put("/api/v1/stations/CS-CHANGED/password")
        .then()
        .statusCode(200);
    assertThat(passwords.matches("CS-CHANGED", old)).isFalse();
  }

  @Test
  void shortPasswordsAndUnknownStationsAreRefused() {
    create("CS-SHORT");
    Callers.operator()
        .body(Map.of("password", "short"))
        .put("/api/v1/stations/CS-SHORT/password")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/password"));
    Callers.operator().body("{}").put("/api/v1/stations/CS-NONE/password").then().statusCode(404);
    assertThat(passwords.matches("CS-SHORT", new byte[0])).as("none set").isFalse();
    assertThat(passwords.matches("CS-NONE", new byte[0])).isFalse();
  }

  @Test
  void aProposedPasswordIsGoodBesideTheOldOneUntilItIsUsed() {
    create("CS-ROTATE");
    stations.setPassword("CS-ROTATE", PASSWORD);
    byte[] old = PASSWORD.getBytes(StandardCharsets.UTF_8);
    byte[] fresh = "a fresh password".getBytes(StandardCharsets.UTF_8);
    passwords.propose("CS-ROTATE", "a fresh password");
    passwords.withdraw("CS-ROTATE", passwords.propose("CS-ROTATE", "never mind this"));
    assertThat(passwords.matches("CS-ROTATE", old)).isTrue();
    assertThat(passwords.matches("CS-ROTATE", "never mind this".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
    assertThat(passwords.matches("CS-ROTATE", fresh)).isTrue();
    assertThat(passwords.matches("CS-ROTATE", old)).as("no longer").isFalse();
    assertThat(passwords.matches("CS-ROTATE", fresh)).isTrue();
  }

  @Test
  void proposalsAreBoundedAndForgottenWhenAnOperatorSetsThePassword() {
    create("CS-MANY");
    for (int i = 0; i < 4; i++) {
      passwords.propose("CS-MANY", "password number " + i);
    }
    assertThatThrownBy(() -> passwords.propose("CS-MANY", "one too many of them"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("CS-MANY");
    Callers.operator()
        .body(Map.of("password", PASSWORD))
        .put("/api/v1/stations/CS-MANY/password")
        .then()
        .statusCode(200);
    assertThat(passwords.matches("CS-MANY", "password number 0".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }

  @Test
  void theLowestSecurityProfileIsAnOperatorsToSet() {
    create("CS-PROFILE");
    String path = "/api/v1/stations/CS-PROFILE/security-profile";
    Callers.viewer()
        .get("/api/v1/stations/CS-PROFILE")
        .then()
        .body("minimumSecurityProfile", equalTo(1));
    Callers.operator()
        .body(Map.of("minimum", 3))
        .put(path)
        .then()
        .statusCode(200)
        .body("minimumSecurityProfile", equalTo(3));
    Callers.operator().body(Map.of("minimum", 4)).put(path).then().statusCode(422);
    Callers.viewer().body(Map.of("minimum", 0)).put(path).then().statusCode(403);
  }

  @Test
  void whatIsInUseStays() throws SQLException {
    create("CS-BUSY");
    plugIn("CS-BUSY");
    Callers.operator().delete("/api/v1/stations/CS-BUSY").then().statusCode(409);
    Callers.operator()
        .body(Map.of("evses", List.of(evse(2))))
        .patch("/api/v1/stations/CS-BUSY")
        .then()
        .statusCode(409);
    Callers.administrator().delete("/api/v1/sites/stations-test").then().statusCode(409);
    Callers.viewer()
        .get("/api/v1/stations/CS-BUSY")
        .then()
        .body("evses[0].sessionId", hasLength(36))
        .body("evses[0].powerW", equalTo(500f));
    Callers.viewer()
        .get("/api/v1/sites/stations-test")
        .then()
        .body("activeSessions", equalTo(1))
        .body("powerW", equalTo(500f))
        .body("carsW", equalTo(500f));
  }

  @Test
  void aStationWithoutSessionsCanBeRemoved() {
    create("CS-GONE");
    Callers.operator().delete("/api/v1/stations/CS-GONE").then().statusCode(204);
    Callers.viewer().get("/api/v1/stations/CS-GONE").then().statusCode(404);
  }

  @Test
  void viewersChangeNothing() {
    Callers.viewer().body(station("CS-VIEW")).post("/api/v1/stations").then().statusCode(403);
  }
}
