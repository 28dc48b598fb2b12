package org.voltide.csms.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;

class OperationKeeperTest {
  private static final Instant NOW = LaneWorld.NOW;

  @Test
  void whatIsNotHeardOfEndsAndWhatIsOldGoes() {
    try (LaneWorld world = new LaneWorld()) {
      world.station("CS1");
      Database database = new Database(world.database());
      Parts parts = new Parts();
      database.transact(
          statements -> {
            parts.keep(statements, new Part("CS1", Kind.REPORT, 1, 0, false, "[]", NOW));
            parts.step(
                statements, "CS1", Kind.LOG, Optional.of(2), "Uploading", State.RUNNING, NOW);
          });

      keeper(database, Duration.ofMinutes(14)).keep();
      assertThat(states(world)).isEqualTo("LOG RUNNING, REPORT RUNNING");
      keeper(database, Duration.ofMinutes(16)).keep();
      assertThat(states(world)).isEqualTo("LOG RUNNING, REPORT TIMED_OUT");
      assertThat(world.rows("select note from operation where kind = 'REPORT'"))
          .containsExactly("nothing was heard of it for 15 min");
      keeper(database, Duration.ofHours(25)).keep();
      assertThat(states(world)).isEqualTo("LOG TIMED_OUT, REPORT TIMED_OUT");
      keeper(database, Duration.ofDays(92)).keep();
      assertThat(world.rows("select * from operation")).isEmpty();
    }
  }

  private static String states(LaneWorld world) {
    return String.join(
        ", ", world.rows("select kind || ' ' || state from operation order by kind"));
  }

  private static OperationKeeper keeper(Database database, Duration later) {
    OperationSettings settings =
        new OperationSettings() {
          @Override
          public Duration patienceForParts() {
            return Duration.ofMinutes(15);
          }

          @Override
          public Duration patienceForSteps() {
            return Duration.ofHours(24);
          }

          @Override
          public Duration retention() {
            return Duration.ofDays(90);
          }
        };
    return new OperationKeeper(database, settings, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }
}
