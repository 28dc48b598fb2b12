package org.voltide.csms.lanes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.LaneRefusal.Reason;
import org.voltide.csms.platform.LogContext;
import org.voltide.ocpp.fault.OcppFaultException;

/** A queue and the one thread that empties it, round by round. */
final class Lane implements Runnable {
  /** An idle lane looks that often whether it should end: an interrupt could break a commit. */
  private static final long CLOSING_NOTICED_MILLIS = 50;

  private static final Logger LOG = Logger.getLogger(Lane.class);

  private final Round round;
  private final Patience patience;
  private final LaneMetrics metrics;
  private final int maxBatch;
  private final BlockingQueue<Pending<?, ?>> queue;
  private volatile boolean closing;

  Lane(Round round, LaneSettings settings, LaneMetrics metrics) {
    this.round = round;
    this.patience = new Patience(settings.patience());
    this.metrics = metrics;
    this.maxBatch = settings.maxBatch();
    this.queue = new ArrayBlockingQueue<>(settings.queueDepth());
  }

  /** False when the queue is full or the lane is closing. */
  boolean offer(Pending<?, ?> message) {
    return !closing && queue.offer(message);
  }

  int waiting() {
    return queue.size();
  }

  /** Lets the thread end once the queue is empty. */
  void close() {
    closing = true;
  }

  @Override
  public void run() {
    while (!closing || !queue.isEmpty()) {
      write(nextBatch());
    }
  }

  private List<Pending<?, ?>> nextBatch() {
    List<Pending<?, ?>> batch = new ArrayList<>();
    try {
      Pending<?, ?> first = queue.poll(CLOSING_NOTICED_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
      }
    } catch (InterruptedException wokenToClose) {
      LOG.debugf("Closing with %d messages to write", queue.size());
    }
    queue.drainTo(batch, maxBatch - batch.size());
    return batch;
  }

  private void write(List<Pending<?, ?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      commit(batch);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
      if (Patience.isAway(failure)) {
        LOG.errorf("Database away, %d messages refused: %s", batch.size(), failure.getMessage());
        refuse(batch, () -> new LaneRefusal(Reason.DATABASE_AWAY, "storage is not available"));
      } else if (batch.size() > 1) {
        metrics.split();
        batch.forEach(message -> write(List.of(message)));
      } else if (failure instanceof OcppFaultException fault) {
        batch.getFirst().answer().completeExceptionally(fault);
      } else {
        Pending<?, ?> message = batch.getFirst();
        LogContext.station(message.stationId())
            .run(
                () ->
                    LOG.errorf(
                        failure,
                        "Cannot write a %s of station %s",
                        message.payload().getClass().getSimpleName(),
                        message.stationId()));
        refuse(batch, () -> new LaneRefusal(Reason.FAILED, "the message could not be stored"));
      }
    }
  }

  private void commit(List<Pending<?, ?>> batch) throws SQLException {
    List<Round.Outcome<?>> outcomes = traced(batch);
    outcomes.forEach(Round.Outcome::answer);
    outcomes.forEach(
        outcome -> LogContext.station(outcome.pending().stationId()).run(() -> announce(outcome)));
  }

  private List<Round.Outcome<?>> traced(List<Pending<?, ?>> batch) throws SQLException {
    CommitTrace trace = CommitTrace.begin(batch);
    try {
      List<Round.Outcome<?>> outcomes =
          metrics.timed(batch.size(), () -> patience.call(() -> round.commit(batch)));
      trace.end();
      return outcomes;
    } catch (SQLException | RuntimeException | LinkageError failure) {
      trace.failed(failure);
      throw failure;
    }
  }

  private static void announce(Round.Outcome<?> outcome) {
    try {
      outcome.announce();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "After a commit of station %s", outcome.pending().stationId());
    }
  }

  private void refuse(List<Pending<?, ?>> batch, Supplier<LaneRefusal> why) {
    metrics.refused(batch.size());
    batch.forEach(message -> message.answer().completeExceptionally(why.get()));
  }
}
