package org.voltide.csms.roaming.offered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.push.Outbox;

class OfferedTokensTest {
  private static final String LIST = "2.3.0/emsp/tokens";

  private final RoamingWorld world = RoamingWorld.ofProvider("VLT");
  private final MockPartner mock = new MockPartner("MCK");
  private final OfferedTokens tokens =
      new OfferedTokens(world.database, world.settings, world.clock);
  private Partner partner;

  @BeforeEach
  void register() {
    world.serve(new OfferedTokensModule(tokens, world.objects, world.registration));
    mock.role = "CPO";
    partner = world.registered(mock);
    world.database.update(
        "update roaming_partner set endpoints = ?",
        "[{\"identifier\":\"tokens\",\"role\":\"RECEIVER\",\"url\":\"%s/2.3.0/tokens\"}]"
            .formatted(mock.address()));
  }

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private UUID token(String idToken, String type) {
    UUID id = UUID.randomUUID();
    world.database.update(
        "insert into token (id, id_token, type, holder, language, created_at)"
            + " values (?, ?, ?, 'Ada', 'de-DE', ?)",
        id,
        idToken,
        type,
        world.clock.instant());
    world.clock.pass(Duration.ofMinutes(1));
    return id;
  }

  private void status(UUID id, String status) {
    world.database.update("update token set status = ? where id = ?", status, id);
  }

  private JsonNode ask(String uid, String query, String body) {
    return Json.stored(
        mock.ask("POST", world.url(LIST + "/" + uid + "/authorize" + query), body).body());
  }

  @Test
  void tokensAreListedPageByPageAndByWhatChanged() {
    token("04 AA", "ISO14443");
    token("DEVLTC12345678", "eMAID");
    token("no-card", "NoAuthorization");
    tokens.publish();
    var before = world.clock.instant().plusSeconds(1);
    world.clock.pass(Duration.ofMinutes(1));
    token("04BB", "ISO15693");
    tokens.publish();
    tokens.publish();
    var page = mock.ask("GET", world.url(LIST + "?limit=1"), "");
    assertThat(page.headers().firstValue("X-Total-Count")).contains("2");
    assertThat(page.headers().firstValue("Link"))
        .contains("<%s?offset=1&limit=1>; rel=\"next\"".formatted(world.url(LIST)));
    JsonNode changed = world.get(mock, LIST + "?date_from=" + before).path("data");
    JsonNode card = Json.stored(page.body()).at("/data/0");
    assertThat(card.path("uid").asText()).isEqualTo("04 AA");
    assertThat(card.path("type").asText()).isEqualTo("RFID");
    assertThat(card.path("contract_id").asText())
        .as("its number in 36 letters and digits")
        .matches("DE-VLT-C0[0-9A-Z]{7}")
        .isNotEqualTo(changed.at("/0/contract_id").asText());
    assertThat(card.path("language").asText()).isEqualTo("de");
    assertThat(card.toString()).as("his name is nobody's business").doesNotContain("Ada");
    assertThat(changed.findValuesAsText("uid")).containsExactly("04BB");
  }

  @Test
  void whatChangesIsPushedAndWhoIsRemovedIsForgottenOnceAllWereTold() throws InterruptedException {
    UUID id = token("04 AA", "ISO14443");
    Courier courier =
        new Courier(
            world.settings,
            world.partners,
            world.client,
            world.objects,
            new Outbox(world.database, world.clock));
    tokens.publish();
    courier.deliver(partner.id());
    String path = "/2.3.0/tokens/DE/VLT/04%20AA?type=RFID";
    assertThat(Json.stored(mock.asked("PUT", path).getFirst().body()).path("valid").asBoolean())
        .isTrue();
    world.database.update("delete from token where id = ?", id);
    tokens.publish();
    world.clock.pass(Duration.ofDays(8));
    tokens.publish();
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", path)).hasSize(2);
    assertThat(Json.stored(mock.asked("PUT", path).getLast().body()).path("valid").asBoolean())
        .isFalse();
    tokens.publish();
    assertThat(world.get(mock, LIST).path("data")).isEmpty();
  }

  @Test
  void onlyOperatorsAreToldOfTokens() {
    token("04AA", "ISO14443");
    tokens.publish();
    MockPartner provider = new MockPartner("PRV");
    try (provider) {
      world.registered(provider);
      assertThat(world.get(provider, LIST).path("status_code").asInt()).isEqualTo(2001);
      assertThat(provider.ask("POST", world.url(LIST + "/04AA/authorize"), "").body())
          .contains("2001", "CPO");
    }
  }

  @Test
  void whoMayChargeIsToldInRealTime() {
    UUID id = token("04AA", "ISO14443");
    token("DEVLTC12345678", "eMAID");
    assertThat(ask("04aa", "", "").at("/data/allowed").asText()).isEqualTo("ALLOWED");
    JsonNode there = ask("04AA", "?type=RFID", "{\"location_id\":\"L1\",\"evse_uids\":[\"E1\"]}");
    assertThat(there.at("/data/location/evse_uids/0").asText()).isEqualTo("E1");
    assertThat(ask("04AA", "", "{\"location\":").path("status_code").asInt()).isEqualTo(2001);
    assertThat(ask("04AA", "", "[]").path("status_code").asInt()).isEqualTo(2001);
    assertThat(ask("DE-VLT-C12345678", "?type=EMAID", "").at("/data/token/contract_id").asText())
        .isEqualTo("DEVLTC12345678");
    assertThat(ask("04AA", "?type=APP_USER", "").path("status_code").asInt()).isEqualTo(2001);
    assertThat(ask("04AA", "?type=IMPLANT", "").path("status_code").asInt()).isEqualTo(2001);
    assertThat(ask("04FF", "", "").path("status_code").asInt()).isEqualTo(2001);
    assertThat(mock.asked("POST", "/2.3.0/tokens")).as("nobody else is asked").isEmpty();

    for (String[] words :
        new String[][] {{"Blocked", "BLOCKED"}, {"Expired", "EXPIRED"}, {"Invalid", "BLOCKED"}}) {
      status(id, words[0]);
      assertThat(ask("04AA", "", "").at("/data/allowed").asText()).isEqualTo(words[1]);
    }
    status(id, "Accepted");
    world.database.update("update token set valid_until = ?", world.clock.instant());
    assertThat(ask("04AA", "", "").at("/data/allowed").asText()).isEqualTo("EXPIRED");
    world.database.update(
        "update token set valid_until = null, valid_from = ?",
        world.clock.instant().plusSeconds(60));
    JsonNode early = ask("04AA", "", "").path("data");
    assertThat(early.path("allowed").asText()).isEqualTo("NOT_ALLOWED");
    assertThat(early.at("/token/valid").asBoolean()).isFalse();
  }
}
