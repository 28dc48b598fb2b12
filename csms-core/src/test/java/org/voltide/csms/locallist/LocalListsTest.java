package org.voltide.csms.locallist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorization.TestVerdicts;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.locallist.AuthorizationData;

class LocalListsTest {
  private final LaneWorld world = new LaneWorld();
  private final LocalLists lists =
      new LocalLists(
          new Database(world.database()),
          TestVerdicts.settings(Duration.ofSeconds(1)),
          LaneWorld.CLOCK);

  @AfterEach
  void close() {
    world.close();
  }

  private void token(String value, String column, String sql) {
    world.run(
        "insert into token (id, id_token, type, created_at, %s)".formatted(column)
            + " values (gen_random_uuid(), ?, 'ISO14443', now(), %s)".formatted(sql),
        value);
  }

  @Test
  void whatAStationCannotDecideIsNotOnItsList() {
    token("blocked", "status, allowance", "'Blocked', '{\"sessions\":1}'");
    token("budget", "allowance", "'{\"energyWh\":10000}'");
    token("coming", "valid_from", "'2026-03-02Z'");
    token("gone", "valid_until", "'2026-03-01T12:00Z'");
    token("hours", "allowance", "'{\"until\":\"20:00\"}'");
    token("modes", "allowance", "'{\"energyTransfer\":[\"DC\"],\"sites\":null}'");
    token("plain", "language", "'de'");
    token("sites", "allowance", "'{\"sites\":[\"depot\"]}'");

    assertThat(lists.registered(100))
        .extracting(entry -> entry.idToken().idToken() + " " + entry.idTokenInfo().status())
        .containsExactlyInAnyOrder(
            "blocked Blocked", "gone Expired", "modes Accepted", "plain Accepted");
  }

  @Test
  void anEntryEndsWithItsTokenAndIsKnownAgain() {
    token("ending", "valid_until", "'2026-03-01T13:00:00.123456Z'");
    List<AuthorizationData> listed = lists.registered(100);
    assertThat(listed.getFirst().idTokenInfo().cacheExpiryDateTime())
        .isEqualTo(Instant.parse("2026-03-01T13:00:00.123Z"));

    world.station("CS1");
    lists.accepted("CS1", new LocalList(1, listed, 7));
    assertThat(lists.of("CS1").changesTo(lists.registered(100))).isEmpty();
    assertThat(lists.of("CS1").leftOut()).isEqualTo(7);
  }
}
