package org.voltide.csms.roaming.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.energy.limits.ExternalLimits;
import org.voltide.csms.energy.limits.LimitsChanged;
import org.voltide.csms.energy.limits.SessionLimits;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.sessions.SessionPublisher;
import org.voltide.csms.roaming.tokens.RoamingTokens;
import org.voltide.csms.roaming.tokens.TokensModule;

/** Charging profiles of a partner (OCPI 2.3.0 ChargingProfiles) become limits of the planner. */
class ChargingProfilesTest {
  private static final Instant NOW = RoamingWorld.NOW;
  private static final Instant BEGUN = NOW.minus(Duration.ofHours(1));
  private static final String TEN_KW =
      """
      {"charging_rate_unit":"W","charging_profile_period":[
        {"start_period":0,"limit":10000.0},{"start_period":7200,"limit":0}]}\
      """;

  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");
  private final MockPartner other = new MockPartner("OTH");
  private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
  private final List<LimitsChanged> told = new ArrayList<>();
  private final Outbox outbox = new Outbox(world.database, world.clock);
  private final ExternalLimits limits = new ExternalLimits(world.database, json);
  private Partner partner;
  private UUID direct;
  private UUID alternating;

  @BeforeEach
  void begin() {
    world.serve(new TokensModule(new RoamingTokens(world.database, world.clock)));
    world.serve(
        new ChargingProfilesModule(
            new SessionProfiles(
                world.database,
                new SessionLimits(json, world.clock),
                outbox,
                (Consumer<LimitsChanged>) told::add,
                world.clock)));
    partner = world.registered(mock);
    world.registered(other);
    mock.ask(
        "PUT",
        world.url("2.3.0/cpo/tokens/NL/MCK/04AA"),
        RoamingWorld.token("MCK", "04AA", "ALLOWED"));
    direct = session("t1", 1);
    alternating = session("t2", 2);
    new SessionPublisher(world.database, world.settings, world.clock).publish();
  }

  @AfterEach
  void close() {
    mock.close();
    other.close();
    world.close();
  }

