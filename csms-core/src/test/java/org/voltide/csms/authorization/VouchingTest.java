package org.voltide.csms.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

class VouchingTest {
  private static final IdToken GUEST = new IdToken("DE-8AA-CA2B3C4D5-N", "eMAID", null, null);

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final List<String> asked = new ArrayList<>();
  private CompletionStage<Optional<IdTokenInfo>> answer = says(AuthorizationStatus.Accepted);
  private final Authorization authorization =
      new Authorization(
          database,
          TestVerdicts.verdicts(),
          new Vouching(
              List.of(this::partner),
              TestVerdicts.settings(Duration.ofMillis(50)),
              database,
              LaneWorld.CLOCK),
          LaneWorld.CLOCK);

  private CompletionStage<Optional<IdTokenInfo>> partner(Presented presented) {
    asked.add(presented.stationId());
    return answer;
  }

  private static CompletionStage<Optional<IdTokenInfo>> says(AuthorizationStatus status) {
    return CompletableFuture.completedStage(Optional.of(Verdicts.info(status)));
  }

  @BeforeEach
  void build() {
    world.station("CS1");
    world.station("CS2");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private AuthorizationStatus ask(String station) {
    return authorization.ask(station, GUEST).info().status();
  }

  @Test
  void aPartnerIsAskedEveryTimeAndItsSilenceLeavesTheEarlierWordOfThatStation() {
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(asked).containsExactly("CS1", "CS1");

    answer = new CompletableFuture<>();
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(ask("CS2")).isEqualTo(AuthorizationStatus.Unknown);
  }

  @Test
  void aWordThatHasEndedIsNoWord() {
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    world.run("update vouched_token set valid_until = '2026-03-01T12:00Z'");
    answer = new CompletableFuture<>();
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Unknown);
  }

  @Test
  void whoIsRefusedNowIsNotTakenAtAnEarlierWord() {
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    answer = says(AuthorizationStatus.Blocked);
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Blocked);
    answer = new CompletableFuture<>();
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Unknown);
  }

  @Test
  void whatBeganWithAWordGoesOnWithIt() {
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    world.run(
        "insert into charging_session (id, station_id, transaction_id, site_id, id_token,"
            + " token_type, started_at, seq_nos, changed_at) values (gen_random_uuid(), 'CS1', 'T',"
            + " 'depot', ?, 'eMAID', now(), '{}', now())",
        GUEST.idToken());
    answer = says(AuthorizationStatus.ConcurrentTx);
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.ConcurrentTx);
    assertThat(world.rows("select value_key from vouched_token")).hasSize(1);
  }

  @Test
  void nobodyIsAskedAboutATokenMadeUpHere() {
    authorization.vouchFor("CS1", GUEST);
    answer = says(AuthorizationStatus.Blocked);
    assertThat(ask("CS1")).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(asked).isEmpty();
  }
}
