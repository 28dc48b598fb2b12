package org.voltide.csms.traces;

import io.micrometer.core.instrument.Counter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ended spans on their way to the collector. So many may wait; more, and those that the collector
 * did not take, are dropped and counted. Never blocks who ends a span.
 */
final class BoundedExport implements SpanProcessor {
  static final int MOST_WAITING = 4_096;

  private static final Duration DELAY = Duration.ofSeconds(1);

  private final AtomicInteger waiting = new AtomicInteger();
  private final SpanProcessor batches;
  private final Counter exported;
  private final Counter dropped;

  BoundedExport(SpanExporter exporter, Counter exported, Counter dropped) {
    this.exported = exported;
    this.dropped = dropped;
    // Room for those that are being sent, too: what is dropped is dropped here, and counted.
    batches =
        BatchSpanProcessor.builder(new Counting(exporter))
            .setMaxQueueSize(MOST_WAITING)
            .setScheduleDelay(DELAY)
            .build();
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      dropped.increment();
    } else {
      batches.onEnd(span);
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode shutdown() {
    return batches.shutdown();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return batches.forceFlush();
  }

  /** Counts what became of each batch. */
  private final class Counting implements SpanExporter {
    private final SpanExporter exporter;

    Counting(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      int count = spans.size();
      CompletableResultCode result = exporter.export(spans);
      result.whenComplete(
          () -> {
            waiting.addAndGet(-count);
            (result.isSuccess() ? exported : dropped).increment(count);
          });
      return result;
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