  private UUID session(String transaction, int evse) {
    UUID id = UUID.randomUUID();
    world.database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id,
               connector_id, id_token, token_type, started_at, seq_nos, energy_in_wh, total_cost,
               sampled_at, changed_at)
        values (?, 'CS-1', ?, 'depot', ?, 1, '04AA', 'ISO14443', ?, '{}', 10000, 6.25, ?, ?)
        """,
        id,
        transaction,
        evse,
        BEGUN,
        NOW,
        NOW);
    return id;
  }

  private JsonNode put(MockPartner asking, UUID session, String profile) {
    String body =
        "{\"charging_profile\":%s,\"response_url\":\"%s/profiles/1\"}"
            .formatted(profile, asking.address());
    return Json.stored(asking.ask("PUT", address(session, ""), body).body());
  }

  private JsonNode ask(String method, UUID session, String query) {
    String url = address(session, query + "response_url=" + mock.address() + "/profiles/1");
    return Json.stored(mock.ask(method, url, "").body());
  }

  private String address(UUID session, String query) {
    return world.url(
        "2.3.0/cpo/chargingprofiles/" + session + (query.isEmpty() ? "" : "?" + query));
  }

  private static String result(JsonNode envelope) {
    return envelope.at("/data/result").asText();
  }

  /** What the partner was told in the end. */
  private List<JsonNode> results() throws InterruptedException {
    new Courier(world.settings, world.partners, world.client, world.objects, outbox)
        .deliver(partner.id());
    return mock.asked("POST", "/profiles/").stream().map(it -> Json.stored(it.body())).toList();
  }

  private OptionalDouble least(int evse, Instant from, Instant to) {
    return limits.ofSite("depot").stream()
        .filter(limit -> limit.covers("CS-1", evse))
        .map(limit -> limit.least(from, to))
        .flatMapToDouble(OptionalDouble::stream)
        .min();
  }

  @Test
  void aProfileLimitsTheSessionFromItsStartAndThePartnerIsTold() throws InterruptedException {
    mock.answer("/profiles/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
    assertThat(result(put(mock, direct, TEN_KW))).isEqualTo("ACCEPTED");
    assertThat(told).containsExactly(new LimitsChanged("CS-1"));
    assertThat(least(1, NOW, NOW.plusSeconds(900))).hasValue(10_000);
    assertThat(least(1, BEGUN.plusSeconds(7_200), NOW.plusSeconds(7_200))).hasValue(0);
    assertThat(least(2, NOW, NOW.plusSeconds(900))).as("the other session").isEmpty();
    assertThat(results())
        .extracting(told -> told.path("result").asText())
        .containsExactly("ACCEPTED");

    world.database.update("update charging_session set ended_at = ? where id = ?", NOW, direct);
    assertThat(limits.ofSite("depot")).isEmpty();
    assertThat(result(put(mock, direct, TEN_KW))).isEqualTo("UNKNOWN_SESSION");
  }

  @Test
  void whoComesNextIsNotLimitedByIt() {
    put(mock, direct, TEN_KW);
    world.database.update(
        "update charging_session set evse_id = 1, started_at = ? where id = ?", NOW, alternating);
    assertThat(limits.ofSite("depot")).as("the station never said that one left").isEmpty();
  }

  @Test
  void aProfileIsLiftedOnce() throws InterruptedException {
    mock.answer("/profiles/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
    put(mock, direct, TEN_KW);
    assertThat(result(ask("DELETE", direct, ""))).as("right after it").isEqualTo("TOO_OFTEN");
    assertThat(limits.ofSite("depot")).hasSize(1);
    world.clock.pass(Duration.ofSeconds(10));
    assertThat(result(ask("DELETE", direct, ""))).isEqualTo("ACCEPTED");
    assertThat(limits.ofSite("depot")).isEmpty();
    assertThat(told).hasSize(2);
    ask("DELETE", direct, "");
    assertThat(told).as("nothing was lifted").hasSize(2);
    assertThat(results())
        .extracting(told -> told.path("result").asText())
        .containsExactlyInAnyOrder("ACCEPTED", "ACCEPTED", "UNKNOWN");
  }

  @Test
  void amperesAreThoseOfEachPhaseAndNothingForDirectCurrent() {
    String sixteen = TEN_KW.replace("\"W\"", "\"A\"").replace("10000.0", "16");
    assertThat(result(put(mock, alternating, sixteen))).isEqualTo("ACCEPTED");
    assertThat(least(2, NOW, NOW.plusSeconds(900))).hasValue(16 * 3 * 230.0);
    assertThat(result(put(mock, direct, sixteen))).isEqualTo("NOT_SUPPORTED");
    assertThat(result(put(mock, direct, TEN_KW.replace("\"W\"", "\"VA\""))))
        .isEqualTo("NOT_SUPPORTED");
    world.database.update("update station set steered = false");
    assertThat(result(put(mock, direct, TEN_KW))).isEqualTo("NOT_SUPPORTED");
  }

  @Test
  void profilesOneRightAfterAnotherAreTooMany() {
    put(mock, direct, TEN_KW);
    assertThat(result(put(mock, direct, TEN_KW.replace("10000.0", "1")))).isEqualTo("TOO_OFTEN");
    assertThat(least(1, NOW, NOW.plusSeconds(900))).hasValue(10_000);
    world.clock.pass(Duration.ofSeconds(10));
    assertThat(result(put(mock, direct, TEN_KW.replace("10000.0", "1")))).isEqualTo("ACCEPTED");
    assertThat(least(1, NOW, NOW.plusSeconds(900))).hasValue(1);
  }

  @Test
  void thePlanIsTheActiveProfile() throws InterruptedException {
    mock.answer("/profiles/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
    assertThat(result(ask("GET", direct, "duration=3600&"))).isEqualTo("ACCEPTED");
    assertThat(results().getFirst().path("result").asText()).isEqualTo("UNKNOWN");
    plan(NOW.minusSeconds(300), 7_400.04);
    plan(NOW.plusSeconds(600), -5_000);
    plan(NOW.plusSeconds(1_500), -3_000);
    plan(NOW.plusSeconds(9_000), 11_000);
    ask("GET", direct, "duration=3600&");
    assertThat(results().getLast().path("profile"))
        .isEqualTo(
            Json.stored(
                """
                {"start_date_time":"2026-05-01T12:00:00Z","charging_profile":{
                 "start_date_time":"2026-05-01T12:00:00Z","duration":2400,"charging_rate_unit":"W",
                 "charging_profile_period":[
                  {"start_period":0,"limit":7400.0},{"start_period":600,"limit":0.0}]}}\
                """));
  }

  @Test
  void nothingIsToldOfTimeThatIsNotPlanned() throws InterruptedException {
    mock.answer("/profiles/", _ -> MockPartner.Answer.of(200, MockPartner.envelope("null")));
    plan(NOW.plusSeconds(900), 11_000);
    ask("GET", direct, "duration=86400&");
    assertThat(results().getFirst().at("/profile/charging_profile/duration").asInt())
        .isEqualTo(1_800);
  }

  @Test
  void whoTakesNoResultsIsMadeNoMore() {
    world.database.update(
        "insert into roaming_outbox (partner_id, kind, id, queued_at, address, body)"
            + " select ?, 'CHARGING_PROFILE', n::text, ?, 'http://mock.example', '{}'"
            + " from generate_series(1, ?) n",
        partner.id(),
        NOW,
        SessionProfiles.MOST_UNTOLD);
    assertThat(result(ask("GET", direct, "duration=3600&"))).isEqualTo("TOO_OFTEN");
    assertThat(result(ask("DELETE", direct, ""))).isEqualTo("TOO_OFTEN");
    assertThat(result(put(mock, direct, TEN_KW))).isEqualTo("TOO_OFTEN");
  }

  @Test
  void aSessionThatOnlyTheBooksHaveLimitsNobodyElse() {
    put(mock, direct, TEN_KW);
    UUID next = session("t3", 1);
    world.database.update("update charging_session set started_at = ? where id = ?", NOW, next);
    assertThat(limits.ofSite("depot")).isEmpty();
    world.database.update("update charging_session set ended_at = ? where id = ?", NOW, next);
    assertThat(limits.ofSite("depot")).as("it goes on after all").hasSize(1);
  }

  @Test
  void aPartnerThatHasEndedLimitsNobody() {
    put(mock, direct, TEN_KW);
    world.registration.ended(partner.id());
    assertThat(limits.ofSite("depot")).isEmpty();
  }

  private void plan(Instant start, double powerW) {
    world.database.update(
        "insert into session_plan_step values (?, ?, ?, ?, 50, 1)",
        direct,
        start,
        start.plusSeconds(900),
        powerW);
  }

  @Test
  void nobodyElseLimitsASession() {
    assertThat(result(put(other, direct, TEN_KW))).isEqualTo("UNKNOWN_SESSION");
    assertThat(result(put(mock, UUID.randomUUID(), TEN_KW))).isEqualTo("UNKNOWN_SESSION");
    String elsewhere =
        "{\"charging_profile\":%s,\"response_url\":\"http://other.example/1\"}".formatted(TEN_KW);
    assertThat(
            Json.stored(mock.ask("PUT", address(direct, ""), elsewhere).body())
                .path("status_code")
                .asInt())
        .isEqualTo(2001);
    assertThat(limits.ofSite("depot")).isEmpty();
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|charging_profile_period",
        "[{\"start_period\":0,\"limit\":-1}]|limit",
        "[{\"start_period\":0,\"limit\":1e9}]|limit",
        "[{\"start_period\":5,\"limit\":1},{\"start_period\":5,\"limit\":1}]|rise",
        "[{\"start_period\":-1,\"limit\":1}]|at least 0"
      })
  void aProfileWithoutSenseIsRefused(String periods, String why) {
    JsonNode refused =
        put(
            mock,
            direct,
            "{\"charging_rate_unit\":\"W\",\"charging_profile_period\":%s}".formatted(periods));
    assertThat(refused.path("status_code").asInt()).isBetween(2001, 2002);
    assertThat(refused.path("status_message").asText()).contains(why);
  }
}
