package org.voltide.csms.roaming.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.MockPartner.Answer;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.offered.OfferedTokens;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.received.ReceivedLocations;
import org.voltide.csms.roaming.received.ReceivedObjects;
import org.voltide.csms.roaming.received.ReceivedSessions;
import org.voltide.csms.roaming.remote.RemoteCommand.State;

class RemoteCommandsTest {
  private static final String COMMANDS = "/2.3.0/commands/";
  private static final String LOCATION =
      """
      {"country_code":"NL","party_id":"MCK","id":"L1","city":"Utrecht","country":"NLD",
       "coordinates":{"latitude":"52.1","longitude":"5.1"},
       "evses":[{"uid":"E1","status":"AVAILABLE","connectors":[],
         "last_updated":"2026-05-01T10:00:00Z"}],"last_updated":"2026-05-01T10:00:00Z"}
      """;
  private static final String SESSION =
      """
      {"country_code":"NL","party_id":"MCK","id":"S1","start_date_time":"2026-05-01T10:00:00Z",
       "kwh":1,"cdr_token":{"country_code":"DE","party_id":"VLT","uid":"04AA","type":"RFID",
       "contract_id":"C"},"location_id":"L1","currency":"EUR","status":"ACTIVE",
       "last_updated":"2026-05-01T10:00:00Z"}
      """;

  private final RoamingWorld world = RoamingWorld.ofProvider("VLT");
  private final MockPartner mock = new MockPartner("MCK");
  private final ReceivedObjects objects =
      new ReceivedObjects(world.database, world.settings, world.clock);
  private final OfferedTokens tokens =
      new OfferedTokens(world.database, world.settings, world.clock);
  private final RemoteCommands commands =
      new RemoteCommands(
          world.database,
          world.settings,
          world.partners,
          world.client,
          world.registration,
          new Targets(objects, tokens, world.database),
          world.clock);
  private final UUID token = UUID.randomUUID();
  private Partner partner;

  @BeforeEach
  void register() {
    world.serve(new ReceivedLocations(objects));
    world.serve(new ReceivedSessions(objects));
    world.serve(new ResultsModule(commands));
    mock.role = "CPO";
    partner = world.registered(mock);
    world.database.update(
        "update roaming_partner set endpoints = ?",
        "[{\"identifier\":\"commands\",\"role\":\"RECEIVER\",\"url\":\"%s/2.3.0/commands/\"}]"
            .formatted(mock.address()));
    mock.ask("PUT", world.url("2.3.0/emsp/locations/NL/MCK/L1"), LOCATION);
    mock.ask("PUT", world.url("2.3.0/emsp/sessions/NL/MCK/S1"), SESSION);
    world.database.update(
        "insert into token (id, id_token, type, created_at) values (?, '04AA', 'ISO14443', ?)",
        token,
        world.clock.instant());
    answer("{\"result\":\"ACCEPTED\",\"timeout\":20}");
  }

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private void answer(String data) {
    mock.answer(COMMANDS, _ -> Answer.of(200, MockPartner.envelope(data)));
  }

  private RemoteCommand send(Wish wish) throws InterruptedException {
    return commands.send(partner.id(), wish, "anna");
  }

  private RemoteCommand now(RemoteCommand command) {
    return commands.demand(partner.id(), command.id());
  }

  /** What the partner was sent last. */
  private JsonNode asked(Wish wish) {
    return Json.stored(mock.asked("POST", COMMANDS + wish.type()).getLast().body());
  }

  private int tell(JsonNode asked, String result) {
    String body = "{\"result\":\"%s\",\"message\":[{\"language\":\"nl\",\"text\":\"zo\"}]}";
    return mock.ask("POST", asked.path("response_url").asText(), body.formatted(result))
        .statusCode();
  }

  @Test
  void aDriverIsStartedAndStopped() throws InterruptedException {
    Wish start = new Wish.Start(token, "L1", "e1", null, null);
    RemoteCommand taken = send(start);
    assertThat(taken.state()).isEqualTo(State.TAKEN);
    assertThat(taken.dueAt()).isEqualTo(world.clock.instant().plusSeconds(25));
    assertThat(taken.party()).isEqualTo("NL*MCK");
    JsonNode asked = asked(start);
    assertThat(asked.at("/token/uid").asText()).isEqualTo("04AA");
    assertThat(asked.path("authorization_reference").asText()).isEqualTo(taken.id().toString());
    assertThat(asked.path("response_url").asText()).startsWith(world.url("2.3.0/emsp/commands/"));
    assertThat(mock.asked("POST", COMMANDS).getLast().headers())
        .containsEntry("ocpi-to-party-id", "MCK");
    assertThat(tell(asked, "ACCEPTED")).isEqualTo(200);
    assertThat(tell(asked, "FAILED")).as("the first counts").isEqualTo(200);
    assertThat(now(taken).state()).isEqualTo(State.DONE);
    assertThat(now(taken).message()).isEqualTo("zo");

    Wish stop = new Wish.Stop("S1", null);
    RemoteCommand stopping = send(stop);
    assertThat(asked(stop).path("session_id").asText()).isEqualTo("S1");
    tell(asked(stop), "EVSE_OCCUPIED");
    assertThat(now(stopping).state()).isEqualTo(State.FAILED);
    assertThat(now(stopping).result()).isEqualTo("EVSE_OCCUPIED");
    assertThat(commands.page(partner.id(), new PageQuery()).items())
        .containsExactly(now(stopping), now(taken));
  }

