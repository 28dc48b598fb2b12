package org.voltide.csms.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;

class DeviceModelTest {
  private static final Instant NOON = LaneWorld.NOW;
  private static final VariableAddress INTERVAL =
      VariableAddress.of("OCPPCommCtrlr", "HeartbeatInterval");

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final DeviceModel devices = new DeviceModel(database);

  @BeforeEach
  void build() {
    world.station("CS1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void told(VariableAddress address, String value, Instant at) {
    devices.keep("CS1", List.of(ReportedVariable.of(address, value)), at);
  }

  private void applied(String value, Instant at) {
    world.run(
        "insert into desired_state (station_id, kind, key, payload, state, next_try_at, changed_at)"
            + " values ('CS1', 'variables', ?, json_build_object('value', ?), 'PENDING',"
            + " ?::timestamptz, now()) on conflict (station_id, kind, key) do nothing",
        INTERVAL.key(),
        value,
        at.toString());
    world.run(
        "update desired_state set state = 'APPLIED', applied_at = ?::timestamptz", at.toString());
    told(INTERVAL, value, at);
  }

  private String wish() {
    return world
        .rows(
            "select state, extract(epoch from next_try_at - timestamptz '2026-03-01T12:00Z')::int"
                + " from desired_state")
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer      | 60      | 060       | t",
        "decimal      | 1.50    | 1.5       | t",
        "decimal      | 1.5     | 15        | f",
        "integer      | 60      | sixty     | f",
        "bool         | TRUE    | true      | t",
        "bool         | true    | false     | f",
        "MemberList   | A, B,C  | C,A,B     | t",
        "MemberList   | A,B     | A,B,C     | f",
        "SequenceList | A, B    | A,B       | t",
        "SequenceList | A,B     | B,A       | f",
        "OptionList   | A       | a         | f",
        "string       | 1.0     | 1         | f",
        "             | x       | x         | t"
      })
  void valuesAreComparedByTheirType(@Nullable String type, String one, String other, String same) {
    String sql =
        "select same_value(%s, '%s', '%s')"
            .formatted(type == null ? "null" : "'" + type + "'", one, other);
    assertThat(world.rows(sql)).containsExactly(same);
  }

  @Test
  void whatDriftsAgainAndAgainIsBroughtBackLessAndLessOften() {
    applied("60", NOON);
    told(INTERVAL, "30", NOON.plusSeconds(10));
    assertThat(wish()).isEqualTo("PENDING,10");
    applied("60", NOON.plusSeconds(20));
    told(INTERVAL, "30", NOON.plusSeconds(30));
    assertThat(wish()).isEqualTo("PENDING,90");
    applied("60", NOON.plusSeconds(90));
    told(INTERVAL, "30", NOON.plusSeconds(100));
    assertThat(wish()).isEqualTo("PENDING,220");
  }

  @Test
  void whatHeldForADayIsBroughtBackAtOnce() {
    applied("60", NOON);
    told(INTERVAL, "30", NOON.plusSeconds(10));
    applied("60", NOON.plusSeconds(20));
    Instant later = NOON.plus(Duration.ofDays(2));
    told(INTERVAL, "30", later);
    assertThat(wish()).isEqualTo("PENDING," + Duration.between(NOON, later).toSeconds());
  }

  @Test
  void whatIsOlderThanTheValueKnownChangesNothing() {
    applied("60", NOON);
    told(INTERVAL, "30", NOON.minusSeconds(1));
    assertThat(devices.value("CS1", INTERVAL)).contains("60");
    assertThat(wish()).startsWith("APPLIED");
    assertThat(world.rows("select value from station_variable_history")).containsExactly("60");
  }

  @Test
  void anInventoryThatIsCompleteForgetsWhatIsGone() {
    for (String name : List.of("Gone", "Still", "Event")) {
      told(VariableAddress.of("X", name), "1", NOON.minusSeconds(60));
    }
    world.run("update station_variable set mutability = 'ReadOnly' where variable <> 'Event'");
    world.run("update station set firmware_version = '7'");
    world.run(
        "insert into operation (id, station_id, request_id, kind, state, created_at, changed_at)"
            + " values (gen_random_uuid(), 'CS1', 1, 'REPORT', 'RUNNING', '2026-03-01T12:00Z', now())");
    world.run("update station set inventory_operation = (select id from operation)");
    told(VariableAddress.of("X", "Still"), "1", NOON.plusSeconds(1));

    database.transact(statements -> Inventory.told(statements, "CS1"));
    assertThat(world.rows("select inventory_firmware from station")).containsExactly("null");
    assertThat(devices.values("CS1")).hasSize(3);

    world.run("update operation set state = 'DONE', parts = 1");
    database.transact(statements -> Inventory.told(statements, "CS1"));
    assertThat(world.rows("select inventory_firmware from station")).containsExactly("7");
    assertThat(devices.values("CS1")).containsOnlyKeys("x/still", "x/event");
  }
}
