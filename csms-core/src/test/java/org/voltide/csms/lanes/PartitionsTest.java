package org.voltide.csms.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.voltide.csms.retention.Retentions;
import org.voltide.csms.store.Database;

class PartitionsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final LaneWorld world = new LaneWorld();
  private final Partitions partitions = world.partitions();

  @Test
  void aDayIsCreatedOnceWhoeverAsks() throws SQLException {
    Partitions otherNode = new Partitions(world.database());

    partitions.cover("message_log", List.of(NOON, NOON.plusSeconds(3600)));
    otherNode.cover("message_log", List.of(NOON));

    assertThat(days("message_log")).containsExactly("message_log_2026_03_01");
    log(NOON);
    log(Instant.parse("2026-03-01T00:00:00Z"));
    log(Instant.parse("2026-03-01T23:59:59.999999Z"));
  }

  @Test
  void manyMayAskAtOnce() {
    var asked =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          try {
                            new Partitions(world.database()).cover("meter_sample", List.of(NOON));
                          } catch (SQLException e) {
                            throw new AssertionError(e);
                          }
                        }))
            .toList();
    asked.forEach(CompletableFuture::join);

    assertThat(days("meter_sample")).hasSize(1);
  }

  @Test
  void aDayCanBeAddedWhileAWriterHoldsItsTransactionOpen() throws SQLException {
    partitions.cover("message_log", List.of(NOON));
    try (Connection writer = world.database().getConnection()) {
      writer.setAutoCommit(false);
      new CopyRows()
          .text("CS1")
          .instant(NOON)
          .text("IN")
          .number(2)
          .text("1")
          .text("[]")
          .end()
          .into(writer, "message_log", "station_id, at, direction, type, message_id, frame");

      partitions.cover("message_log", List.of(NOON.plus(Duration.ofDays(1))));
      writer.commit();
    }
    assertThat(days("message_log")).hasSize(2);
  }

  @Test
  void expiredDaysGoAndComeBackWhenNeeded() throws SQLException {
    Instant old = NOON.minus(Duration.ofDays(3));
    partitions.cover("message_log", List.of(old, NOON));

    assertThat(partitions.dropBefore("message_log", LocalDate.of(2026, 3, 1))).isEqualTo(1);
    assertThat(days("message_log")).containsExactly("message_log_2026_03_01");

    partitions.cover("message_log", List.of(old));
    log(old);
  }

  @Test
  void whatACrashLeftHalfDetachedOrUndroppedGoesWithTheNextPass() throws SQLException {
    Instant old = NOON.minus(Duration.ofDays(3));
    partitions.cover("message_log", List.of(old, NOON));
    try (Connection reader = world.database().getConnection();
        Connection crashing = world.database().getConnection();
        Statement statement = crashing.createStatement()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("select from message_log");
      statement.execute("set statement_timeout = 200");
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "alter table message_log detach partition message_log_2026_02_26"
                          + " concurrently"))
          .isInstanceOf(SQLException.class);
    }
    world.run("create table message_log_2026_02_20 (like message_log)");

    assertThat(partitions.dropBefore("message_log", LocalDate.of(2026, 3, 1))).isEqualTo(2);

    assertThat(
            world.rows(
                "select relname from pg_class where relname ~ '^message_log_2\\d+_\\d+_\\d+$'"))
        .containsExactly("message_log_2026_03_01");
    new Partitions(world.database()).cover("message_log", List.of(old));
    log(old);
  }

  @Test
  void theKeeperPreparesTomorrowAndDropsWhatIsPastItsRetention() throws SQLException {
    Instant now = NOON.plus(Duration.ofDays(30));
    partitions.cover("message_log", List.of(NOON));
    AtomicLong counter = new AtomicLong();
    PartitionKeeper keeper =
        new PartitionKeeper(
            partitions,
            Retentions.of(new Database(world.database())),
            Clock.fixed(now, ZoneOffset.UTC),
            counter::get);

    keeper.keep();
    assertThat(days("message_log")).hasSize(3);
    counter.addAndGet(Duration.ofHours(1).toNanos());
    keeper.keep();

    assertThat(days("message_log"))
        .containsExactly("message_log_2026_03_31", "message_log_2026_04_01");
    assertThat(days("meter_sample")).hasSize(2);
    assertThat(days("transaction_event")).hasSize(2);
  }

  private void log(Instant at) {
    world.run(
        "insert into message_log (station_id, at, direction, type, message_id, frame)"
            + " values ('CS1', ?::timestamptz, 'IN', 2, '1', '[]')",
        at.toString());
  }

  private List<String> days(String table) {
    return world.rows(
        "select inhrelid::regclass::text from pg_inherits where inhparent = '"
            + table
            + "'::regclass order by 1");
  }
}
