package org.voltide.csms.lanes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;

/** Counts what lanes do; one for all lanes. */
final class LaneMetrics {
  private final Timer commits;
  private final DistributionSummary batches;
  private final Counter splits;
  private final Counter refusals;

  LaneMetrics(MeterRegistry registry) {
    commits =
        Timer.builder("voltide.lanes.commit")
            .description("From reading states to the committed transaction")
            .register(registry);
    batches =
        DistributionSummary.builder("voltide.lanes.batch")
            .description("Messages per transaction")
            .register(registry);
    splits =
        Counter.builder("voltide.lanes.split")
            .description("Failed batches that were written one by one")
            .register(registry);
    refusals =
        Counter.builder("voltide.lanes.refused")
            .description("Messages that could not be written")
            .register(registry);
  }

  <T> T timed(int messages, Patience.Work<T> commit) throws SQLException {
    long begun = System.nanoTime();
    T result = commit.run();
    commits.record(Duration.ofNanos(System.nanoTime() - begun));
    batches.record(messages);
    return result;
  }

  void split() {
    splits.increment();
  }

  void refused(int messages) {
    refusals.increment(messages);
  }
}
