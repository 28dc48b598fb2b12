package org.voltide.csms.traces;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Begins what is traced; nothing is unless a collector is configured. Thread-safe. */
@Singleton
public class Traces {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CLOSING_SECONDS = 3;
  private static final int LONGEST_VALUE = 256;

  private final Optional<SdkTracerProvider> provider;
  private final Optional<Tracer> tracer;

  @Inject
  public Traces(TraceSettings settings, MeterRegistry registry) {
    Counter exported =
        Counter.builder("voltide.traces.exported")
            .description("Spans that the collector has taken")
            .register(registry);
    Counter dropped =
        Counter.builder("voltide.traces.dropped")
            .description("Spans that the collector did not take, or that too many waited before")
            .register(registry);
    provider =
        settings
            .endpoint()
            .map(
                endpoint ->
                    provider(
                        settings.ratio(),
                        new BoundedExport(exporter(endpoint), exported, dropped)));
    tracer = provider.map(started -> started.get("org.voltide"));
  }

  private static SdkTracerProvider provider(double ratio, BoundedExport export) {
    return SdkTracerProvider.builder()
        .setResource(Resource.create(Attributes.builder().put("service.name", "voltide").build()))
        .setSampler(new Sampling(ratio))
        .setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(LONGEST_VALUE).build())
        .addSpanProcessor(export)
        .build();
  }

  /** A batch that is not taken is dropped: others wait behind it. */
  private static OtlpHttpSpanExporter exporter(String endpoint) {
    return OtlpHttpSpanExporter.builder()
        .setEndpoint(endpoint)
        .setTimeout(PATIENCE)
        .setRetryPolicy(null)
        .build();
  }

  /** Whether anything at all is traced. */
  public boolean isOn() {
    return tracer.isPresent();
  }

  /** What arrived from a station or a caller; by chance {@link Trace#NONE}. */
  public Trace arrived(String name) {
    return tracer.isEmpty() ? Trace.NONE : begin(name, SpanKind.SERVER, Context.root());
  }

  /**
   * The same for a caller that may have a trace of its own, which goes on here.
   *
   * @param headers of its request, by name; null where there is none
   */
  <C> Trace arrived(String name, C request, TextMapGetter<C> headers) {
    return tracer.isEmpty()
        ? Trace.NONE
        : begin(
            name,
            SpanKind.SERVER,
            W3CTraceContextPropagator.getInstance().extract(Context.root(), request, headers));
  }

  /** What we ask others: a part of what the calling thread works on, or by chance for itself. */
  public Trace calling(String name) {
    Trace current = Trace.current();
    if (tracer.isEmpty() || current != Trace.NONE) {
      return current.calling(name);
    }
    return begin(name, SpanKind.CLIENT, Context.root());
  }

  private Trace begin(String name, SpanKind kind, Context parent) {
    Tracer begins = tracer.orElseThrow();
    Span span = begins.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    return span.isRecording() ? new Traced(begins, span) : Trace.NONE;
  }

  /** Sends what waits, for a short time. */
  @PreDestroy
  public void close() {
    provider.ifPresent(started -> started.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS));
  }
}
