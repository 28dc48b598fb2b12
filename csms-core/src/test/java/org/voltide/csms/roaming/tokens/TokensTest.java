package org.voltide.csms.roaming.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorization.Presented;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.MockPartner.Answer;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

class TokensTest {
  private static final String CARD = "2.3.0/cpo/tokens/NL/MCK/04AA";

  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");
  private final RoamingTokens tokens = new RoamingTokens(world.database, world.clock);
  private final PartnerAuthorizer authorizer =
      new PartnerAuthorizer(tokens, world.partners, world.client, world.objects, world.clock);
  private Partner partner;

  @BeforeEach
  void register() {
    world.serve(new TokensModule(tokens));
    partner = world.registered(mock);
    world.publisher.publish();
  }

  @AfterEach
  void close() {
    authorizer.close();
    mock.close();
    world.close();
  }

  private int put(String path, String body) {
    return status("PUT", path, body);
  }

  private int status(String method, String path, String body) {
    return Json.stored(mock.ask(method, world.url(path), body).body()).path("status_code").asInt();
  }

  private Optional<IdTokenInfo> ask(String uid) throws Exception {
    Presented presented = new Presented(new IdToken(uid, "ISO14443", null, null), "depot", "CS-1");
    return authorizer.ask(presented).toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private Optional<AuthorizationStatus> verdict(String uid) throws Exception {
    return ask(uid).map(IdTokenInfo::status);
  }

  @Test
  void tokensArePutPatchedAndRead() {
    String card = RoamingWorld.token("MCK", "04AA", "ALLOWED");
    assertThat(mock.ask("PUT", world.url(CARD), card).statusCode()).isEqualTo(201);
    assertThat(mock.ask("PUT", world.url(CARD), card).statusCode()).isEqualTo(200);
    assertThat(world.get(mock, CARD.replace("04AA", "04aa")).at("/data/contract_id").asText())
        .isEqualTo("NL-MCK-C1");
    assertThat(status("PATCH", CARD, "{\"valid\":false}")).isEqualTo(2001);
    assertThat(status("PATCH", CARD, "{\"valid\":false,\"last_updated\":\"1999-01-01T00:00:00Z\"}"))
        .isEqualTo(1000);
    JsonNode patched = world.get(mock, CARD).path("data");
    assertThat(patched.path("valid").asBoolean()).isFalse();
    assertThat(patched.path("issuer").asText()).isEqualTo("Mock");
    assertThat(mock.ask("GET", world.url(CARD + "?type=APP_USER"), "").statusCode())
        .as("the type tells equal uids apart")
        .isEqualTo(404);
  }

  @Test
  void whatIsWrongIsRefusedAndSaid() {
    String card = RoamingWorld.token("MCK", "04AA", "ALLOWED");
    assertThat(put("2.3.0/cpo/tokens/NL/OTH/04AA", RoamingWorld.token("OTH", "04AA", "ALLOWED")))
        .as("of a stranger")
        .isEqualTo(2001);
    assertThat(put("2.3.0/cpo/tokens/NL/MCK/04AB", card)).isEqualTo(2001);
    assertThat(put(CARD + "?type=APP_USER", card)).isEqualTo(2001);
    assertThat(put(CARD, card.replace("ALLOWED", "SOMETIMES"))).isEqualTo(2001);
    assertThat(put(CARD, card.replace("\"issuer\"", "\"nobody\""))).isEqualTo(2001);
    assertThat(put(CARD, card.replace("2026-05-01T10:00:00", "soon"))).isEqualTo(2001);
    assertThat(put(CARD, card.replace("2026-05-01T10:00:00", "+999999999-01-01T00:00:00")))
        .isEqualTo(2001);
    assertThat(put(CARD, card.replace("2026-05-01T10:00:00", "-0001-01-01T00:00:00")))
        .isEqualTo(2001);
    assertThat(mock.ask("PUT", world.url(CARD), "{\"uid\":").statusCode()).isEqualTo(400);
    assertThat(mock.ask("PUT", world.url(CARD), "").statusCode()).isEqualTo(400);
    assertThat(mock.ask("DELETE", world.url(CARD), "").statusCode()).isEqualTo(405);
    assertThat(put(CARD, card)).isEqualTo(1000);
  }

  @Test
  void charactersThatCannotBeKeptAreRefused() {
    String card = RoamingWorld.token("MCK", "04AA", "ALLOWED");
    assertThat(put(CARD, card.replace("Mock", "Mo\\u0000ck"))).isEqualTo(2001);
    assertThat(put(CARD, card.replace("Mock", "Mo\0ck"))).isEqualTo(2001);
    assertThat(mock.ask("GET", world.url(CARD + "%00"), "").statusCode()).isEqualTo(404);
    assertThat(mock.ask("GET", world.url(CARD + "?type=%00"), "").statusCode()).isEqualTo(404);
    assertThat(world.log.page(partner.id(), true, new PageQuery()).items())
        .filteredOn(entry -> entry.method().equals("PUT"))
        .hasSize(2);
  }

  @Test
  void aKnownTokenMayChargeWithoutAQuestion() throws Exception {
    put(CARD, RoamingWorld.token("MCK", "04AA", "ALWAYS"));
    assertThat(verdict("04aa")).contains(AuthorizationStatus.Accepted);
    assertThat(mock.asked("POST", "/2.3.0/tokens")).isEmpty();
    status("PATCH", CARD, "{\"valid\":false,\"last_updated\":\"2026-05-01T11:00:00Z\"}");
    assertThat(verdict("04AA")).contains(AuthorizationStatus.Blocked);
  }

  @Test
  void whoHasToBeAskedForIsAskedFor() throws Exception {
    put(CARD, RoamingWorld.token("MCK", "04AA", "NEVER"));
    answer("ALLOWED", "04AA");
    assertThat(verdict("04AA")).contains(AuthorizationStatus.Accepted);
    MockPartner.Asked asked = mock.asked("POST", "/2.3.0/tokens").getFirst();
    assertThat(asked.path()).isEqualTo("/2.3.0/tokens/04AA/authorize?type=RFID");
    assertThat(Json.stored(asked.body()).path("location_id").asText()).isEqualTo("depot");
    for (String no : new String[] {"BLOCKED", "EXPIRED", "NO_CREDIT", "NOT_ALLOWED", "PERHAPS"}) {
      answer(no, "04AA");
      assertThat(verdict("04AA").orElseThrow()).as(no).isNotEqualTo(AuthorizationStatus.Accepted);
    }
    mock.answer("/2.3.0/tokens", _ -> Answer.of(500, "oops"));
    assertThat(verdict("04AA")).contains(AuthorizationStatus.Invalid);
    put(CARD, RoamingWorld.token("MCK", "04AA", "ALLOWED_OFFLINE"));
    assertThat(verdict("04AA")).as("its provider is silent").contains(AuthorizationStatus.Accepted);
  }

  private void answer(String allowed, String uid) {
    mock.answer(
        "/2.3.0/tokens",
        _ ->
            Answer.of(
                200,
                MockPartner.envelope(
                    "{\"allowed\":\"%s\",\"token\":%s,\"authorization_reference\":\"ref-1\"}"
                        .formatted(allowed, RoamingWorld.token("MCK", uid, "NEVER")))));
  }

  @Test
  void strangersAreAskedForAtAllPartners() throws Exception {
    try (MockPartner other = new MockPartner("OTH")) {
      world.registered(other);
      for (MockPartner one : new MockPartner[] {mock, other}) {
        one.answer(
            "/2.3.0/tokens", _ -> Answer.of(404, "{\"status_code\":2004,\"timestamp\":\"x\"}"));
      }
      assertThat(verdict("0499")).isEmpty();
      answer("ALLOWED", "0499");
      assertThat(verdict("0499")).contains(AuthorizationStatus.Accepted);
      other.answer("/2.3.0/tokens", _ -> Answer.of(200, "{\"data\":{\"allowed\":\"ALL"));
      answer("ALLOWED", "0400");
      assertThat(verdict("0401")).as("they answered for another").isEmpty();
    }
  }

  @Test
  void aPartnerCannotVouchForAnothersDrivers() throws Exception {
    mock.answer(
        "/2.3.0/tokens",
        _ ->
            Answer.of(
                200,
                MockPartner.envelope(
                    "{\"allowed\":\"ALLOWED\",\"token\":%s}"
                        .formatted(RoamingWorld.token("OTH", "0499", "NEVER")))));
    assertThat(verdict("0499")).isEmpty();
  }

  @Test
  void aCommandOfItsProviderIsWordEnough() throws Exception {
    tokens.grant(
        world.partners.demand(partner.id()),
        Json.stored(
            Token.class,
            """
            {"countryCode":"NL","partyId":"MCK","uid":"04BB","type":"RFID","contractId":"C",
             "issuer":"M","valid":true,"whitelist":"NEVER","lastUpdated":"2026-05-01T10:00:00Z"}
            """),
        "ref");
    assertThat(verdict("04BB")).contains(AuthorizationStatus.Accepted);
    world.clock.pass(Duration.ofHours(1));
    mock.answer("/2.3.0/tokens", _ -> Answer.of(500, "oops"));
    assertThat(verdict("04BB")).contains(AuthorizationStatus.Invalid);
  }
}
