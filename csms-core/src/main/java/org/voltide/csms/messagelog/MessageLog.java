package org.voltide.csms.messagelog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.CopyRows;
import org.voltide.csms.lanes.Partitions;
import org.voltide.ocpp.gateway.MessageTrace;

/** Keeps frames in {@code message_log}. Thread-safe. */
@Singleton
public final class MessageLog {
  private static final Logger LOG = Logger.getLogger(MessageLog.class);
  private static final int QUEUE_DEPTH = 16_384;
  private static final int MAX_BATCH = 2_000;
  private static final Duration GATHERING = Duration.ofMillis(100);

  private final DataSource database;
  private final Partitions partitions;
  private final Counter dropped;
  private final BlockingQueue<MessageTrace> queue = new ArrayBlockingQueue<>(QUEUE_DEPTH);
  private final Thread writer;
  private volatile boolean closing;

  public MessageLog(DataSource database, Partitions partitions, MeterRegistry registry) {
    this.database = database;
    this.partitions = partitions;
    this.dropped =
        Counter.builder("voltide.messagelog.dropped")
            .description("Frames that did not reach the message log")
            .register(registry);
    this.writer = Thread.ofPlatform().daemon().name("message-log").start(this::run);
  }

  /** Never waits; a frame that does not fit is counted and lost. */
  public void add(MessageTrace trace) {
    if (!queue.offer(trace)) {
      dropped.increment();
    }
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      List<MessageTrace> batch = nextBatch();
      try {
        write(batch);
      } catch (SQLException | RuntimeException failure) {
        dropped.increment(batch.size());
        LOG.warnf("%d frames are missing from the message log: %s", batch.size(), failure);
      }
    }
  }

  private List<MessageTrace> nextBatch() {
    List<MessageTrace> batch = new ArrayList<>();
    try {
      if (!closing) {
        batch.add(queue.take());
        if (queue.size() < MAX_BATCH) {
          Thread.sleep(GATHERING);
        }
      }
    } catch (InterruptedException wokenToClose) {
      LOG.debugf("Closing with %d frames to write", queue.size());
    }
    queue.drainTo(batch, MAX_BATCH - batch.size());
    return batch;
  }

  private void write(List<MessageTrace> batch) throws SQLException {
    CopyRows rows = new CopyRows();
    for (MessageTrace trace : batch) {
      rows.text(trace.stationId())
          .instant(trace.at())
          .text(trace.direction().name())
          .number(trace.messageType())
          .text(trace.messageId())
          .text(trace.action().orElse(null))
          .text(trace.frame())
          .text(trace.errorCode().orElse(null))
          .number(trace.latency().map(Duration::toMillis).orElse(null))
          .end();
    }
    partitions.cover("message_log", batch.stream().map(MessageTrace::at).toList());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // A crash may take the last moment of the log, so nothing waits for the disk.
      statement.execute("set local synchronous_commit = off");
      rows.into(
          connection,
          "message_log",
          "station_id, at, direction, type, message_id, action, frame, error_code, latency_ms");
      connection.commit();
    }
  }

  /** Writes what has been added. */
  @PreDestroy
  public void close() throws InterruptedException {
    closing = true;
    writer.interrupt();
    writer.join(Duration.ofSeconds(5));
  }
}
