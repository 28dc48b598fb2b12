package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.estimate.Estimate.Source;
import org.voltide.csms.energy.estimate.Guesses;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.PastStay;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.energy.ledger.Entered;

/** What the database knows of stays before. */
class PastStaysTest {
  private static final double TAKEN_W = 7_000;

  private final ControlWorld world = new ControlWorld();
  private final PastStays stays = new PastStays(world.database);
  private final UUID token = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  @Test
  void staysOfATokenAreReadOnceItIsKnown() {
    world.station("cs-1", true);
    world.database.update(
        "insert into token (id, id_token, type, created_at) values (?, 'AA', 'ISO14443', now())",
        token);
    stay(1, 11_000);
    stay(2, TAKEN_W);
    stay(3, 11_000);

    assertThat(stays.before(session, Optional.empty(), Optional.empty())).isEqualTo(Habits.NONE);
    Habits habits = stays.before(session, Optional.empty(), Optional.of(token));
    assertThat(habits.stays()).extracting(PastStay::netWh).containsOnly(8_000.0);
    assertThat(habits.stays())
        .as("a power that was all the plan offered says nothing of the car")
        .extracting(PastStay::powerW)
        .containsExactly(TAKEN_W, 0.0, TAKEN_W);
    assertThat(habits.source()).isEqualTo(Source.TOKEN_STAYS);
    assertThat(new Guesses(habits, Progress.NONE).energy(1, 1).value()).isEqualTo(8_000);
  }

  /** A stay that took 9 kWh at 7 kW and gave 1 back, of which the plan offered so much. */
  private void stay(int daysAgo, double offeredW) {
    UUID id = UUID.randomUUID();
    Instant start = world.clock.instant().minus(Duration.ofDays(daysAgo));
    world.database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, token_id,
               started_at, ended_at, seq_nos, changed_at, energy_in_wh, energy_out_wh)
        values (?, 'cs-1', ?, 'depot', 1, ?, ?, ?, '{}', now(), 9000, 1000)
        """,
        id,
        "tx-" + daysAgo,
        token,
        start,
        start.plus(Duration.ofHours(10)));
    world.ledgers.record(id, List.of(Entered.taken(start, TAKEN_W / 4)), start);
    world.database.update(
        "insert into session_plan_step values (?, ?, ?, ?, 50, 1)",
        id,
        start,
        start.plus(Duration.ofMinutes(15)),
        offeredW);
  }
}
