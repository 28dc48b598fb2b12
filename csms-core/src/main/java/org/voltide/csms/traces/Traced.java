package org.voltide.csms.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Work that is traced: a span of OpenTelemetry, and who makes its children. */
record Traced(Tracer tracer, Span span) implements Trace {

  @Override
  public Trace child(String name) {
    return begin(name, SpanKind.INTERNAL);
  }

  @Override
  public Trace calling(String name) {
    return begin(name, SpanKind.CLIENT);
  }

  private Trace begin(String name, SpanKind kind) {
    return new Traced(
        tracer,
        tracer
            .spanBuilder(name)
            .setSpanKind(kind)
            .setParent(Context.root().with(span))
            .startSpan());
  }

  /** A trace of its own: it belongs to each of those as much as to any other. */
  Trace joining(String name, List<Trace> those) {
    SpanBuilder joint = tracer.spanBuilder(name).setNoParent();
    for (Trace one : those) {
      if (one instanceof Traced(Tracer _, Span traced)) {
        joint.addLink(traced.getSpanContext());
      }
    }
    return new Traced(tracer, joint.startSpan());
  }

  @Override
  public Trace linked(Trace other) {
    if (other instanceof Traced(Tracer _, Span traced)) {
      span.addLink(traced.getSpanContext());
    }
    return this;
  }

  @Override
  public Trace named(String name) {
    span.updateName(name);
    return this;
  }

  @Override
  public Trace with(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  @Override
  public Trace with(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  @Override
  public Trace failed(String why) {
    span.setStatus(StatusCode.ERROR, why);
    return this;
  }

  @Override
  public void end() {
    span.end();
  }

  @Override
  public Scope enter() {
    return CurrentTrace.enter(this);
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), headers, Map::put);
    return Map.copyOf(headers);
  }
}
