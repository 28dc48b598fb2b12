package org.voltide.csms.lanes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.LaneRefusal.Reason;
import org.voltide.csms.traces.Trace;

/** All lanes of this node. Thread-safe. */
@Singleton
public class Lanes {
  private static final Logger LOG = Logger.getLogger(Lanes.class);
  private static final Duration CLOSING_TIME = Duration.ofSeconds(15);

  private final Clock clock;
  private final LaneMetrics metrics;
  private final List<Lane> lanes;
  private final List<Thread> threads;

  public Lanes(DataSource database, LaneSettings settings, Clock clock, MeterRegistry registry) {
    this.clock = clock;
    this.metrics = new LaneMetrics(registry);
    Round round = new Round(database);
    int count = settings.count().orElse(Runtime.getRuntime().availableProcessors());
    this.lanes = Stream.generate(() -> new Lane(round, settings, metrics)).limit(count).toList();
    this.threads =
        IntStream.range(0, count)
            .mapToObj(i -> Thread.ofPlatform().daemon().name("lane-" + i).start(lanes.get(i)))
            .toList();
    Gauge.builder("voltide.lanes.waiting", lanes, all -> all.stream().mapToInt(Lane::waiting).sum())
        .description("Messages waiting for a transaction")
        .register(registry);
  }

  /**
   * Hands a message to its station's lane; never blocks.
   *
   * @param epoch the connection it came by; see {@link
   *     org.voltide.ocpp.gateway.Admission.Admitted#epoch}
   * @return completes after the commit, on the lane's thread; fails with {@link LaneRefusal}
   */
  public <M, A> CompletionStage<A> submit(
      LaneWork<M, A> work, String stationId, long epoch, M message) {
    CompletableFuture<A> answer = new CompletableFuture<>();
    Trace trace = Trace.current();
    Trace waiting = trace.child("lane");
    if (!laneOf(stationId)
        .offer(
            new Pending<>(
                work, stationId, epoch, clock.instant(), message, answer, trace, waiting))) {
      metrics.refused(1);
      waiting.failed(Reason.FULL.name()).end();
      answer.completeExceptionally(new LaneRefusal(Reason.FULL, "too many messages are waiting"));
    }
    return answer;
  }

  private Lane laneOf(String stationId) {
    return lanes.get(Math.floorMod(stationId.hashCode(), lanes.size()));
  }

  /** Writes what has arrived, refuses the rest. */
  @PreDestroy
  public void close() {
    lanes.forEach(Lane::close);
    for (Thread thread : threads) {
      try {
        if (!thread.join(CLOSING_TIME)) {
          LOG.warnf("%s still waits for the database", thread.getName());
        }
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
