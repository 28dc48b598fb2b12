package org.voltide.csms.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.NoStations;
import org.voltide.csms.store.Database;

class PartsTest {
  private static final Instant NOW = LaneWorld.NOW;

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final Parts parts = new Parts();
  private final Operations operations =
      new Operations(database, new Commands(new NoStations(), database), LaneWorld.CLOCK);

  @BeforeEach
  void register() {
    world.station("CS1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void partsInAnyOrderAndTwiceBecomeOneResult() {
    keep(2, true, "[4]");
    keep(0, false, "[1, 2]");
    keep(0, false, "[1, 2]");
    assertThat(only().state()).isEqualTo(State.RUNNING);
    keep(1, false, "[]");
    keep(1, false, "[]");
    assertThat(only().state()).isEqualTo(State.DONE);
    assertThat(only().endedAt()).isEqualTo(NOW);
    assertThat(operations.result(only().id())).isEqualTo("[1, 2,4]");
  }

  @Test
  void aRequestIdUsedAgainBeginsAnew() {
    keep(0, true, "[1]");
    keep(1, true, "[3]");
    assertThat(operations.result(only().id())).as("no first part").isEqualTo("[1]");
    keep(0, false, "[2]");
    assertThat(only().state()).isEqualTo(State.RUNNING);
    keep(1, true, "[3]");
    assertThat(operations.result(only().id())).isEqualTo("[2,3]");
  }

  @Test
  void whatTimedOutGoesOnWhereItWas() {
    keep(0, false, "[1]");
    end(State.TIMED_OUT, "nothing was heard of it for 15 min");
    keep(1, true, "[2]");
    assertThat(only().state()).isEqualTo(State.DONE);
    assertThat(only().note()).isNull();
    assertThat(operations.result(only().id())).isEqualTo("[1,2]");
  }

  @Test
  void whatFailedStaysSo() {
    keep(0, false, "[1]");
    end(State.FAILED, "the result is too large");
    keep(0, true, "[2]");
    keep(1, true, "[2]");
    assertThat(only().state()).isEqualTo(State.FAILED);
    assertThat(operations.result(only().id())).isEqualTo("[1]");
  }

  @Test
  void aResultWithoutEndFailsAndKeepsNoMore() {
    keep(Parts.MOST_PARTS, false, "[1]");
    assertThat(only().state()).isEqualTo(State.FAILED);
    assertThat(only().note()).isEqualTo("the result is too large");
    assertThat(world.rows("select * from operation_part")).isEmpty();
  }

  @Test
  void stepsAreKeptOnceEachAndTheLastOneEnds() {
    step("Downloading", State.RUNNING);
    step("Downloading", State.RUNNING);
    step("Installed", State.DONE);
    step("Installed", State.DONE);
    assertThat(only().note()).isEqualTo("Installed");
    assertThat(only().state()).isEqualTo(State.DONE);
    assertThat(operations.result(only().id())).isEqualTo("[\"Downloading\",\"Installed\"]");
  }

  private void keep(int seqNo, boolean isLast, String items) {
    database.transact(
        statements ->
            parts.keep(statements, new Part("CS1", Kind.REPORT, 7, seqNo, isLast, items, NOW)));
  }

  @Test
  void onlyTheNewestThatNobodyAskedForAreKept() {
    database.transact(
        statements -> {
          for (int id = 1; id <= 5; id++) {
            parts.keep(
                statements, new Part("CS1", Kind.REPORT, id, 0, true, "[1]", NOW.plusSeconds(id)));
          }
        });
    assertThat(world.rows("select request_id from operation order by request_id"))
        .containsExactly("3", "4", "5");
  }

  private void end(State state, String note) {
    database.transact(statements -> Parts.end(statements, only().id(), state, note, NOW));
  }

  private void step(String step, State outcome) {
    database.transact(
        statements ->
            parts.step(statements, "CS1", Kind.FIRMWARE, Optional.of(7), step, outcome, NOW));
  }

  private Operation only() {
    List<Operation> all =
        database.query("select " + Operation.COLUMNS + " from operation", Operation::of);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