  @Test
  void aPlaceIsReservedAndGivenFree() throws InterruptedException {
    Wish reserve =
        new Wish.Reserve(token, "L1", null, world.clock.instant().plus(Duration.ofHours(1)), null);
    RemoteCommand reserved = send(reserve);
    assertThat(asked(reserve).path("reservation_id").asText()).isEqualTo(reserved.id().toString());
    assertThat(asked(reserve).path("expiry_date").asText()).isEqualTo("2026-05-01T13:00:00Z");
    Wish cancel = new Wish.Cancel(reserved.id());
    RemoteCommand cancelled = send(cancel);
    assertThat(asked(cancel).path("reservation_id").asText()).isEqualTo(reserved.id().toString());
    tell(asked(cancel), "CANCELED_RESERVATION");
    assertThat(now(cancelled).state()).isEqualTo(State.DONE);
  }

  @Test
  void whatPartnersRefuseOrDoNotAnswerIsKnown() throws InterruptedException {
    Wish unlock = new Wish.Unlock("L1", "E1", "1", null);
    answer("{\"result\":\"NOT_SUPPORTED\",\"timeout\":20}");
    assertThat(send(unlock).result()).isEqualTo("NOT_SUPPORTED");
    answer("[]");
    assertThat(send(unlock).message()).contains("makes no sense");
    mock.answer(COMMANDS, _ -> Answer.of(404, "{\"status_code\":2001}"));
    assertThat(send(unlock).state()).isEqualTo(State.FAILED);
    mock.answer(COMMANDS, _ -> Answer.of(500, ""));
    RemoteCommand silent = send(unlock);
    assertThat(silent.state()).isEqualTo(State.SILENT);
    tell(asked(unlock), "ACCEPTED");
    assertThat(now(silent).state()).as("it did get there").isEqualTo(State.DONE);

    answer("{\"result\":\"ACCEPTED\",\"timeout\":20}");
    RemoteCommand waiting = send(unlock);
    world.clock.pass(Duration.ofSeconds(24));
    commands.expire();
    assertThat(now(waiting).state()).isEqualTo(State.TAKEN);
    world.clock.pass(Duration.ofSeconds(2));
    commands.expire();
    assertThat(now(waiting).state()).isEqualTo(State.SILENT);
  }

  @Test
  void aResultMayComeBeforeTheAnswer() throws InterruptedException {
    mock.answer(
        COMMANDS,
        asked -> {
          tell(Json.stored(asked.body()), "ACCEPTED");
          return Answer.of(200, MockPartner.envelope("{\"result\":\"ACCEPTED\",\"timeout\":9}"));
        });
    assertThat(send(new Wish.Stop("S1", null)).state()).isEqualTo(State.DONE);
  }

  @Test
  void resultsAreTakenOfWhoWasAskedOnly() throws InterruptedException {
    Wish stop = new Wish.Stop("S1", null);
    RemoteCommand command = send(stop);
    String url = asked(stop).path("response_url").asText();
    String done = "{\"result\":\"ACCEPTED\"}";
    try (MockPartner other = new MockPartner("OTH")) {
      world.registered(other);
      assertThat(other.ask("POST", url, done).statusCode()).isEqualTo(404);
    }
    assertThat(mock.ask("POST", url, done, "Token wrong").statusCode()).isEqualTo(401);
    assertThat(mock.ask("POST", url + "x", done).statusCode()).isEqualTo(404);
    assertThat(mock.ask("PUT", url, done).statusCode()).isEqualTo(405);
    assertThat(mock.ask("POST", url, "{}").body()).contains("2001");
    assertThat(mock.ask("POST", url, "{").statusCode()).isEqualTo(400);
    assertThat(now(command).state()).isEqualTo(State.TAKEN);
  }

  private void refused(Wish wish, int status, String why) {
    assertThatThrownBy(() -> send(wish))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(status))
        .hasMessageContaining(why);
  }

  @Test
  void nothingIsSentThatCannotBe() {
    refused(new Wish.Start(token, "L7", null, null, null), 422, "no location L7");
    refused(new Wish.Start(token, "L1", "E7", null, null), 422, "no EVSE E7");
    refused(new Wish.Start(UUID.randomUUID(), "L1", "E1", null, null), 422, "no token");
    refused(new Wish.Stop("S7", null), 422, "no session S7");
    refused(new Wish.Cancel(UUID.randomUUID()), 422, "Nothing was reserved");
    world.database.update("update token set status = 'Blocked'");
    refused(new Wish.Start(token, "L1", "E1", null, null), 409, "BLOCKED");
    world.partners.pause(partner.id(), true);
    refused(new Wish.Stop("S1", null), 409, "not paused");
    world.partners.pause(partner.id(), false);
    world.database.update("update roaming_partner set endpoints = '[]'");
    refused(new Wish.Stop("S1", null), 409, "takes no commands");
    assertThat(mock.asked("POST", COMMANDS)).isEmpty();
  }
}
