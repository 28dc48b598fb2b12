package org.voltide.csms.energy.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.prices.PriceStep;
import org.voltide.csms.energy.prices.PriceStore;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;

/** Two commuters who come every evening of two weeks, with cheap nights and dear evenings. */
@QuarkusTest
class StudiesResourceTest {

  private static final String SITE = "study-site";
  private static final Instant MONDAY = Instant.parse("2021-03-01T00:00:00Z");
  private static final int DAYS = 14;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject Database database;
  @Inject PriceStore prices;
  @Inject Studies studies;

  @BeforeEach
  void twoWeeks() {
    if (!database
        .query("select id from site where id = ?", row -> row.text("id"), SITE)
        .isEmpty()) {
      return;
    }
    database.update(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at)"
            + " values (?, 'Depot <north>', 'UTC', 30000, 30000, now())",
        SITE);
    database.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, ?, now())",
        SITE,
        SITE,
        SITE);
    List<PriceStep> hours = new ArrayList<>();
    for (int hour = 0; hour < DAYS * 24; hour++) {
      Instant start = MONDAY.plus(Duration.ofHours(hour));
      var price = new BigDecimal(hour % 24 < 5 ? "0.05" : "0.35");
      hours.add(new PriceStep(start, start.plus(Duration.ofHours(1)), price, price));
    }
    prices.replace(hours);
    for (int day = 0; day < DAYS - 2; day++) {
      Instant evening = MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(17));
      session("a" + day, evening, 9_500);
      session("b" + day, evening.plusSeconds(3_600), 12_000);
      session("nothing" + day, evening, 0);
    }
  }

  private void session(String id, Instant evening, double takenWh) {
    UUID token = UUID.nameUUIDFromBytes(("study " + id.charAt(0)).getBytes(UTF_8));
    database.update(
        "insert into token (id, id_token, type, created_at) values (?, ?, 'Local', now())"
            + " on conflict do nothing",
        token,
        "study-" + id.charAt(0));
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, token_id,
               started_at, ended_at, energy_in_wh, energy_out_wh, seq_nos, changed_at)
        values (?, ?, ?, ?, 1, ?, ?, ?::timestamptz + interval '13 hours', ? + 1000, 1000, '{}',
                now())
        """,
        UUID.randomUUID(),
        SITE,
        "study-" + id,
        SITE,
        token,
        evening,
        evening,
        takenWh);
  }

  private static Map<String, Object> wanted(String first, String last, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(Map.of("first", first, "last", last));
    settings.putAll(more);
    return Map.of("siteId", SITE, "name", "Two commuters", "settings", settings);
  }

  private static int asked(Map<String, Object> body) {
    return Callers.operator()
        .body(body)
        .post("/api/v1/studies")
        .then()
        .statusCode(201)
        .body("settings.capacityKwh", equalTo(60f))
        .extract()
        .path("id");
  }

  private static Response ended(int study) {
    await()
        .atMost(PATIENCE)
        .until(() -> List.of("DONE", "FAILED").contains(read(study).<String>path("state")));
    return read(study);
  }

  private static Response read(int study) {
    return Callers.viewer().get("/api/v1/studies/" + study);
  }

  @Test
  void replaysWhatWasRecorded() {
    int study = asked(wanted("2021-03-08", "2021-03-11", Map.of("yearlyFee", 20)));
    Response done = ended(study);
    done.then()
        .body("state", equalTo("DONE"))
        .body("siteName", equalTo("Depot <north>"))
        .body("figures.cars", equalTo(2))
        .body("figures.sessions", equalTo(8))
        .body("figures.cases", hasSize(8))
        .body("figures.cases.brokenPromises.sum()", equalTo(0))
        .body("figures.method", hasItem("11 sessions took no energy, left out."));
    float smart = done.path("figures.cases[2].savingPerCarYear");
    float v2g = done.path("figures.cases[5].savingPerCarYear");
    float best = done.path("figures.cases[7].savingPerCarYear");
    assertThat(smart).isPositive();
    assertThat(v2g).isGreaterThan(smart);
    assertThat(best).isGreaterThanOrEqualTo(v2g - 0.01f);
    assertThat(Callers.viewer().get("/api/v1/studies/%d/report".formatted(study)).asString())
        .contains("8 recorded sessions of 2 cars on 4 days", "Depot &lt;north&gt;");
    Callers.viewer()
        .get("/api/v1/studies/%d/figures".formatted(study))
        .then()
        .header("Content-Disposition", "attachment; filename=\"study-%d.csv\"".formatted(study));
    Callers.viewer()
        .get("/api/v1/studies?site=" + SITE)
        .then()
        .body("items.id", hasItem(study))
        .body("items[0].figures", equalTo(null));
    Callers.operator().delete("/api/v1/studies/" + study).then().statusCode(204);
    read(study).then().statusCode(404);
  }

  @Test
  void whatRanWhenTheServerEndedSaysSo() {
    StudySettings settings = Json.stored(StudySettings.class, Json.text(settings()));
    long study = studies.add(SITE, "Interrupted", settings, "somebody", MONDAY);
    assertThat(studies.begin(study, MONDAY)).isTrue();
    assertThat(studies.begin(study, MONDAY)).as("twice").isFalse();
    studies.failInterrupted(MONDAY);
    read((int) study)
        .then()
        .body("state", equalTo("FAILED"))
        .body("failure", equalTo("It was interrupted. Start it again."));
  }

  @Test
  void whereNobodyCameItSaysSo() {
    ended(asked(wanted("2021-02-01", "2021-02-02", Map.of())))
        .then()
        .body("state", equalTo("FAILED"))
        .body("failure", equalTo("No prices are known of these days."));
  }

  @Test
  void whatMakesNoSenseIsRefusedAtItsPlace() {
    refused(wanted("2021-03-08", "2021-03-01", Map.of()), "/settings/last");
    refused(wanted("2021-03-08", "2999-03-01", Map.of()), "/settings/last");
    refused(wanted("2019-03-08", "2021-03-01", Map.of()), "/settings/last");
    refused(
        wanted("2021-03-08", "2021-03-09", Map.of("windowLowPercent", 80)),
        "/settings/windowHighPercent");
    refused(Map.of("siteId", "no-site", "name", "x", "settings", settings()), "/siteId");
    refused(Map.of("siteId", SITE, "name", " ", "settings", settings()), "/name");
    Callers.viewer()
        .body(wanted("2021-03-08", "2021-03-09", Map.of()))
        .post("/api/v1/studies")
        .then()
        .statusCode(403);
  }

  private static Map<String, Object> settings() {
    return Map.of("first", "2021-03-08", "last", "2021-03-09");
  }

  private static void refused(Map<String, Object> body, String pointer) {
    Callers.operator()
        .body(body)
        .post("/api/v1/studies")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(pointer));
  }
}
