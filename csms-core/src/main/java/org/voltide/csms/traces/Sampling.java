package org.voltide.csms.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which work is traced: parts of what is, what is done for it, and a share of all else by chance. A
 * caller's trace goes on under its id, but whether it is traced here is not the caller's choice:
 * else anybody who reaches the port could crowd out all others.
 */
record Sampling(double ratio) implements Sampler {

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    SpanContext above = Span.fromContext(parent).getSpanContext();
    boolean isPart = above.isValid() && !above.isRemote() && above.isSampled();
    boolean isFor = links.stream().anyMatch(link -> link.getSpanContext().isSampled());
    return isPart || isFor || ThreadLocalRandom.current().nextDouble() < ratio
        ? SamplingResult.recordAndSample()
        : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return toString();
  }
}
