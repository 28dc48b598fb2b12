package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.voltide.csms.identity.Callers;

/** What an operator wishes that a station shall have, of one kind. */
record Wishes(ForeignStation station, String kind) {
  private static final String DESIRED = "/api/v1/stations/{id}/desired";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static Wishes profiles(ForeignStation station) {
    return new Wishes(station, "charging-profiles");
  }

  void wish(String payload) {
    Callers.operator().body(payload).put(DESIRED + "/" + kind, station.id()).then().statusCode(200);
  }

  void remove(String key) {
    Callers.operator()
        .delete(DESIRED + "/{kind}?key={key}", station.id(), kind, key)
        .then()
        .statusCode(204);
  }

  /** A lasting profile reaches the station as it was wished for, and is shown as being there. */
  JsonNode fulfilled(String profile) {
    wish(profile);
    JsonNode wished = NodeProgram.json(profile);
    JsonNode order = station.called("SetChargingProfile", wished::equals);
    JsonNode shown = awaits(wished.at("/chargingProfile/id").asText(), "APPLIED");
    assertThat(shown.get("desired")).isEqualTo(wished);
    return order;
  }

  /** Waits until a wish is shown in this state. */
  JsonNode awaits(String key, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shown(key).path("state").asText()).isEqualTo(state));
    return shown(key);
  }

  void awaitsNone() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(all()).isEmpty());
  }

  private JsonNode shown(String key) {
    for (JsonNode wish : all()) {
      if (wish.get("key").asText().equals(key)) {
        return wish;
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode all() {
    return NodeProgram.json(
        Callers.viewer().get(DESIRED + "?kind=" + kind, station.id()).asString());
  }
}
