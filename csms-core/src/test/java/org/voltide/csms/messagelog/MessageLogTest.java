package org.voltide.csms.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.lanes.Partitions;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

class MessageLogTest {
  private static final Instant NOON = LaneWorld.NOW;

  @Test
  void framesAreKeptInTheOrderTheyCrossedTheWire() throws InterruptedException {
    try (LaneWorld world = new LaneWorld()) {
      MessageLog log =
          new MessageLog(world.database(), world.partitions(), new SimpleMeterRegistry());
      for (int i = 0; i < 3_000; i++) {
        log.add(trace(i, NOON.plusMillis(i)));
      }
      log.close();

      assertThat(world.rows("select count(*), min(message_id), max(latency_ms) from message_log"))
          .containsExactly("3000,0,12");
      assertThat(
              world.rows(
                  "select direction, type, action, frame, error_code from message_log limit 1"))
          .containsExactly("IN,2,Heartbeat,[2,\"x\"\t],null");
      assertThat(
              world.rows(
                  "select bool_and(message_id::int = n - 1) from (select message_id,"
                      + " row_number() over (order by at, id) as n from message_log) r"))
          .containsExactly("t");
    }
  }

  @Test
  void withoutADatabaseFramesAreCountedAndNobodyWaits() throws InterruptedException {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setPortNumbers(new int[] {1});
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    MessageLog log = new MessageLog(nowhere, new Partitions(nowhere), metrics);

    for (int i = 0; i < 20_000; i++) {
      log.add(trace(i, NOON));
    }

    Awaitility.await()
        .until(() -> metrics.get("voltide.messagelog.dropped").counter().count() == 20_000);
    log.close();
  }

  private static MessageTrace trace(int i, Instant at) {
    return new MessageTrace(
        "CS1",
        1,
        Direction.IN,
        at,
        2,
        Integer.toString(i),
        Optional.of("Heartbeat"),
        "[2,\"x\"\t]",
        Optional.empty(),
        Optional.of(Duration.ofMillis(12)));
  }
}
