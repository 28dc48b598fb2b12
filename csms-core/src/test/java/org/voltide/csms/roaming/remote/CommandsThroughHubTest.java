package org.voltide.csms.roaming.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.MockHub;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.hubs.HubClientInfoModule;
import org.voltide.csms.roaming.hubs.HubClients;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.offered.OfferedTokens;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.received.ReceivedCdrs;
import org.voltide.csms.roaming.received.ReceivedLocations;
import org.voltide.csms.roaming.received.ReceivedObjects;
import org.voltide.csms.roaming.remote.RemoteCommand.State;

class CommandsThroughHubTest {
  private final RoamingWorld world = RoamingWorld.ofProvider("VLT");
  private final MockHub hub = new MockHub("2.3.0");
  private final MockHub.Client one = hub.join("ONE", "CPO");
  private final MockHub.Client two = hub.join("TWO", "CPO");
  private final ReceivedObjects objects =
      new ReceivedObjects(world.database, world.settings, world.clock);
  private final RemoteCommands commands =
      new RemoteCommands(
          world.database,
          world.settings,
          world.partners,
          world.client,
          world.registration,
          new Targets(
              objects,
              new OfferedTokens(world.database, world.settings, world.clock),
              world.database),
          world.clock);
  private UUID id = UUID.randomUUID();

  @BeforeEach
  void register() {
    world.serve(new ReceivedLocations(objects));
    world.serve(new ReceivedCdrs(objects, world.registration));
    world.serve(new ResultsModule(commands));
    world.serve(
        new HubClientInfoModule(new HubClients(world.database, world.settings, world.clock)));
    Registration.Invitation invitation = world.registration.invite("Hub", V2gPolicy.CHARGE_ONLY);
    id = invitation.partner().id();
    hub.token = invitation.token();
    String url = world.url("2.3.0/credentials");
    JsonNode answer = Json.stored(hub.send(Map.of(), "POST", url, hub.credentials()).body());
    hub.token = answer.at("/data/token").asText();
    two.manner = _ -> MockPartner.envelope("{\"result\":\"ACCEPTED\",\"timeout\":20}");
    assertThat(put("ONE", location("ONE", "Kade 1"))).isEqualTo(1000);
    assertThat(put("TWO", location("TWO", "Kade 2"))).isEqualTo(1000);
  }

  @AfterEach
  void close() {
    hub.close();
    world.close();
  }

  private static String location(String party, String street) {
    return """
    {"country_code":"NL","party_id":"%s","id":"L1","publish":true,"address":"%s",
     "city":"Utrecht","country":"NLD","coordinates":{"latitude":"52.1","longitude":"5.1"},
     "evses":[{"uid":"E1","status":"AVAILABLE","last_updated":"2026-05-01T10:00:00Z",
       "connectors":[{"id":"1","standard":"IEC_62196_T2_COMBO","format":"CABLE",
         "power_type":"DC","max_voltage":500,"max_amperage":200,
         "last_updated":"2026-05-01T10:00:00Z"}]}],
     "time_zone":"Europe/Amsterdam","last_updated":"2026-05-01T10:00:00Z"}
    """
        .formatted(party, street);
  }

  private int put(String sender, String location) {
    String party = Json.stored(location).path("party_id").asText();
    String url = world.url("2.3.0/emsp/locations/NL/%s/L1".formatted(party));
    return status(sender, "PUT", url, location);
  }

  private int status(String sender, String method, String url, String body) {
    return Json.stored(hub.send(MockHub.from(sender), method, url, body).body())
        .path("status_code")
        .asInt();
  }

  private static Wish unlock(String party) {
    return new Wish.Unlock("L1", "E1", "1", party);
  }

  @Test
  void twoPartiesMayCallThingsAlike() throws InterruptedException {
    assertThat(put("ONE", location("TWO", "Moved away"))).as("of another party").isEqualTo(2001);
    String back = location("VLT", "Home").replace("\"NL\",\"party_id\"", "\"DE\",\"party_id\"");
    assertThat(status("HUB", "PUT", world.url("2.3.0/emsp/locations/DE/VLT/L1"), back))
        .as("our own that a hub sends back")
        .isEqualTo(2001);
    assertThatThrownBy(() -> commands.send(id, new Wish.Unlock("L1", "E1", "1", null), "anna"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("NL*ONE, NL*TWO");
    RemoteCommand taken = commands.send(id, unlock("nl*two"), "anna");
    assertThat(taken.state()).isEqualTo(State.TAKEN);
    assertThat(one.asked("POST", "commands")).isEmpty();
    MockHub.Asked asked = two.asked("POST", "commands/UNLOCK_CONNECTOR").getFirst();
    assertThat(asked.headers()).containsEntry("ocpi-to-party-id", "TWO");

    String results = Json.stored(asked.body()).path("response_url").asText();
    String done = "{\"result\":\"ACCEPTED\"}";
    assertThat(status("ONE", "POST", results, done)).as("was not asked").isEqualTo(2001);
    assertThat(status("TWO", "POST", results, done)).isEqualTo(1000);
    assertThat(commands.demand(id, taken.id()).state()).isEqualTo(State.DONE);
  }

  @Test
  void commandsToPartiesThatAreAwayAreNotSent() throws InterruptedException {
    two.manner = _ -> MockHub.failed(4002, "no answer in time");
    assertThat(commands.send(id, unlock("NL*TWO"), "anna").state())
        .as("it may have been done")
        .isEqualTo(State.SILENT);
    two.manner = _ -> MockHub.failed(4003, "not connected");
    assertThat(commands.send(id, unlock("NL*TWO"), "anna").state()).isEqualTo(State.FAILED);
    String away =
        """
        {"country_code":"NL","party_id":"TWO","role":"CPO","status":"OFFLINE",
         "last_updated":"2026-05-01T11:00:00Z"}
        """;
    String url = world.url("2.3.0/cpo/hubclientinfo/NL/TWO");
    assertThat(hub.send(Map.of(), "PUT", url, away).statusCode()).isEqualTo(201);
    assertThatThrownBy(() -> commands.send(id, unlock("NL*TWO"), "anna"))
        .hasMessageContaining("not connected");
    assertThat(two.asked("POST", "commands")).hasSize(2);
  }
}
