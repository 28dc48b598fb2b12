package org.voltide.csms.roaming.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorization.Presented;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockHub;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.model.ClientInfo;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Pages;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.push.Queue;
import org.voltide.csms.roaming.sessions.SessionPublisher;
import org.voltide.csms.roaming.tokens.PartnerAuthorizer;
import org.voltide.csms.roaming.tokens.RoamingTokens;
import org.voltide.csms.roaming.tokens.TokensModule;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

class HubTest {
  private static final String SESSIONS = "2.2.1/cpo/sessions?date_from=2026-01-01T00:00:00Z";

  private final RoamingWorld world = new RoamingWorld();
  private final MockHub hub = new MockHub("2.2.1");
  private final MockHub.Client one = hub.join("ONE", "EMSP");
  private final MockHub.Client two = hub.join("TWO", "EMSP");
  private final HubClients clients = new HubClients(world.database, world.settings, world.clock);
  private final HubClientFetcher fetcher =
      new HubClientFetcher(
          world.settings,
          world.partners,
          new Pages(world.client),
          clients,
          world.database,
          world.clock);
  private final RoamingTokens tokens = new RoamingTokens(world.database, world.clock);
  private final PartnerAuthorizer authorizer =
      new PartnerAuthorizer(tokens, world.partners, world.client, world.objects, world.clock);
  private final SessionPublisher sessions =
      new SessionPublisher(world.database, world.settings, world.clock);
  private final Outbox outbox = new Outbox(world.database, world.clock);
  private final Courier courier =
      new Courier(world.settings, world.partners, world.client, world.objects, outbox);
  private UUID id = UUID.randomUUID();

  @BeforeEach
  void register() throws InterruptedException {
    world.serve(new TokensModule(tokens));
    world.serve(new HubClientInfoModule(clients));
    id = registered(hub, "2.2.1");
    fetcher.fetch(partner());
    world.publisher.publish();
  }

  @AfterEach
  void close() {
    authorizer.close();
    hub.close();
    world.close();
  }

  private UUID registered(MockHub hub, String version) {
    Registration.Invitation invitation = world.registration.invite("Hub", V2gPolicy.CHARGE_ONLY);
    hub.token = invitation.token();
    var answer = hub.send(Map.of(), "POST", world.url(version + "/credentials"), hub.credentials());
    hub.token = Json.stored(answer.body()).at("/data/token").asText();
    return invitation.partner().id();
  }

  private Partner partner() {
    return world.partners.demand(id);
  }

  private JsonNode as(String party, String method, String path, String body) {
    return envelope(hub.send(MockHub.from(party), method, world.url(path), body));
  }

  private JsonNode with(Map<String, String> headers, String method, String path) {
    return envelope(hub.send(headers, method, world.url(path), ""));
  }

  private static JsonNode envelope(HttpResponse<String> answer) {
    return Json.stored(answer.body());
  }

  private static int status(JsonNode envelope) {
    return envelope.path("status_code").asInt();
  }

  private int info(String party, String role, String status, String updated) {
    String body =
        """
        {"country_code":"NL","party_id":"%s","role":"%s","status":"%s","last_updated":"%s"}
        """
            .formatted(party, role, status, updated);
    String url = world.url("2.2.1/cpo/hubclientinfo/NL/" + party);
    return status(envelope(hub.send(Map.of(), "PUT", url, body)));
  }

  private void token(String party, String uid, String whitelist) {
    assertThat(
            status(
                as(
                    party,
                    "PUT",
                    "2.2.1/cpo/tokens/NL/%s/%s".formatted(party, uid),
                    RoamingWorld.token(party, uid, whitelist))))
        .isEqualTo(1000);
  }

  private UUID session(String transaction, String card) {
    UUID session = UUID.randomUUID();
    Instant now = world.clock.instant();
    world.database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id,
               connector_id, id_token, token_type, started_at, seq_nos, energy_in_wh, total_cost,
               sampled_at, changed_at)
        values (?, 'CS-1', ?, 'depot', 1, 1, ?, 'ISO14443', ?, '{}', 10000, 6.25, ?, ?)
        """,
        session,
        transaction,
        card,
        now.minus(Duration.ofHours(1)),
        now,
        now);
    return session;
  }

  private void end(UUID session) {
    world.database.update(
        "update charging_session set ended_at = ?, changed_at = changed_at + interval '1 second'"
            + " where id = ?",
        world.clock.instant(),
        session);
  }

  private Optional<AuthorizationStatus> verdict(String uid) throws Exception {
    Presented presented = new Presented(new IdToken(uid, "ISO14443", null, null), "depot", "CS-1");
    return authorizer
        .ask(presented)
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS)
        .map(IdTokenInfo::status);
  }

  private Queue queue() {
    return outbox.queues().getOrDefault(id, Queue.EMPTY);
  }

  @Test
  void aHubIsKnownByItsRoleOrItsFieldAndByWhomItReaches() {
    assertThat(partner().party()).contains(new Party("NL", "HUB"));
    assertThat(partner().speaksFor(new Party("nl", "one"))).isTrue();
    assertThat(partner().speaksFor(new Party("NL", "ODD"))).isFalse();
    assertThat(hub.own.getFirst().headers())
        .as("the list of parties is not routed")
        .doesNotContainKeys("ocpi-from-party-id", "ocpi-to-party-id");
    try (MockHub newer = new MockHub("2.3.0")) {
      newer.join("NEW", "EMSP");
      Partner known = world.partners.demand(registered(newer, "2.3.0"));
      assertThat(known.party()).contains(new Party("NL", "HUB"));
      assertThat(known.speaksFor(new Party("NL", "NEW"))).isTrue();
      assertThat(known.speaksFor(new Party("DE", "VLT"))).as("ourselves").isFalse();
    }
  }

  @Test
  void listsAreFetchedAgainWhenAPartyIsNew() {
    world.database.update(
        "insert into roaming_fetch values (?, 'CDR', ?, ?)",
        id,
        RoamingWorld.NOW,
        RoamingWorld.NOW.plusSeconds(3600));
    world.database.update("update roaming_partner set tokens_next = ?", RoamingWorld.NOW);
    assertThat(info("ONE", "EMSP", "CONNECTED", "2026-05-01T11:30:00Z")).isEqualTo(1000);
    assertThat(waiting("tokens_next")).as("known already").isOne();
    assertThat(info("NEW", "CPO", "CONNECTED", "2026-05-01T11:30:00Z")).isEqualTo(1000);
    assertThat(waiting("tokens_next")).isZero();
    assertThat(world.database.query("select kind from roaming_fetch", row -> row.text("kind")))
        .isEmpty();
  }

  private int waiting(String column) {
    return world
        .database
        .query(
            "select count(%s)::int as n from roaming_partner".formatted(column),
            row -> row.whole("n"))
        .getFirst();
  }

  @Test
  void ofPartiesTheNewestStateCounts() throws InterruptedException {
    assertThat(info("ONE", "EMSP", "OFFLINE", "2026-05-01T11:30:00Z")).isEqualTo(1000);
    assertThat(partner().reaches(new Party("NL", "ONE"))).isFalse();
    assertThat(info("ONE", "EMSP", "CONNECTED", "2026-05-01T11:10:00Z")).isEqualTo(1000);
    assertThat(partner().reaches(new Party("NL", "ONE"))).as("older").isFalse();
    assertThat(info("ONE", "CPO", "CONNECTED", "2026-05-01T11:10:00Z")).isEqualTo(1000);
    assertThat(partner().reaches(new Party("NL", "ONE"))).as("in another role").isTrue();
    assertThat(partner().reaches(new Party("NL", "TWO"))).isTrue();
    String url = world.url("2.2.1/cpo/hubclientinfo/NL/TWO");
    String patch = "{\"status\":\"PLANNED\",\"last_updated\":\"2026-05-01T11:40:00Z\"}";
    assertThat(status(envelope(hub.send(Map.of(), "PATCH", url, patch)))).isEqualTo(1000);
    assertThat(envelope(hub.send(Map.of(), "GET", url, "")).at("/data/status").asText())
        .isEqualTo("PLANNED");

    hub.list = MockPartner.envelope("[]");
    world.clock.pass(Duration.ofHours(1));
    fetcher.fetch(partner());
    assertThat(partner().speaksFor(new Party("NL", "ONE"))).as("gone from the list").isFalse();
    assertThat(status(as("ONE", "GET", "2.2.1/cpo/locations", ""))).isEqualTo(2001);
  }

  @Test
  void whatAHubSaysOfPartiesHasToMakeSense() throws InterruptedException {
    assertThat(info("ODD", "WIZARD", "CONNECTED", "2026-05-01T11:00:00Z")).isEqualTo(2001);
    assertThat(info("ODD", "EMSP", "DREAMING", "2026-05-01T11:00:00Z")).isEqualTo(2001);
    assertThat(info("LONGER", "EMSP", "CONNECTED", "2026-05-01T11:00:00Z")).isEqualTo(2001);
    hub.list =
        MockPartner.envelope(
            """
            [{"party_id":7},"nonsense",null,{"country_code":"NL","party_id":"GUD","role":"NSP",
             "status":"CONNECTED","last_updated":"2026-05-01T11:00:00Z"},
             {"country_code":"DE","party_id":"VLT","role":"CPO",
             "status":"CONNECTED","last_updated":"2026-05-01T11:00:00Z"}]
            """);
    fetcher.fetch(partner());
    assertThat(partner().clients().toString()).contains("GUD").doesNotContain("VLT", "ODD");
    hub.list = MockPartner.envelope("[\"" + "x".repeat(9_000_000) + "\"]");
    fetcher.fetch(partner());
    assertThat(partner().lastError()).as("a giant page is not read").contains("hubclientinfo");
    assertThat(partner().speaksFor(new Party("NL", "GUD"))).isTrue();
    try (MockPartner direct = new MockPartner("DIR")) {
      world.registered(direct, "2.2.1");
      var answer = direct.ask("PUT", world.url("2.2.1/cpo/hubclientinfo/NL/ONE"), one.toString());
      assertThat(answer.body()).contains("2001").contains("Only hubs");
    }
  }

  @Test
  void aHubHasOnlySoManyParties() {
    Partner before = partner();
    for (int i = 0; i < 998; i++) {
      clients.put(before, client("%03d".formatted(i)));
    }
    Partner full = partner();
    assertThatThrownBy(() -> clients.put(full, client("MAX"))).isInstanceOf(OcpiFault.class);
    assertThat(clients.put(full, client("001"))).as("known ones change still").isFalse();
  }

  private static ClientInfo client(String party) {
    return new ClientInfo(
        "NL", party, ClientInfo.Role.EMSP, ClientInfo.Status.CONNECTED, RoamingWorld.NOW);
  }

  @Test
  void answersGoTheOtherWayRound() {
    var answer = hub.send(MockHub.from("ONE"), "GET", world.url("2.2.1/cpo/locations"), "");
    assertThat(status(envelope(answer))).isEqualTo(1000);
    assertThat(header(answer, "OCPI-from-country-code")).isEqualTo("DE");
    assertThat(header(answer, "OCPI-from-party-id")).isEqualTo("VLT");
    assertThat(header(answer, "OCPI-to-country-code")).isEqualTo("NL");
    assertThat(header(answer, "OCPI-to-party-id")).isEqualTo("ONE");
    assertThat(header(answer, "X-Request-ID")).isEqualTo("request-7");
    assertThat(header(answer, "X-Correlation-ID")).isEqualTo("correlation-7");
    var refused = hub.send(MockHub.from("ODD"), "GET", world.url("2.2.1/cpo/locations"), "");
    assertThat(status(envelope(refused))).isEqualTo(2001);
    assertThat(header(refused, "OCPI-to-party-id")).isEqualTo("ODD");
    assertThat(header(refused, "X-Correlation-ID")).isEqualTo("correlation-7");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void whoSendsAndForWhomIsJudged() {
    String list = "2.2.1/cpo/locations";
    Map<String, String> elsewhere = MockHub.from("ONE");
    elsewhere.put("OCPI-to-party-id", "ELS");
    assertThat(status(with(elsewhere, "GET", list))).as("unknown receiver").isEqualTo(4001);
    Map<String, String> circle = MockHub.from("VLT");
    circle.put("OCPI-from-country-code", "de");
    assertThat(status(with(circle, "GET", list))).isEqualTo(2001);
    assertThat(with(circle, "GET", list).path("status_message").asText()).contains("circle");
    Map<String, String> half = MockHub.from("ONE");
    half.remove("OCPI-from-country-code");
    assertThat(status(with(half, "GET", list))).as("half a sender").isEqualTo(2001);
    Map<String, String> odd = MockHub.from("ONE");
    odd.put("OCPI-to-country-code", "Germany");
    assertThat(status(with(odd, "GET", list))).as("no country").isEqualTo(2001);
    assertThat(status(with(Map.of(), "GET", list))).as("no sender").isEqualTo(2002);
    Map<String, String> open = MockHub.from("TWO");
    open.keySet().removeIf(name -> name.startsWith("OCPI-to"));
    assertThat(status(with(open, "GET", list))).as("open routing").isEqualTo(1000);
    try (MockPartner direct = new MockPartner("DIR")) {
      world.registered(direct, "2.2.1");
      assertThat(direct.ask("GET", world.url(list), "").statusCode()).isEqualTo(200);
      hub.token = direct.tokenOfOthers;
      assertThat(status(as("ONE", "GET", list, ""))).as("not its party").isEqualTo(2001);
      assertThat(status(as("DIR", "GET", list, ""))).isEqualTo(1000);
    }
  }

  @Test
  void onlyWhatConcernsAllIsBroadcast() throws InterruptedException {
    String card = "2.2.1/cpo/tokens/NL/TWO/04AA";
    String token = RoamingWorld.token("TWO", "04AA", "ALLOWED");
    assertThat(status(as("ONE", "PUT", card, token))).as("of another").isEqualTo(2001);
    assertThat(status(as("HUB", "PUT", card, token))).isEqualTo(1000);
    Map<String, String> toHub = new HashMap<>(MockHub.from("TWO"));
    toHub.put("OCPI-to-country-code", "NL");
    toHub.put("OCPI-to-party-id", "HUB");
    assertThat(status(envelope(hub.send(toHub, "PUT", world.url(card), token)))).isEqualTo(1000);
    assertThat(status(with(toHub, "GET", card))).as("a GET is no broadcast").isEqualTo(2001);
    assertThat(hub.send(MockHub.from("HUB"), "GET", world.url(card), "").body())
        .contains("1000")
        .contains("NL-TWO-C1");

    courier.deliver(id);
    assertThat(one.asked("PUT", "locations")).hasSize(1);
    assertThat(two.asked("PUT", "tariffs")).hasSize(1);
    MockHub.Asked push = two.asked("PUT", "locations").getFirst();
    assertThat(push.headers())
        .containsEntry("ocpi-to-party-id", "HUB")
        .containsEntry("ocpi-from-party-id", "VLT");
  }

  @Test
  void aPartySeesOnlyWhatItsOwnDriversCharged() throws InterruptedException {
    token("ONE", "04AA", "ALLOWED");
    token("TWO", "04BB", "ALLOWED");
    UUID mine = session("t1", "04AA");
    UUID theirs = session("t2", "04BB");
    sessions.publish();
    assertThat(as("ONE", "GET", SESSIONS, "").path("data")).hasSize(1);
    assertThat(as("ONE", "GET", SESSIONS, "").toString()).contains(mine.toString());
    assertThat(as("TWO", "GET", SESSIONS, "").toString())
        .contains(theirs.toString())
        .doesNotContain(mine.toString());
    assertThat(as("HUB", "GET", SESSIONS, "").path("data")).as("the hub itself").isEmpty();
    String preferences = "2.2.1/cpo/sessions/%s/charging_preferences".formatted(mine);
    String cheap = "{\"profile_type\":\"CHEAP\"}";
    assertThat(status(as("TWO", "PUT", preferences, cheap))).isEqualTo(2001);
    assertThat(world.preferred).isEmpty();

    courier.deliver(id);
    assertThat(one.asked("PUT", "sessions")).hasSize(1);
    assertThat(one.asked("PUT", "sessions").getFirst().headers())
        .containsEntry("ocpi-to-party-id", "ONE");
    end(mine);
    world.clock.pass(Duration.ofMinutes(6));
    sessions.publish();
    courier.deliver(id);
    assertThat(one.asked("POST", "cdrs")).hasSize(1);
    assertThat(two.asked("POST", "cdrs")).isEmpty();
    assertThat(as("ONE", "GET", "2.2.1/cpo/cdrs", "").path("data")).hasSize(1);
    assertThat(as("TWO", "GET", "2.2.1/cpo/cdrs", "").path("data")).isEmpty();
  }

  @Test
  void whoIsAwayIsToldWhenItIsBack() throws InterruptedException {
    token("ONE", "04AA", "ALLOWED");
    token("TWO", "04BB", "ALLOWED");
    assertThat(info("ONE", "EMSP", "OFFLINE", "2026-05-01T11:30:00Z")).isEqualTo(1000);
    session("t1", "04AA");
    session("t2", "04BB");
    sessions.publish();
    courier.deliver(id);
    assertThat(one.asked("PUT", "sessions")).isEmpty();
    assertThat(two.asked("PUT", "sessions")).as("others are told").hasSize(1);
    assertThat(queue().waiting()).isOne();
    world.clock.pass(Duration.ofDays(3));
    courier.deliver(id);
    assertThat(outbox.letters(id, 10).getFirst().attempts()).as("not even tried").isZero();
    assertThat(info("ONE", "EMSP", "CONNECTED", "2026-05-01T11:50:00Z")).isEqualTo(1000);
    courier.deliver(id);
    assertThat(one.asked("PUT", "sessions")).hasSize(1);
    assertThat(queue()).isEqualTo(Queue.EMPTY);
  }

  @Test
  void whatAHubCannotPassOnHoldsUpNobodyAndIsNeverGivenUp() throws InterruptedException {
    token("ONE", "04AA", "ALLOWED");
    token("TWO", "04BB", "ALLOWED");
    session("t1", "04AA");
    session("t2", "04BB");
    sessions.publish();
    one.manner = _ -> MockHub.failed(4003, "connection problem");
    courier.deliver(id);
    assertThat(two.asked("PUT", "sessions")).hasSize(1);
    assertThat(partner().failures()).as("the hub itself is well").isZero();
    for (int i = 0; i < 25; i++) {
      world.clock.pass(Duration.ofHours(2));
      courier.deliver(id);
    }
    assertThat(one.asked("PUT", "sessions")).hasSize(26);
    assertThat(queue().stuck()).isZero();
    one.manner = _ -> MockPartner.envelope("null");
    world.clock.pass(Duration.ofHours(2));
    courier.deliver(id);
    assertThat(queue()).isEqualTo(Queue.EMPTY);
  }

  @Test
  void theProviderOfATokenIsAskedThroughTheHub() throws Exception {
    token("ONE", "04AA", "NEVER");
    token("TWO", "04BB", "ALLOWED_OFFLINE");
    one.manner = _ -> MockPartner.envelope("{\"allowed\":\"ALLOWED\"}");
    assertThat(verdict("04AA")).contains(AuthorizationStatus.Accepted);
    assertThat(one.asked("POST", "04AA/authorize").getFirst().headers())
        .containsEntry("ocpi-to-party-id", "ONE")
        .containsEntry("ocpi-to-country-code", "NL");
    assertThat(two.asked("POST", "authorize")).isEmpty();

    two.manner = _ -> MockHub.failed(4002, "timeout");
    assertThat(verdict("04BB")).as("by the list").contains(AuthorizationStatus.Accepted);
    assertThat(info("ONE", "EMSP", "SUSPENDED", "2026-05-01T11:30:00Z")).isEqualTo(1000);
    assertThat(verdict("04AA")).contains(AuthorizationStatus.Invalid);
    assertThat(one.asked("POST", "authorize")).as("nothing is sent").hasSize(1);
  }

  @Test
  void theHubFindsTheProviderOfAStranger() throws Exception {
    assertThat(verdict("04EE")).isEmpty();
    assertThat(two.asked("POST", "04EE/authorize").getFirst().headers())
        .as("open routing")
        .containsEntry("ocpi-from-party-id", "VLT")
        .doesNotContainKeys("ocpi-to-party-id", "ocpi-to-country-code");
    two.manner =
        _ ->
            MockPartner.envelope(
                "{\"allowed\":\"ALLOWED\",\"token\":%s}"
                    .formatted(RoamingWorld.token("TWO", "04EE", "NEVER")));
    assertThat(verdict("04EE")).contains(AuthorizationStatus.Accepted);
    UUID theirs = session("t1", "04EE");
    sessions.publish();
    assertThat(as("TWO", "GET", SESSIONS, "").toString()).contains(theirs.toString());
  }

  @Test
  void tokensOfTwoPartiesMayBeCalledAlike() {
    token("ONE", "04AA", "ALLOWED");
    token("TWO", "04AA", "NEVER");
    assertThat(as("ONE", "GET", "2.2.1/cpo/tokens/NL/ONE/04AA", "").at("/data/whitelist").asText())
        .isEqualTo("ALLOWED");
    assertThat(as("TWO", "GET", "2.2.1/cpo/tokens/NL/TWO/04AA", "").at("/data/whitelist").asText())
        .isEqualTo("NEVER");
  }
}
